import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { byOf } from '#posts/web/parts.tsx'
import { whyNot } from '#posts/web/may.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { isMoveFrom } from '#projects/model/life.ts'
import type { Lack } from '#projects/model/need.ts'
import type { Project } from '#projects/model/project.ts'
import { paths as projects } from '#projects/paths.ts'
import { lackText } from '#projects/views/items.ts'
import { lacksOf } from '#projects/views/needs.ts'
import { sightOf } from '#projects/views/seen.ts'
import { readingOf } from '#projects/web/reading/reading.ts'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { submit } from '#routes/actions.ts'
import { SubmitBody } from '#routes/forms/verbs.ts'
import { paths } from '#routes/paths.ts'
import { routePreview } from '#routes/views.ts'
import { seenInside } from '#routes/views/seen.ts'
import { type Naming, namingOf } from './route/naming.ts'
import { PreviewRoute } from './route/preview.tsx'
import type { RouteRules } from '#routes/actions.ts'
import { roomOf } from './room.ts'

/** The page from which a project is sent on its route: what is missing, who will be asked and why. */
export function submitForm(app: FastifyInstance, room: RouteRules): void {
  form(app, paths.submit(':id'), {
    query: PageQuery({}),
    body: SubmitBody,
    admission: { right: 'projects.develop' },
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, asker, locale, todayAt } = reader
      const project = await seenInside(reader, id)
      const number = project.version
      const sight = await sightOf(reader)
      const { shown } = await readingOf(reader, project, { sight, number, besides: [] })
      const lacks = isMoveFrom('submit', project.state)
        ? await lacksOf({ db, moment, asker }, { project, number, move: 'submit' }, room.checks)
        : []
      const today = { today: { ...moment, asKnown: null }, todayAt }
      const preview = await routePreview(db, today, project, locale, { sender: asker.person })
      const barred = await whyNotSending(reader, project)
      const title = words.t('routes.submit.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
          </p>
          <Section title={words.t('routes.submit.missing')}>
            <Lacks
              lacks={lacks}
              project={project}
              naming={namingOf(reader, shown)}
              reader={reader}
            />
          </Section>
          <Section title={words.t('routes.submit.who')}>
            <PreviewRoute preview={preview} reader={reader} />
          </Section>
          <Section title={words.t('routes.submit.confirm')}>
            <FormBody reader={reader} again={again} barred={barred} label={(field) => field}>
              <p>{words.t('routes.submit.means')}</p>
              <Form reader={reader}>
                <Version now={heldByRevision(project)} again={again} />
                <p>
                  <SubmitButton
                    label={title}
                    barred={
                      lacks.length > 0
                        ? words.t('routes.submit.lacking', { count: lacks.length })
                        : preview.isPossible
                          ? null
                          : words.t('routes.page.impossible')
                    }
                    id="no-submit"
                  />
                </p>
              </Form>
            </FormBody>
          </Section>
        </Page>
      )
    },
    send: async (reader, body, { id = '' }) => {
      const { checks } = room
      await submit(byOf(reader), id, body, { ...roomOf(reader, room), checks })
      return linkTo({ locale: reader.locale, asked: {} }, paths.route(id), { done: 'sent' })
    },
  })
}

async function whyNotSending(reader: SignedReader, project: Project): Promise<string | null> {
  const { db, asker, words } = reader
  const { office, officeName, state } = project
  const target = await targetAt(db, asker, { id: office, name: officeName }, asker.today.asOf)
  const barred = whyNot(permits('projects.develop', asker, target), reader)
  if (barred !== null) return barred
  if (isMoveFrom('submit', state)) return null
  return words.t('projects.no-move', {
    move: words.t('projects.move.submit'),
    state: words.t(`projects.state.${state}`),
  })
}

/** What is missing, each leading to where it is written. */
function Lacks({
  lacks,
  project,
  naming,
  reader,
}: {
  lacks: readonly Lack[]
  project: Project
  naming: Naming
  reader: SignedReader
}) {
  const { words } = reader
  if (lacks.length === 0) return <p>{words.t('routes.submit.complete')}</p>
  return (
    <ul class="lacks">
      {lacks.map((lack) => (
        <li>
          {lack.part !== null && (
            <>
              <a
                class="ds-link"
                href={linkTo(reader, projects.part(project.id, project.version, lack.part))}
              >
                <bdi>{naming.part(lack.part)}</bdi>
                {lack.field !== null && <> · {naming.field(lack.field)}</>}
              </a>
              {': '}
            </>
          )}
          {lackText(lack, words)}
        </li>
      ))}
    </ul>
  )
}
