import type { VNode } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { upperFrom, upperText } from '#frameworks/model/upper.ts'
import { isInForce } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { textOf } from '#platform/tree/part.ts'
import type { Beside } from '#plans/web/beside.ts'
import { paths } from '#projects/paths.ts'
import { countsFor } from '#projects/views/counts.ts'
import { projectList } from '#projects/views/list.ts'
import { filterFrom, namesOfCovers, type Wanted } from '#projects/views/reading/listing.ts'
import { programmeList } from '#projects/views/programmes.ts'
import { servingParts } from '#projects/views/reading/serving.ts'
import { sightOf } from '#projects/views/seen.ts'
import { StatePicture } from './listing/states.tsx'
import { ProjectTable } from './listing/table.tsx'
import { Said } from '#platform/ui/parts/said.tsx'

/** So many of the latest stand on the page; the list has them all. */
const few = 5

/** The latest projects that the reader may see, how all of them stand, and the way to the list. */
async function projectsSection(
  reader: Reader,
  wanted: Wanted,
  { title = 'projects.section.title', none }: { title?: string; none?: string } = {},
): Promise<VNode | null> {
  const { words, db, moment, locale } = reader
  const [filter, sight] = await Promise.all([filterFrom(reader, wanted), sightOf(reader)])
  const counts = await countsFor(reader, filter, sight)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0 && none === undefined) return null
  const shown =
    total === 0 ? [] : await projectList(db, moment, filter, { sight, limit: few, locale })
  const latest = shown.slice(0, few)
  const query = Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [name, String(value)]),
  )
  return (
    <Section id="projects" title={words.t(title)}>
      {total === 0 ? (
        <p class="empty">{words.t(none ?? 'projects.list.none')}</p>
      ) : (
        <>
          {counts.length > 1 && <StatePicture counts={counts} isOfList={false} reader={reader} />}
          <ProjectTable
            projects={latest}
            names={await namesOfCovers(reader, latest)}
            caption={words.t(title)}
            reader={reader}
          />
          <p>
            <a class="ds-link" href={linkTo(reader, paths.projects, query)}>
              {words.t('projects.section.all', { count: total })}
            </a>
          </p>
        </>
      )}
    </Section>
  )
}

/** The projects that an office manages, and the programmes it is in charge of, on its page; nothing where there are none. */
export const officeProjectsSection: RecordSection = async (reader, office) => {
  const programmes = await programmeList(reader.db, reader.moment, { office })
  const projects = await projectsSection(reader, { office })
  if (programmes.length === 0) return projects
  return (
    <>
      {projects}
      <Section id="programmes" title={reader.words.t('projects.programme.list.title')}>
        <ul class="statements">
          {programmes.map(({ id, titles }) => (
            <li>
              <a class="ds-link" href={linkTo(reader, paths.programme(id))}>
                <Said wording={nearest(titles, reader.locale) ?? { text: id, language: 'en' }} />
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** The projects that work in a country, themselves or through an area, on its page; where there are none it says so. */
export const countryProjectsSection: RecordSection = (reader, country) =>
  projectsSection(reader, { country }, { none: 'projects.section.none-here' })

/** The projects that are for an area as a whole, on its page. */
export const areaProjectsSection: RecordSection = (reader, area) =>
  projectsSection(reader, { area })

/** The projects that a partner pays for, on its page. */
export const partnerProjectsSection: RecordSection = (reader, donor) =>
  projectsSection(reader, { donor }, { title: 'projects.section.paid' })

/** The projects under the conditions of a fund, on its page. */
export const fundProjectsSection: RecordSection = (reader, fund) =>
  projectsSection(reader, { fund })

/** The projects that serve an objective, themselves or through a plan, on its page; it is handed the objective as `upperText`. */
export const objectiveProjectsSection: RecordSection = async (reader, text) =>
  upperFrom(text) === null
    ? null
    : projectsSection(
        reader,
        { serves: text },
        { title: 'projects.section.serving', none: 'projects.section.not-served' },
      )

/** On a plan: beside each part how many projects serve it, and above which of its objectives none does while it is in force. */
export const planProjectsBeside: Beside = async (reader, { version, parts, languages }) => {
  const { words, moment } = reader
  const which = { plan: version.plan.id, number: version.number }
  const counts = await servingParts(reader, which, await sightOf(reader))
  const objectives = parts.filter(({ kind }) => kind === 'objective')
  const unserved = objectives.filter(({ part }) => !counts.has(part))
  const isTold = isInForce(version, moment.asOf) && unserved.length > 0
  return {
    head: isTold && (
      <details class="project__unserved">
        <summary>
          {words.t('projects.section.unserved', {
            count: unserved.length,
            all: objectives.length,
          })}
        </summary>
        <ul>
          {unserved.map((part) => (
            <li>
              <a class="ds-link" href={`#${part.part}`}>
                <Said
                  wording={textOf(part, 'title', languages) ?? { text: part.part, language: 'en' }}
                />
              </a>
            </li>
          ))}
        </ul>
      </details>
    ),
    part: ({ part }) => {
      const count = counts.get(part) ?? 0
      const serves = upperText({ of: which.plan, version: String(which.number), code: part })
      return (
        count > 0 && (
          <p>
            <a class="ds-link" href={linkTo(reader, paths.projects, { serves })}>
              {words.t('projects.section.serve-it', { count })}
            </a>
          </p>
        )
      )
    },
  }
}
