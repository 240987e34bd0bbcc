import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Type } from 'typebox'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Done } from '#platform/ui/done.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { paths as projects } from '#projects/paths.ts'
import { commentsOf } from '#projects/views/comments.ts'
import { Comments } from '#projects/web/reading/comments.tsx'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { decide } from '#routes/actions.ts'
import { DecideForm, saidIn } from '#routes/forms/pages.ts'
import { paths } from '#routes/paths.ts'
import { changedSince } from '#routes/views.ts'
import { routeTold, type StepTold } from '#routes/views/told.ts'
import { StepMark, StepTitle, stepWording } from '#routes/web/route/parts.tsx'
import { ReviewTable } from '#routes/web/route/reviews.tsx'
import { StepFacts } from '#routes/web/route/step.tsx'
import { VerdictSaid } from '#routes/web/route/verdict.tsx'
import { Conditions } from '#routes/web/route/conditions.tsx'
import type { RouteRules } from '#routes/actions.ts'
import { roomOf } from '#routes/web/room.ts'
import { ChangedSince } from './changed.tsx'
import { groundOf, projectOf, type StepGround } from './ground.ts'
import { deciding } from './labels.ts'
import { onwardsFrom } from './onwards.ts'
import { VerdictForm } from './verdict-form.tsx'

/** What a step is: why it came to whoever has it, what changed since the last time, what was said; and for them the form to decide it. */
export function stepPage(app: FastifyInstance, room: RouteRules): void {
  form(app, paths.step(':id'), {
    query: PageQuery({ done: Type.Optional(Type.String({ maxLength: 40 })) }),
    body: DecideForm,
    admission: 'signed-in',
    show: async (visitor, { done }, params, again) =>
      shownStep(await groundOf(visitor, params), again, done),
    send: async (reader, body, { id = '' }) => {
      await decide(byOf(reader), id, saidIn(body), roomOf(reader, room))
      return onwardsFrom(reader, id, body.verdict)
    },
  })
}

async function shownStep(
  ground: StepGround,
  again: Again | null,
  done: string | undefined,
): Promise<VNode> {
  const { reader, project, told, route, barred } = ground
  const { words, db, moment, locale } = reader
  const { step, standing, titles } = told
  const { reading, naming } = await projectOf(ground)
  const [changes, comments] = await Promise.all([
    changedSince(db, moment, route.route),
    commentsOf(db, moment, { project: project.id, number: route.route.number }),
  ])
  const text = stepWording(titles, step.rule, locale).text
  const before = await saidBefore(reader, route)
  return (
    <Page reader={reader} title={text} isOwn>
      {done !== undefined && words.has(`routes.said.${done}`) && again === null && (
        <Done>{words.t('routes.step.done', { verdict: words.t(`routes.said.${done}`) })}</Done>
      )}
      <h1 class="ds-heading" data-size="lg">
        <StepTitle titles={titles} rule={step.rule} theme={step.theme} reader={reader} />
      </h1>
      <p class="lead">
        <ProjectLink project={project} reader={reader} />{' '}
        <StepMark state={standing.state} isLate={told.isLate} reader={reader} />
      </p>
      <StepFacts told={told} names={route.names} reader={reader} />
      <Ways ground={ground} />
      {told.verdict !== null && (
        <VerdictSaid
          verdict={told.verdict}
          checklist={told.checklist}
          naming={naming}
          reader={reader}
        />
      )}
      {told.conditions.length > 0 && <Conditions conditions={told.conditions} reader={reader} />}
      {changes !== null && (
        <Section id="changes" title={words.t('routes.step.changes')}>
          {before.map(
            ({ verdict, checklist }) =>
              verdict !== null && (
                <VerdictSaid
                  verdict={verdict}
                  checklist={checklist}
                  naming={naming}
                  reader={reader}
                />
              ),
          )}
          <ChangedSince changes={changes} reading={reading} naming={naming} />
        </Section>
      )}
      {comments.length > 0 && (
        <Section id="comments" title={words.t('routes.step.comments')}>
          <Comments comments={comments} shown={reading.shown} reader={reader} />
        </Section>
      )}
      {told.reviews.length > 0 && <ReviewTable told={told} reader={reader} />}
      {standing.state === 'open' && (
        <Section id="decide" title={words.t('routes.step.decide')}>
          <FormBody reader={reader} again={again} barred={barred} label={deciding(reader, ground)}>
            <VerdictForm ground={ground} reading={reading} naming={naming} again={again} />
          </FormBody>
        </Section>
      )}
    </Page>
  )
}

/** What was said when the project was given back the last time. */
const saidBefore = async (
  reader: Reader,
  { route: { follows } }: StepGround['route'],
): Promise<StepTold[]> =>
  follows === null
    ? []
    : (await routeTold(reader, follows)).steps.filter(
        ({ verdict }) => verdict?.verdict === 'return',
      )

/** What can be done beside deciding: take it up, pass it on, tell what one found, read the project, say something beside it. */
function Ways({ ground: { reader, told, project, route, barred } }: { ground: StepGround }) {
  const { words, locale } = reader
  const { step, standing, rule } = told
  const isOpen = standing.state === 'open'
  const { number } = route.route
  return (
    <div class="ways">
      {isOpen && barred === null && standing.begunAt === null && (
        <form method="post" action={linkTo({ locale, asked: {} }, paths.begin(step.id))}>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.t('routes.step.begin')}
          </button>
        </form>
      )}
      {isOpen && rule?.reviewers != null && (
        <WayTo
          href={linkTo(reader, paths.review(step.id))}
          label={words.t('routes.step.review')}
          barred={null}
          id="no-review"
        />
      )}
      {isOpen && (
        <WayTo
          href={linkTo(reader, paths.passOn(step.id))}
          label={words.t('routes.step.pass-on')}
          barred={barred}
          id="no-pass-on"
        />
      )}
      <a class="ds-link" href={linkTo(reader, projects.version(project.id, number))}>
        {words.t('routes.step.read')}
      </a>
      <a
        class="ds-link"
        href={linkTo(reader, `${projects.comment(project.id, number)}?part=project`)}
      >
        {words.t('routes.step.comment')}
      </a>
      <a class="ds-link" href={linkTo(reader, paths.share(project.id))}>
        {words.t('routes.share.way')}
      </a>
      <a class="ds-link" href={linkTo(reader, paths.route(project.id))}>
        {words.t('routes.page.whole-route')}
      </a>
    </div>
  )
}
