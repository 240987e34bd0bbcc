import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { Type } from 'typebox'
import { page } from '#platform/http/answer.ts'
import { IdField, PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import type { Project } from '#projects/model/project.ts'
import { paths as projects } from '#projects/paths.ts'
import { sightOf } from '#projects/views/seen.ts'
import { readingOf } from '#projects/web/reading/reading.ts'
import { ProjectLink, titleOf } from '#projects/web/reading/said.tsx'
import type { Route } from '#routes/model/route.ts'
import { paths } from '#routes/paths.ts'
import { routesOf } from '#routes/views.ts'
import { seenInside } from '#routes/views/seen.ts'
import { routeTold } from '#routes/views/told.ts'
import { namingOf } from './naming.ts'
import { WholeRoute } from './whole.tsx'

const RouteQuery = PageQuery({
  route: Type.Optional(IdField),
  done: Type.Optional(Type.Enum(['sent'])),
})

/** The route a project is on, or was on last, or an earlier one. */
export function routePage(app: FastifyInstance): void {
  page(
    app,
    paths.route(':id'),
    RouteQuery,
    async (reader, { route: wanted, done }, { id = '' }) => {
      const { words, locale } = reader
      const project = await seenInside(reader, id)
      const routes = await routesOf(reader.db, reader.moment, project.id)
      const chosen =
        wanted === undefined
          ? routes[0]
          : found(
              routes.find((each) => each.id === wanted),
              'routes/unknown-route',
            )
      const title = words.t('routes.page.of', { title: titleOf(project, locale).text })
      return (
        <Page reader={reader} title={title} isOwn>
          {done === 'sent' && <Done>{words.t('routes.submit.done')}</Done>}
          <h1 class="ds-heading" data-size="lg">
            {words.t('routes.page.title')}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
          </p>
          {project.state === 'returned' && mayDevelop(reader) && (
            <p class="ways">
              <a
                class="ds-button"
                data-variant="secondary"
                href={linkTo(reader, projects.section(project.id, project.version, 'overview'))}
              >
                {words.t('routes.page.write')}
              </a>
            </p>
          )}
          {chosen === undefined ? (
            <p class="empty">
              {words.t('routes.page.none')}{' '}
              <a class="ds-link" href={linkTo(reader, paths.submit(project.id))}>
                {words.t('routes.submit.title')}
              </a>
            </p>
          ) : (
            <Section title={words.t('routes.page.steps')}>
              {await chosenRoute(reader, chosen, project)}
            </Section>
          )}
          {routes.length > 1 && (
            <Section title={words.t('routes.page.others')}>
              <OtherRoutes
                routes={routes.filter((each) => each !== chosen)}
                project={project.id}
                reader={reader}
              />
            </Section>
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

/** Whether the way to writing is shown; whoever follows it is asked there whether they may. */
const mayDevelop = ({ asker }: Reader) =>
  asker?.grants.some(({ right }) => right === 'projects.develop') ?? false

async function chosenRoute(reader: Reader, route: Route, project: Project): Promise<VNode> {
  const sight = await sightOf(reader)
  const { shown } = await readingOf(reader, project, { sight, number: route.number, besides: [] })
  return (
    <WholeRoute
      told={await routeTold(reader, route.id)}
      naming={namingOf(reader, shown)}
      reader={reader}
    />
  )
}

/** Other routes of a project, the newest first, each leading to its page. */
export const OtherRoutes = ({
  routes,
  project,
  reader,
}: {
  routes: readonly Route[]
  project: string
  reader: Reader
}) =>
  routes.length === 0 ? null : (
    <ul class="route-others">
      {routes.map(({ id, purpose, openedAt, end }) => (
        <li>
          <a class="ds-link" href={linkTo(reader, paths.route(project), { route: id })}>
            {reader.words.t(`routes.purpose.${purpose}`)} ·{' '}
            {reader.words.day(openedAt.slice(0, 10))}
          </a>{' '}
          {end !== null && <small>{reader.words.t(`routes.outcome.${end.outcome}`)}</small>}
        </li>
      ))}
    </ul>
  )
