import { linkTo, type Reader } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { paths as decisions } from '#decisions/paths.ts'
import { paths as posts } from '#posts/paths.ts'
import { type Fact as Said, footingOf, saidNow } from '#proposals/model/fields.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { ProposedField } from '#proposals/model/proposal.ts'
import type { ShownProposal } from '#proposals/views/shown.ts'
import { fieldText, type TextOf } from '#proposals/views/values.ts'
import { Fact } from './parts.tsx'

interface AboutProps {
  proposal: ShownProposal
  reader: Reader
}

/** What a proposal is: of whom, by which source, from when; and where it stands. */
export function About({ proposal, reader }: AboutProps) {
  const { words } = reader
  const { office, officeName, author, manner, state, from, soFrom, soUntil } = proposal
  return (
    <dl class="facts__list">
      <Fact label={words.t('proposals.column.manner')}>
        {words.t(`proposals.manner.${manner}`)}
      </Fact>
      <Fact label={words.t('proposals.column.office')}>
        <OfficeLink id={office} name={officeName ?? office} reader={reader} />
      </Fact>
      {from !== null && (
        <Fact label={words.t('proposals.field.from')}>
          {words.t('proposals.from-there', { day: words.day(from) })}
        </Fact>
      )}
      {soFrom !== '' && <Fact label={words.t('proposals.field.soFrom')}>{soFrom}</Fact>}
      {soUntil !== '' && <Fact label={words.t('proposals.field.soUntil')}>{soUntil}</Fact>}
      <Fact label={words.t('proposals.column.author')}>
        <bdi>{words.t('proposals.by', { name: author.name, post: author.post.title })}</bdi>
        {author.onBehalfOf !== null && (
          <> {words.t('history.on-behalf', { post: author.onBehalfOf.title })}</>
        )}
      </Fact>
      <Fact label={words.t('proposals.column.sent')}>{words.day(proposal.sentOn)}</Fact>
      <Grounds proposal={proposal} reader={reader} />
      <Fact label={words.t('proposals.column.state')}>
        {words.t(`proposals.state.${state}`)}
        {state !== 'open' && <Ended proposal={proposal} reader={reader} />}
      </Fact>
    </dl>
  )
}

/** By which source something is proposed, and why. */
export const Grounds = ({ proposal: { source, why }, reader: { words } }: AboutProps) => (
  <>
    <Fact label={words.t('proposals.column.source')}>
      {source.address === null ? (
        <bdi>{source.title}</bdi>
      ) : (
        <a class="ds-link" href={source.address} rel="external noreferrer nofollow">
          <bdi>{source.title}</bdi>
        </a>
      )}
    </Fact>
    <Fact label={words.t('proposals.field.why')}>
      <bdi>{why}</bdi>
    </Fact>
  </>
)

/** Who brought it to where it stands, when, and why; and the decision by which it holds. */
function Ended({ proposal, reader }: AboutProps) {
  const { words } = reader
  const { person, postTitle, since, reason, decision } = proposal
  return (
    <>
      {person !== null && (
        <p>
          <bdi>
            {words.t('proposals.ended', {
              name: person,
              post: postTitle ?? '—',
              day: words.day(since),
            })}
          </bdi>
        </p>
      )}
      {reason !== null && (
        <p>
          <q dir="auto">{reason}</q>
        </p>
      )}
      {decision !== null && (
        <p>
          <a class="ds-link" href={linkTo(reader, decisions.decision(decision))}>
            {words.t('proposals.decision')}
          </a>
        </p>
      )}
    </>
  )
}

/** Who has an open proposal, and why; since when and until when; or that nobody may decide on it. */
export function Held({ proposal: { custody }, reader }: AboutProps) {
  if (custody === null) return null
  const { words } = reader
  const { stage, holders, since, until } = custody
  return (
    <Section title={words.t('proposals.held.title')}>
      {holders.length === 0 ? (
        <p class="note">{words.t('proposals.held.nobody')}</p>
      ) : (
        <>
          <p>{words.t(`proposals.held.${stage}`, { day: words.day(since) })}</p>
          {until !== null && (
            <p>{words.t('proposals.held.until', { day: words.day(lastDayOf(until)) })}</p>
          )}
          <Table
            caption={words.t('proposals.held.title')}
            rows={holders}
            columns={[
              {
                title: words.t('proposals.column.person'),
                cell: ({ name }) => <bdi>{name}</bdi>,
              },
              {
                title: words.t('posts.column.post'),
                cell: ({ post }) => (
                  <a class="ds-link" href={linkTo(reader, posts.post(post.id))}>
                    <bdi>{post.title}</bdi>
                  </a>
                ),
              },
              { title: words.t('proposals.column.why'), cell: (each) => reasonText(each, reader) },
            ]}
          />
        </>
      )}
    </Section>
  )
}

/** Why somebody may decide: by which right, of which post, for which office. */
export function reasonText(
  { reach, function: held, office, officeName, onBehalfOf }: Decider,
  { words }: Pick<Reader, 'words'>,
): string {
  const right = words.t('posts.right.network.decide')
  const name = officeName ?? office ?? ''
  const behalf =
    onBehalfOf === null ? '' : ` ${words.t('history.on-behalf', { post: onBehalfOf.title })}`
  if (reach === 'everywhere') return words.t('proposals.held.by-everywhere', { right }) + behalf
  if (reach === 'own') return words.t('proposals.held.by-own', { right, office: name }) + behalf
  const text =
    held === null
      ? words.t('proposals.held.by-coverage', { right, office: name })
      : words.t('proposals.held.by-function', {
          right,
          office: name,
          function: words.t(`network.function.${held}`),
        })
  return text + behalf
}

interface FieldsProps extends AboutProps {
  said: readonly Said[]
  text: TextOf
}

/** The fields of a proposal: before and after, what the network says by now, and what was decided on each. */
export function Fields({ proposal, reader, said, text }: FieldsProps) {
  const { words } = reader
  const isOpen = proposal.state === 'open' || proposal.state === 'returned'
  const value = (field: ProposedField, side: string | null) =>
    side === null ? (
      <small>{words.t('proposals.form.nothing-said')}</small>
    ) : (
      <bdi>{text({ ...field, value: side })}</bdi>
    )
  return (
    <Table
      caption={words.t('proposals.column.fields')}
      rows={proposal.fields}
      idOf={({ at }) => `field-${at}`}
      columns={[
        { title: words.t('proposals.column.field'), cell: (field) => fieldText(field, words) },
        { title: words.t('proposals.column.before'), cell: (field) => value(field, field.before) },
        { title: words.t('proposals.column.after'), cell: (field) => value(field, field.after) },
        {
          title: words.t('proposals.column.now'),
          cell: (field) =>
            isOpen &&
            footingOf(field, said) !== 'as-proposed' && (
              <Now field={field} said={said} reader={reader} text={text} />
            ),
        },
        {
          title: words.t('proposals.column.verdict'),
          cell: ({ at }) => {
            const verdict = proposal.verdicts.find((each) => each.at === at)
            return (
              verdict !== undefined && (
                <>
                  {words.t(verdict.isAccepted ? 'proposals.accepted' : 'proposals.refused')}
                  {verdict.reason !== null && (
                    <>
                      {': '}
                      <q dir="auto">{verdict.reason}</q>
                    </>
                  )}
                </>
              )
            )
          },
        },
      ]}
    />
  )
}

/** What the network says by now where it is no longer what was proposed on. */
export function Now({
  field,
  said,
  reader: { words },
  text,
}: {
  field: ProposedField
  said: readonly Said[]
  reader: Reader
  text: TextOf
}) {
  const footing = footingOf(field, said)
  if (footing === 'as-proposed') return null
  const now = saidNow(field, said)
  return (
    <span class="marking">
      {words.t(`proposals.footing-${footing}`, {
        said: now === null ? '—' : text({ ...field, value: now }),
      })}
    </span>
  )
}
