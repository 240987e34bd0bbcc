import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import { found } from '#platform/refusal.ts'
import { Done } from '#platform/ui/done.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { directionOfLanguage, nearest } from '#platform/i18n/wording.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import { ProgrammeQuery } from '#projects/forms/pages.ts'
import type { Programme } from '#projects/model/programme.ts'
import { paths } from '#projects/paths.ts'
import {
  type HeldProject,
  programmeBy,
  projectsOfProgramme,
  rollUpOf,
} from '#projects/views/programmes.ts'
import { countriesToTint } from '#projects/views/reading/map.ts'
import { namesOfCovers } from '#projects/views/reading/listing.ts'
import { sightOf } from '#projects/views/seen.ts'
import { ProjectTable } from '#projects/web/listing/table.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import { periodText, ProjectLink, titleOf } from '#projects/web/reading/said.tsx'
import { RolledUp } from './roll-up.tsx'

/** A programme: what it is for, who is in charge, the projects it holds, and what those add up to. */
export function programmePage(app: FastifyInstance): void {
  page(app, paths.programme(':id'), ProgrammeQuery, async (reader, { done }, { id = '' }) => {
    const { words, locale, db, moment } = reader
    const programme = found(await programmeBy(db, moment, id), 'projects/unknown-programme')
    const held = await projectsOfProgramme(db, moment, id, await sightOf(reader))
    const projects = held.map(({ project }) => project)
    const rollUp = await rollUpOf(db, moment, projects)
    const [tinted, names] = await Promise.all([
      countriesToTint(db, moment, rollUp.countries),
      namesOfCovers(reader, projects),
    ])
    const title = nearest(programme.titles, locale) ?? { text: id, language: 'en' }
    const text = nearest(programme.texts, locale)
    const told = `projects.done.${done ?? ''}`
    return (
      <Page reader={reader} title={title.text} {...(text === null ? {} : { summary: text.text })}>
        <h1 class="ds-heading" data-size="lg">
          <Said wording={title} />
        </h1>
        {done !== undefined && words.has(told) && <Done>{words.t(told)}</Done>}
        {text !== null && (
          <p class="lead" lang={text.language} dir={directionOfLanguage(text.language)}>
            {text.text}
          </p>
        )}
        <ProgrammeWays programme={programme} reader={reader} />
        <About programme={programme} reader={reader} />
        <Objectives programme={programme} held={held} reader={reader} />
        <Section id="projects" title={words.t('projects.programme.projects')}>
          {projects.length === 0 ? (
            <p class="empty">{words.t('projects.programme.no-projects')}</p>
          ) : (
            <>
              <RolledUp rollUp={rollUp} tinted={tinted} names={names} reader={reader} />
              <ProjectTable
                projects={projects}
                names={names}
                caption={words.t('projects.programme.projects')}
                reader={reader}
              />
            </>
          )}
        </Section>
        <Releases programme={programme} held={held} reader={reader} />
        <p>
          <a class="ds-link" href={linkTo(reader, paths.programmes)}>
            {words.t('projects.programme.list.title')}
          </a>
        </p>
      </Page>
    )
  })
}

interface AboutProps {
  programme: Programme
  reader: Reader
}

const mayWrite = ({ asker }: Reader) =>
  asker?.grants.some(({ right }) => right === 'programmes.write') ?? false

function ProgrammeWays({ programme, reader }: AboutProps) {
  const { words } = reader
  if (!mayWrite(reader)) return null
  const way = (path: string, key: string) => (
    <WayTo href={linkTo(reader, path)} label={words.t(key)} barred={null} id={`no-${key}`} />
  )
  return (
    <div class="ways">
      {way(paths.editProgramme(programme.id), 'projects.programme.edit')}{' '}
      {way(paths.holdProject(programme.id), 'projects.programme.hold')}
    </div>
  )
}

/** For who writes programmes: from each project a way to let go of it. */
function Releases({ programme, held, reader }: AboutProps & { held: readonly HeldProject[] }) {
  const { words } = reader
  if (held.length === 0 || !mayWrite(reader)) return null
  const address = linkTo({ ...reader, asked: {} }, paths.releaseProject(programme.id))
  return (
    <details class="project__unserved">
      <summary>{words.t('projects.programme.release')}</summary>
      <ul class="statements">
        {held.map(({ project }) => (
          <li>
            <form method="post" action={address}>
              <input type="hidden" name="project" value={project.id} />
              <ProjectLink project={project} reader={reader} />{' '}
              <button
                class="ds-button"
                data-variant="secondary"
                type="submit"
                aria-label={words.t('projects.programme.release-one', {
                  title: titleOf(project, reader.locale).text,
                })}
              >
                {words.t('projects.programme.release')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}

function About({ programme, reader }: AboutProps) {
  const { words } = reader
  const { office, officeName, from, until, source, origin } = programme
  const period = periodText({ from, to: until === null ? null : lastDayOf(until) }, reader)
  return (
    <dl class="facts__list">
      <dt>{words.t('projects.programme.office')}</dt>
      <dd>
        <OfficeLink id={office} name={officeName ?? office} reader={reader} />
      </dd>
      {period !== '' && (
        <>
          <dt>{words.t('projects.page.period.name')}</dt>
          <dd>{period}</dd>
        </>
      )}
      {source !== '' && (
        <>
          <dt>{words.t('projects.page.source')}</dt>
          <dd>
            <bdi>{source}</bdi>
          </dd>
        </>
      )}
      {origin === 'demo' && (
        <>
          <dt>{words.t('projects.list.by.origin')}</dt>
          <dd>{words.t('projects.list.origin.demo')}</dd>
        </>
      )}
    </dl>
  )
}

function Objectives({
  programme: { objectives },
  held,
  reader,
}: AboutProps & { held: readonly HeldProject[] }) {
  const { words, locale } = reader
  if (objectives.length === 0) return null
  return (
    <Section id="objectives" title={words.t('projects.programme.objectives')}>
      <ul class="statements">
        {objectives.map(({ objective, titles }) => {
          const title = nearest(titles, locale)
          const count = held.filter((each) => each.objective === objective).length
          return (
            <li>
              {title === null ? objective : <Said wording={title} />}{' '}
              <small>{words.t('projects.list.count', { count })}</small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
