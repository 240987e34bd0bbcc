import { linkTo, type Reader } from '#platform/http/reader.ts'
import {
  type DraftSection,
  draftSections,
  type SectionMark,
} from '#projects/model/drafting/sections.ts'
import { paths } from '#projects/paths.ts'
import type { Draft } from './draft.tsx'
import type { Marked } from './marks.ts'

/** Where a section is written; the budget has pages of its own. */
export const sectionPath = ({ project, version }: Draft, section: DraftSection): string =>
  section === 'budget'
    ? paths.budget(project.id, version.number)
    : paths.section(project.id, version.number, section)

/** The section behind this one; the last one is its own. The budget has pages of its own, and is passed by. */
export const nextSection = (section: DraftSection): DraftSection =>
  draftSections.slice(draftSections.indexOf(section) + 1).find((each) => each !== 'budget') ??
  section

interface ListProps {
  section: DraftSection
  marked: Marked
  reader: Reader
}

const signs = { done: '✓', missing: '!', empty: '–' } as const

/** All sections with how far each is, in a word and a sign. */
export function SectionList({
  section,
  marked: { draft, marks, lacks, comments },
  reader,
}: ListProps) {
  const { words } = reader
  const open = comments.filter(({ answers, settled }) => answers === null && settled === null)
  return (
    <nav class="write__nav" id="sections" aria-label={words.t('projects.draft.sections')}>
      <ul>
        {marks.map((mark) => (
          <li class={`write__mark write__mark--${mark.state}`}>
            <a
              href={linkTo(reader, sectionPath(draft, mark.section))}
              {...(mark.section === section ? { 'aria-current': 'page' as const } : {})}
            >
              {words.t(`projects.draft.section.${mark.section}`)}
            </a>{' '}
            {mark.section === 'comments' ? (
              open.length > 0 && (
                <small>{words.t('projects.draft.open', { count: open.length })}</small>
              )
            ) : (
              <Mark mark={mark} reader={reader} />
            )}
          </li>
        ))}
      </ul>
      <p class="write__missing">
        <a
          class="ds-link"
          href={linkTo(reader, sectionPath(draft, 'missing'))}
          {...(section === 'missing' ? { 'aria-current': 'page' as const } : {})}
        >
          {words.t('projects.draft.lacks', { count: lacks.length })}
        </a>
      </p>
    </nav>
  )
}

/** How far a section is. */
function Mark({
  mark: { state, lacks },
  reader: { words },
}: {
  mark: SectionMark
  reader: Reader
}) {
  const told = words.t(`projects.draft.mark.${state}`, { count: lacks })
  return (
    <small>
      <span aria-hidden="true">{signs[state]}</span> <span>{told}</span>
    </small>
  )
}

/** The ways to the sections before and behind this one. */
export function SectionSteps({
  section,
  draft,
  reader,
}: {
  section: DraftSection
  draft: Draft
  reader: Reader
}) {
  const { words } = reader
  const at = draftSections.indexOf(section)
  const step = (to: DraftSection | undefined, key: 'before' | 'next') =>
    to !== undefined && (
      <a class="ds-link" href={linkTo(reader, sectionPath(draft, to))}>
        {words.t(`projects.draft.${key}`, { section: words.t(`projects.draft.section.${to}`) })}
      </a>
    )
  return (
    <p class="write__steps">
      {step(draftSections[at - 1], 'before')} {step(draftSections[at + 1], 'next')}
    </p>
  )
}
