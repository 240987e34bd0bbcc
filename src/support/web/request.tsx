import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { Type } from 'typebox'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import { ProjectLink } from '#projects/web.tsx'
import { projectSeen } from '#projects/views/seen.ts'
import { becauseText, type Names, passedTexts } from '#routes/model/sentence.ts'
import { placeNames } from '#world/views.ts'
import { kindCalled } from '#support/model/kind.ts'
import type { SupportRequest } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'
import { kindList, seenRequest } from '#support/views.ts'
import { StateMark } from './parts.tsx'
import { sectionsOf } from './thread.tsx'
import { waysOf } from './ways.tsx'

/** A request: what is asked, who has it and why, until when, what was said and done about it. */
export function requestPage(app: FastifyInstance): void {
  page(
    app,
    paths.request(':id'),
    PageQuery({ done: Type.Optional(Type.String({ maxLength: 40 })) }),
    async (visitor, { done }, { id = '' }) => {
      const reader = presently(visitor)
      const { words } = reader
      const request = await seenRequest(reader, id)
      return (
        <Page reader={reader} title={request.title.text} isOwn>
          {done !== undefined && <Done>{words.t('support.done')}</Done>}
          <p>
            <a class="ds-link" href={linkTo(reader, paths.support)}>
              {words.t('support.page.title')}
            </a>
          </p>
          <h1 class="ds-heading" data-size="lg">
            <Said wording={request.title} />
          </h1>
          <p class="lead">
            <StateMark request={request} reader={reader} />
          </p>
          <p class="support__text" lang={request.title.language} dir="auto">
            {request.text}
          </p>
          {await factsOf(reader, request)}
          {await waysOf(reader, request)}
          {await sectionsOf(reader, request)}
        </Page>
      )
    },
    'signed-in',
  )
}

async function factsOf(reader: SignedReader, request: SupportRequest) {
  const { words, db, moment, locale } = reader
  const { standing } = request
  const [kinds, names] = [await kindList(db, moment), await placeNames(db, moment, locale)]
  const project = request.project === null ? undefined : await projectSeen(reader, request.project)
  const rows: [string, ComponentChildren][] = [
    [
      'office',
      <>
        <OfficeLink
          id={request.office}
          name={request.officeName ?? request.office}
          reader={reader}
        />
        {request.by.name !== null && (
          <>
            {' · '}
            <bdi>{request.by.name}</bdi>
          </>
        )}
      </>,
    ],
    ['asked', words.instant(request.askedAt)],
    [
      'giver',
      <>
        <OfficeLink
          id={standing.office}
          name={standing.officeName ?? standing.office}
          reader={reader}
        />
        <br />
        <bdi lang="en">{standing.postTitle}</bdi>
      </>,
    ],
    ['since', words.day(standing.since)],
    ['due', words.day(standing.due)],
    ['wanted', request.wanted === null ? null : words.day(request.wanted)],
    ['kind', kindCalled(kinds, request.kind, locale)],
    ['theme', words.t(`posts.theme.${request.theme}`)],
    ['country', request.country === null ? null : (names.get(request.country) ?? request.country)],
    ['project', project === undefined ? null : <ProjectLink project={project} reader={reader} />],
    ['reason', standing.reason === null ? null : <bdi dir="auto">{standing.reason}</bdi>],
    [
      'answer',
      standing.answer === null ? null : (
        <span class="support__text" dir="auto">
          {standing.answer}
        </span>
      ),
    ],
    ['outcome', standing.outcome === null ? null : words.t(`support.outcome.${standing.outcome}`)],
    [
      'rating',
      standing.rating === null
        ? null
        : words.t('support.rating.of', { rating: words.number(standing.rating) }),
    ],
  ]
  return (
    <>
      <dl class="facts__list">
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div>
              <dt>{words.t(`support.column.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Why standing={standing} names={names} reader={reader} />
    </>
  )
}

/** Why it came to whoever has it: the sentence, why it moved, and who was passed over. */
function Why({
  standing: { because, cause },
  names,
  reader: { words },
}: Pick<SupportRequest, 'standing'> & { names: Names; reader: SignedReader }) {
  const passed = passedTexts(because, words)
  return (
    <Section id="why" title={words.t('support.column.why')}>
      <p class="support__text">
        {becauseText(because, names, words)} {cause !== 'rule' && words.t(`support.cause.${cause}`)}
      </p>
      {passed.length > 0 && (
        <ul>
          {passed.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
