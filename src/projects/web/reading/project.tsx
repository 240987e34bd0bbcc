import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { page } from '#platform/http/answer.ts'
import { here, linkTo, type Reader } from '#platform/http/reader.ts'
import { textOf } from '#platform/tree/part.ts'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Contents, type RecordSection, Section } from '#platform/ui/section.tsx'
import { versionNumber } from '#platform/tree/version-number.ts'
import { ProjectQuery } from '#projects/forms/pages.ts'
import { publicStates } from '#projects/model/life.ts'
import { paths } from '#projects/paths.ts'
import { projectOnDay } from '#projects/views/on-day.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import type { ProjectBeside } from '#projects/web/beside.ts'
import { Facts } from './facts.tsx'
import { type Reading, readingOf } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { Marks, StateMark, titleOf } from './said.tsx'
import { sectionsOf } from './sections.tsx'
import { Stepper } from './stepper.tsx'

/** What the app hands down to the page of a project. */
export interface ProjectRoom {
  /** What is shown beside what a project says itself. */
  besides: readonly ProjectBeside[]
  /** What other domains add below; they are given its id. */
  sections: readonly RecordSection[]
}

/** A project as the version says it that counts on the day; and each of its versions under an address of its own. */
export function projectPages(app: FastifyInstance, room: ProjectRoom): void {
  page(app, paths.project(':id'), ProjectQuery, async (reader, query, { id = '' }) =>
    projectView(reader, id, { ...room, ...query }),
  )
  page(app, paths.version(':id', ':number'), ProjectQuery, async (reader, query, params) => {
    const { id = '', number } = params
    const wanted = versionNumber(number)
    return projectView(reader, id, { ...room, ...query, number: wanted })
  })
}

interface Asked extends ProjectRoom {
  number?: number
  language?: string
  done?: string
}

async function projectView(
  reader: Reader,
  id: string,
  { besides, sections, number, language, done }: Asked,
): Promise<VNode> {
  const { words, locale } = reader
  const present = await seenProject(reader, id)
  const [sight, onDay] = await Promise.all([
    sightOf(reader),
    projectOnDay(reader.db, reader.moment, present),
  ])
  const project = onDay ?? present
  const asked = { sight, number, language: language || undefined, besides, present }
  const reading = await readingOf(reader, project, asked)
  const own = await sectionsOf(reading)
  const more = await Promise.all(sections.map((section) => section(reader, id)))
  const hasMore = more.some((each) => each !== null)
  const { shown, asides, stages, root } = reading
  const [chosen = locale] = shown.languages
  const title = textOf(root, 'title', shown.languages) ?? titleOf(project, chosen)
  const told = `projects.done.${done ?? ''}`
  const isPublic = publicStates.includes(project.state) && !project.isConfidential
  return (
    <Page
      reader={reader}
      title={title.text}
      summary={words.t('projects.page.summary', {
        state: words.t(`projects.state.${project.state}`),
        office: project.officeName ?? (project.office || words.t('projects.page.no-office')),
      })}
      isOwn={!isPublic}
      {...(language ? {} : { fixed: { language: chosen } })}
    >
      <article class="project">
        <h1 class="ds-heading" data-size="lg">
          <Said wording={title} />
        </h1>
        <p class="lead plan__line">
          {project.code !== null && (
            <>
              <bdi dir="ltr">{project.code}</bdi>{' '}
            </>
          )}
          <StateMark state={project.state} reader={reader} />{' '}
          <Marks project={project} reader={reader} />
        </p>
        {done !== undefined && words.has(told) && <Done>{words.t(told)}</Done>}
        {onDay !== present && (
          <p class="note">
            {words.t(onDay === null ? 'projects.page.day.before' : 'projects.page.day.then', {
              day: words.day(reader.moment.asOf),
            })}
          </p>
        )}
        <OtherVersion reading={reading} />
        <Languages reading={reading} />
        <Stepper stages={stages} reader={reader} />
        {asides.map(({ head }) => head)}
        <Facts reading={reading} />
        <Contents
          places={[
            ...own,
            ...(hasMore ? [{ id: 'more', title: words.t('projects.page.history') }] : []),
          ]}
          words={words}
        />
        {own.map((section) => (
          <Section id={section.id} title={section.title}>
            {section.children}
          </Section>
        ))}
      </article>
      {hasMore && <div id="more">{more}</div>}
    </Page>
  )
}

/** On a version that does not count: that it does not, and where the one is that does. */
function OtherVersion({ reading: { shown, reader } }: { reading: Reading }) {
  const { words } = reader
  const { project, version } = shown
  if (version.number === project.version) return null
  return (
    <p class="note">
      {words.t('projects.page.version.other', { number: version.number })}{' '}
      <a class="ds-link" href={linkTo(reader, paths.project(project.id))}>
        {words.t('projects.page.version.way', { number: project.version })}
      </a>
    </p>
  )
}

/** The languages in which the version can be read. */
function Languages({ reading: { shown, reader } }: { reading: Reading }) {
  const { words } = reader
  const [chosen] = shown.languages
  if (shown.languages.length < 2) return null
  return (
    <nav class="plan__ways" aria-label={words.t('projects.page.languages')}>
      <ul class="countries">
        {shown.version.languages.map((each) => (
          <li>
            <a
              class="ds-link"
              href={here(reader, { language: each })}
              hreflang={each}
              {...(each === chosen ? { 'aria-current': 'true' as const } : {})}
            >
              {words.languageName(each) ?? each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
