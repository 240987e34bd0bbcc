import { officesCalled } from '#plans/views/reading/offices.ts'
import { linkTo } from '#platform/http/reader.ts'
import { paths } from '#projects/paths.ts'
import { Gantt } from '#projects/web/reading/gantt.tsx'
import { PartName, partText } from '#projects/web/drafting/name.tsx'
import type { SectionProps } from './section.ts'
import { ofKind } from './ways.tsx'

/** The work plan: the activities on their line of time, and the ways to their periods. */
export async function WorkPlanSection({ marked: { draft }, reader }: SectionProps) {
  const { words, db, moment } = reader
  const { project, version, barred } = draft
  const activities = ofKind(draft, 'activity')
  const offices = await officesCalled(
    db,
    moment,
    activities.flatMap(({ fields }) => fields['responsible'] ?? []),
  )
  const undated = activities.filter(({ fields: { from, to } }) => !from || !to)
  if (activities.length === 0)
    return (
      <>
        <p class="empty">{words.t('projects.draft.none.activity')}</p>
        <p>
          <a
            class="ds-link"
            href={linkTo(reader, paths.section(project.id, version.number, 'results'))}
          >
            {words.t('projects.draft.to-results')}
          </a>
        </p>
      </>
    )
  return (
    <>
      {undated.length > 0 && <p>{words.t('projects.draft.undated', { count: undated.length })}</p>}
      <Gantt
        parts={draft.parts}
        languages={[reader.locale, ...draft.languages]}
        offices={offices}
        reader={reader}
      />
      {barred === null && (
        <>
          <h2 class="ds-heading" data-size="xs">
            {words.t('projects.draft.periods')}
          </h2>
          <ul>
            {activities.map((part) => (
              <li id={part.part}>
                <PartName part={part} draft={draft} reader={reader} />{' '}
                <a
                  class="ds-link"
                  href={`${linkTo(reader, paths.part(project.id, version.number, part.part))}#field-from`}
                  aria-label={`${words.t('projects.draft.period')}: ${partText({ part, draft, reader })}`}
                >
                  {words.t('projects.draft.period')}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
