import { linkTo, type Reader } from '#platform/http/reader.ts'
import { wordsOf } from '#platform/http/problem.ts'
import {
  type DraftSection,
  draftSections,
  sectionOfLack,
} from '#projects/model/drafting/sections.ts'
import { type ProjectKind, projectKinds, rootPart, standsUnder } from '#projects/model/kinds.ts'
import type { Lack } from '#projects/model/need.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import type { Draft } from './draft.tsx'
import { choiceName, fieldingOf, labelOf } from './fields.tsx'
import { partText } from './name.tsx'
import { sectionPath } from './section-list.tsx'

interface LacksProps {
  lacks: readonly Lack[]
  draft: Draft
  reader: Reader
}

/** What is missing, section by section, each with the way to the very field where it is put right. */
export function LackList({ lacks, draft, reader }: LacksProps) {
  const { words } = reader
  const bySection = Map.groupBy(lacks, (lack) => sectionOfLack(lack, draft.parts))
  const sections: (DraftSection | null)[] = [...draftSections, null]
  return (
    <>
      {sections.map((section) => {
        const those = bySection.get(section) ?? []
        return (
          those.length > 0 && (
            <section class="write__lacks">
              <h2 class="ds-heading" data-size="xs">
                {words.t(
                  section === null ? 'projects.draft.else' : `projects.draft.section.${section}`,
                )}
              </h2>
              <ul>
                {those.map((lack) => (
                  <li>
                    <LackLine lack={lack} draft={draft} reader={reader} />
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function LackLine({ lack, draft, reader }: { lack: Lack; draft: Draft; reader: Reader }) {
  const href = placeOf(lack, draft)
  const { about, told } = lackTold(lack, draft, reader)
  const label = about === '' ? told : about
  return (
    <>
      {href === null ? (
        label
      ) : (
        <a class="ds-link" href={linkTo(reader, href.path) + href.to}>
          {label}
        </a>
      )}
      {about !== '' && <>: {told}</>}
    </>
  )
}

const kinds: readonly string[] = projectKinds
const isKind = (text: string): text is ProjectKind => kinds.includes(text)

/** The form, and the field in it, where something is put right; null where that is no matter of writing. */
function placeOf(lack: Lack, draft: Draft): { path: string; to: string } | null {
  const { part, field, reason, details } = lack
  const { project, version } = draft
  const at = [project.id, version.number] as const
  const section = sectionOfLack(lack, draft.parts)
  const to = field === null ? '' : `#field-${field}`
  if (section === null) return null
  if (reason === 'projects/lack.document')
    return { path: `${paths.attach(project.id)}?kind=${details?.['document'] ?? ''}`, to: '' }
  if (section === 'budget') return { path: paths.budget(...at), to: '' }
  if (part === null && field !== null && isKind(field) && standsUnder[field].includes('project'))
    return { path: `${paths.addPart(...at)}?kind=${field}&under=${rootPart}`, to: '' }
  if (part === null || section === 'frameworks')
    return { path: sectionPath(draft, section), to: '' }
  if (part === rootPart) return { path: sectionPath(draft, section), to }
  return { path: paths.part(...at, part), to }
}

/** What a lack is about, and what it says. */
function lackTold(
  { part, field, reason, details = {} }: Lack,
  draft: Draft,
  reader: Reader,
): { about: string; told: string } {
  const { words } = reader
  const document = details['document']
  const filled = {
    ...details,
    ...(document === undefined ? {} : { document: words.t(`projects.document.${document}`) }),
    ...(typeof details['marker'] === 'string'
      ? { marker: choiceName('gender-marker', details['marker'], reader) }
      : {}),
  }
  const say = (label: string) => words.t(wordsOf(reason, words), { field: label, ...filled })
  if (part === null) {
    const kind = field !== null && isKind(field) ? words.t(`projects.kind.${field}`) : ''
    return { about: kind, told: say(kind) }
  }
  const held =
    draft.parts.find((each) => each.part === part) ??
    skeletonOf(draft.template, {}).find((each) => each.part === part)
  if (held === undefined) return { about: '', told: say('') }
  const shapes = fieldsOf(held, draft)
  const fielding = fieldingOf({ kind: held.kind, shapes, fields: {}, choices: {}, reader })
  const label = field === null ? '' : labelOf(field, fielding, reader)
  const named = part === rootPart ? '' : partText({ part: held, draft, reader })
  // A chapter or question has one text that can be missing: what it is called says enough.
  const isOne = held.kind === 'chapter' || held.kind === 'safeguard'
  const about = isOne ? named : [named, label].filter(Boolean).join(' · ')
  return { about, told: say(label) }
}
