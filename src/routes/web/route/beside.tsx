import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { isMoveFrom } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import type { ProjectBeside } from '#projects/web/beside.ts'
import { paths } from '#routes/paths.ts'
import { routePreview, routesOf } from '#routes/views.ts'
import { type RouteTold, routeTold } from '#routes/views/told.ts'
import { namingOf } from './naming.ts'
import { PreviewRoute } from './preview.tsx'
import { OtherRoutes } from './page.tsx'
import { WholeRoute } from './whole.tsx'

/**
 * On the page of a project, for those inside: who has it now, and the route it takes with why each is asked; before it is sent, who would
 * be asked, and the way to send it.
 */
export const routesBeside: ProjectBeside = async (reader, shown) => {
  const { words, db, moment, asker, locale, todayAt } = reader
  const { project, isInside, version } = shown
  if (asker === null || !isInside || project.version !== version.number) return {}
  const routes = await routesOf(db, moment, project.id)
  const [newest, ...older] = routes
  const mayBeSent = isMoveFrom('submit', project.state)
  const told = newest === undefined ? null : await routeTold(reader, newest.id)
  const preview = mayBeSent
    ? await routePreview(
        db,
        { today: { ...asker.today, asKnown: null }, todayAt },
        project,
        locale,
        {
          sender: asker.person,
        },
      )
    : null
  if (told === null && preview === null) return {}
  return {
    head: told === null || newest?.end !== null ? null : <WhoHasIt told={told} reader={reader} />,
    sections: [
      {
        id: 'route',
        title: words.t('routes.page.title'),
        at: 'life',
        children: (
          <>
            {preview !== null && (
              <>
                <PreviewRoute preview={preview} reader={reader} />
                <Sending
                  project={project}
                  mayWrite={await mayDevelop(reader, project)}
                  reader={reader}
                />
              </>
            )}
            {told !== null && (
              <>
                {preview !== null && (
                  <h3 class="ds-heading" data-size="xs">
                    {words.t('routes.page.last')}
                  </h3>
                )}
                <WholeRoute told={told} naming={namingOf(reader, shown)} reader={reader} />
              </>
            )}
            <OtherRoutes routes={older} project={project.id} reader={reader} />
            <p>
              <a class="ds-link" href={linkTo(reader, paths.share(project.id))}>
                {words.t('routes.share.way')}
              </a>
            </p>
          </>
        ),
      },
    ],
  }
}

async function mayDevelop(
  { db, asker }: Pick<Reader, 'db' | 'asker'>,
  { office, officeName }: Project,
): Promise<boolean> {
  if (asker === null) return false
  const target = await targetAt(db, asker, { id: office, name: officeName }, asker.today.asOf)
  return permits('projects.develop', asker, target).isAllowed
}

/** The way to send a project on its route, for those who may. */
const Sending = ({
  project,
  mayWrite,
  reader,
}: {
  project: Project
  mayWrite: boolean
  reader: Reader
}) =>
  mayWrite ? (
    <p>
      <WayTo
        href={linkTo(reader, paths.submit(project.id))}
        label={reader.words.t('routes.submit.title')}
        barred={null}
        id="no-submit"
      />
    </p>
  ) : null

/** Who has a project now, and since when: one line for each, below its stepper. */
export function WhoHasIt({ told, reader }: { told: RouteTold; reader: Reader }) {
  const { words } = reader
  const open = told.steps.filter(({ standing }) => standing.state === 'open')
  if (open.length === 0) return null
  return (
    <ul class="route-now">
      {open.map(({ step, standing, officeName, isLate, able }) => (
        <li>
          <a class="ds-link" href={`#${step.id}`}>
            {words.t('routes.page.now', {
              office: officeName ?? '',
              day: words.day(standing.since),
            })}
          </a>{' '}
          {able.length > 0 && <bdi>({words.list(able.map(({ name }) => name))})</bdi>}{' '}
          {standing.due !== null && (
            <small class={isLate ? 'route__mark route__mark--late' : ''}>
              {words.t(isLate ? 'routes.page.late-since' : 'routes.page.until', {
                day: words.day(standing.due),
              })}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
