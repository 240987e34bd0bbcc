import { textOf } from '#platform/tree/part.ts'
import { isOfPlan } from '#frameworks/model/upper.ts'
import { genderStandards, markerOf } from '#projects/model/gender.ts'
import { chapterPart, type ProjectPart, rootPart, safeguardPart } from '#projects/model/kinds.ts'
import type { Move } from '#projects/model/life.ts'
import type { Lack, Need } from '#projects/model/need.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { sharesOf } from './shares.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import { wrongFields } from '#projects/model/wrong.ts'

/** What is looked through. */
export interface Looked {
  /** In reading order. */
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
  /** The first is the one it is written in. */
  languages: readonly string[]
  template: ProjectTemplate
  /** The texts of uppers that no longer hold: superseded, withdrawn, or gone. */
  stale: ReadonlySet<string>
}

type Found = Omit<Lack, 'need'>
type Asks<Kind extends Need['asks']['kind']> = Extract<Need['asks'], { kind: Kind }>

const lack = (
  part: string | null,
  field: string | null,
  reason: string,
  details?: Lack['details'],
): Found => ({ part, field, reason, ...(details === undefined ? {} : { details }) })

/** What is missing of parts of a kind: too few of them, or fields that are empty. */
export function lackingParts(
  { part: kind, atLeast, fields }: Asks<'parts'>,
  { parts, template, languages }: Looked,
): Found[] {
  const those = parts.filter((each) => each.kind === kind)
  const few: Found[] =
    those.length < atLeast
      ? [lack(null, kind, 'projects/lack.parts', { least: atLeast, found: those.length })]
      : []
  const empty = those.flatMap((part) => {
    const shapes = fieldsOf(part, { template, languages })
    return fields.flatMap((key): Found[] => {
      const own = shapes.filter((shape) => shape.key === key)
      const isTold = own.some(({ name }) => part.fields[name] !== undefined)
      const [first] = own
      return isTold || first === undefined ? [] : [lack(part.part, first.name, 'field/missing')]
    })
  })
  return [...few, ...empty]
}

/** What is missing of citations: none of a plan that is in force, or of this framework. */
export function lackingCitation(
  { of }: Asks<'citation'>,
  { citations, stale }: Pick<Looked, 'citations' | 'stale'>,
): Found[] {
  const those = citations.filter(({ upper }) => (of === 'plan' ? isOfPlan(upper) : upper.of === of))
  if (those.length === 0)
    return [
      lack(rootPart, null, of === 'plan' ? 'projects/lack.plan' : 'projects/lack.framework', {
        of,
      }),
    ]
  const isLive = those.some(({ upper }) => !stale.has(`${upper.of}@${upper.version}/${upper.code}`))
  return isLive ? [] : [lack(rootPart, null, 'projects/lack.plan-in-force', { of })]
}

/**
 * What is missing of the template: of a concept its own chapters, later all of them, and its questions. With it whatever no longer fits
 * since it was written: words beyond a limit, days outside a period that was changed.
 */
export function lackingTemplate(move: Move, { parts, languages, template }: Looked): Found[] {
  const held = new Map(parts.map((part) => [part.part, part]))
  const isConcept = move === 'propose'
  const first = `text.${languages[0] ?? ''}`
  const wrong = parts.flatMap((part) =>
    wrongFields(part, { template, languages }, parts).map(({ field, reason, details }) =>
      lack(part.part, field, reason, details),
    ),
  )
  const chapters = template.chapters.flatMap(({ id, isRequired, isOfConcept }): Found[] => {
    const part = held.get(chapterPart(id))
    const isWritten = part !== undefined && textOf(part, 'text', languages) !== null
    const isAsked = isRequired && (!isConcept || isOfConcept)
    return isAsked && !isWritten ? [lack(chapterPart(id), first, 'projects/lack.chapter')] : []
  })
  if (isConcept) return [...wrong, ...chapters]
  const questions = template.safeguards.flatMap(({ id, explain }): Found[] => {
    const part = held.get(safeguardPart(id))
    const answer = part?.fields['answer']
    if (part === undefined || answer === undefined)
      return [lack(safeguardPart(id), 'answer', 'projects/lack.answer')]
    const isExplained = textOf(part, 'text', languages) !== null
    const asks: readonly string[] = explain
    return asks.includes(answer) && !isExplained
      ? [lack(safeguardPart(id), first, 'projects/lack.explanation')]
      : []
  })
  return [...wrong, ...chapters, ...questions]
}

/** What is missing of places: P-codes below the country, shares that add up to 100. */
export function lackingShares({ parts }: Pick<Looked, 'parts'>): Found[] {
  const places = parts.filter(({ kind }) => kind === 'place')
  const codes = places.flatMap(({ part, fields }): Found[] =>
    (fields['level'] ?? '0') !== '0' && fields['p-code'] === undefined
      ? [lack(part, 'p-code', 'field/missing')]
      : [],
  )
  return [...codes, ...sharesOf(places)]
}

/** Whether the gender marker is told, and follows from its standards. */
export function lackingMarker({ parts }: Pick<Looked, 'parts'>): Found[] {
  const fields = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const empty = genderStandards.filter((name) => fields[name] === undefined)
  if (empty.length > 0) return empty.map((name) => lack(rootPart, name, 'field/missing'))
  const follows = markerOf(fields)
  if (follows === null) return [lack(rootPart, 'gender-targeted', 'field/missing')]
  const told = fields['gender-marker']
  if (told === undefined) return [lack(rootPart, 'gender-marker', 'field/missing')]
  return told === follows
    ? []
    : [lack(rootPart, 'gender-marker', 'projects/other-marker', { marker: follows })]
}
