import type { SignedReader } from '#platform/doors/asker.ts'
import { linkTo } from '#platform/http/reader.ts'
import { LongField } from '#platform/ui/long-field.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { askingIt, givingIt } from '#support/actions/acting.ts'
import { hoursOf } from '#support/model/hours.ts'
import { longestText, type SupportRequest } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'
import {
  type Link,
  linksOf,
  type Message,
  messagesOf,
  type Passage,
  passagesOf,
  type TimeEntry,
  timesOf,
} from '#support/views.ts'
import { may } from './ways.tsx'

interface PartProps {
  request: SupportRequest
  reader: SignedReader
}

/** What was said, the time spent, the documents, and through whose hands it went. */
export async function sectionsOf(reader: SignedReader, request: SupportRequest) {
  const { db, moment } = reader
  const gives = await may(givingIt, reader, request)
  const takesPart = gives || (await may(askingIt, reader, request))
  const of = { request, reader }
  return (
    <>
      <Thread {...of} messages={await messagesOf(db, moment, request.id)} mayWrite={takesPart} />
      <Documents {...of} links={await linksOf(db, moment, request.id)} mayWrite={takesPart} />
      <Times {...of} times={await timesOf(db, moment, request.id)} mayWrite={gives} />
      <Passages {...of} passages={await passagesOf(db, moment, request.id)} />
    </>
  )
}

function Thread({
  request,
  reader,
  messages,
  mayWrite,
}: PartProps & { messages: readonly Message[]; mayWrite: boolean }) {
  const { words, locale } = reader
  return (
    <Section id="thread" title={words.t('support.section.thread')}>
      {messages.length === 0 ? (
        <p class="empty">{words.t('support.section.nothing-said')}</p>
      ) : (
        <ol class="support__thread">
          {messages.map(({ id, text, name, postTitle, at }) => (
            <li id={id}>
              <p class="support__by">
                <bdi>{name}</bdi> {postTitle !== null && <bdi lang="en">({postTitle})</bdi>}{' '}
                <time dateTime={at}>{words.instant(at)}</time>
              </p>
              <p class="support__text" dir="auto">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && (
        <form
          class="form"
          method="post"
          action={linkTo({ locale, asked: {} }, paths.say(request.id))}
        >
          <LongField
            name="text"
            label={words.t('support.section.say')}
            most={longestText}
            required
            again={null}
            words={words}
          />
          <div>
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.t('support.send')}
            </button>
          </div>
        </form>
      )}
    </Section>
  )
}

function Documents({
  request,
  reader,
  links,
  mayWrite,
}: PartProps & { links: readonly Link[]; mayWrite: boolean }) {
  const { words, locale } = reader
  const here = { locale, asked: {} }
  return (
    <Section id="documents" title={words.t('support.section.documents')}>
      {links.length === 0 ? (
        <p class="empty">{words.t('support.section.no-documents')}</p>
      ) : (
        <ul class="support__links">
          {links.map(({ id, title, address }) => (
            <li>
              <a class="ds-link" href={address} rel="noreferrer nofollow">
                <bdi>{title}</bdi>
              </a>
              {mayWrite && (
                <form method="post" action={linkTo(here, paths.unlink(request.id, id))}>
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    type="submit"
                    aria-label={`${words.t('support.remove')}: ${title}`}
                  >
                    {words.t('support.remove')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <p>
          <a class="ds-link" href={linkTo(here, paths.link(request.id))}>
            {words.t('support.section.add-document')}
          </a>
        </p>
      )}
    </Section>
  )
}

function Times({
  request,
  reader,
  times,
  mayWrite,
}: PartProps & { times: readonly TimeEntry[]; mayWrite: boolean }) {
  const { words, locale } = reader
  const sum = times.reduce((all, { quarters }) => all + quarters, 0)
  const column = (name: string) => words.t(`support.column.${name}`)
  return (
    <Section id="time" title={words.t('support.section.time')}>
      {times.length > 0 && (
        <p>{words.t('support.section.time-sum', { hours: words.number(hoursOf(sum)) })}</p>
      )}
      {times.length === 0 ? (
        <p class="empty">{words.t('support.section.no-time')}</p>
      ) : (
        <Table
          caption={words.t('support.section.time')}
          rows={times}
          columns={[
            { title: column('day'), stands: 'short', cell: ({ day }) => words.day(day) },
            {
              title: column('hours'),
              cell: ({ quarters, corrected }) => (
                <>
                  {words.number(hoursOf(quarters))}
                  {corrected > 0 && (
                    <small> {words.t('support.section.corrected', { count: corrected })}</small>
                  )}
                </>
              ),
            },
            {
              title: column('by'),
              cell: ({ name, postTitle }) => (
                <>
                  <bdi>{name}</bdi> {postTitle !== null && <bdi lang="en">({postTitle})</bdi>}
                </>
              ),
            },
            { title: column('note'), cell: ({ note }) => note !== null && <bdi>{note}</bdi> },
          ]}
        />
      )}
      {mayWrite && (
        <p>
          <a class="ds-link" href={linkTo({ locale, asked: {} }, paths.time(request.id))}>
            {words.t('support.section.add-time')}
          </a>
        </p>
      )}
    </Section>
  )
}

function Passages({ reader, passages }: PartProps & { passages: readonly Passage[] }) {
  const { words } = reader
  const column = (name: string) => words.t(`support.column.${name}`)
  return (
    <Section id="passages" title={words.t('support.section.passages')}>
      <Table
        caption={words.t('support.section.passages')}
        rows={passages}
        columns={[
          { title: column('since'), cell: ({ at }) => words.instant(at) },
          { title: column('state'), cell: ({ state }) => words.t(`support.state.${state}`) },
          {
            title: column('giver'),
            cell: ({ office, officeName, postTitle }) => (
              <>
                <OfficeLink id={office} name={officeName ?? office} reader={reader} />
                <br />
                <bdi lang="en">{postTitle}</bdi>
              </>
            ),
          },
          {
            title: column('reason'),
            cell: ({ cause, reason }) =>
              (cause !== 'rule' || reason !== null) && (
                <>
                  {cause !== 'rule' && words.t(`support.cause.${cause}`)}{' '}
                  {reason !== null && <bdi dir="auto">{reason}</bdi>}
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}
