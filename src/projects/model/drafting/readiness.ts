import { textOf } from '#platform/tree/part.ts'
import { wordsIn } from '#platform/tree/wrong.ts'
import { isOfPlan } from '#frameworks/model/upper.ts'
import { genderStandards, markerOf } from '../gender.ts'
import { chapterPart, type ProjectPart, rootPart, safeguardPart } from '../kinds.ts'
import type { Move } from '../life.ts'
import type { Lack, Need } from '../need.ts'
import type { Citation } from '../project.ts'
import { sharesOf } from './shares.ts'
import type { ProjectTemplate } from '../template.ts'
import { fieldsOf } from '../writing.ts'

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

/** What is missing of the template: of a concept its own chapters, later all of them, and its questions. */
export function lackingTemplate(move: Move, { parts, languages, template }: Looked): Found[] {
  const held = new Map(parts.map((part) => [part.part, part]))
  const isConcept = move === 'propose'
  const chapters = template.chapters.flatMap(
    ({ id, isRequired, isOfConcept, mostWords }): Found[] => {
      const part = held.get(chapterPart(id))
      const said = part === undefined ? null : textOf(part, 'text', languages)
      if (said !== null) {
        const words = wordsIn(said.text)
        return mostWords === null || words <= mostWords
          ? []
          : [
              lack(chapterPart(id), `text.${said.language}`, 'field/many-words', {
                most: mostWords,
                words,
              }),
            ]
      }
      return isRequired && (!isConcept || isOfConcept)
        ? [lack(chapterPart(id), `text.${languages[0] ?? ''}`, 'projects/lack.chapter')]
        : []
    },
  )
  if (isConcept) return chapters
  const questions = template.safeguards.flatMap(({ id, explain }): Found[] => {
    const part = held.get(safeguardPart(id))
    const answer = part?.fields['answer']
    if (part === undefined || answer === undefined)
      return [lack(safeguardPart(id), 'answer', 'projects/lack.answer')]
    const isExplained = textOf(part, 'text', languages) !== null
    const asks: readonly string[] = explain
    return asks.includes(answer) && !isExplained
      ? [lack(safeguardPart(id), `text.${languages[0] ?? ''}`, 'projects/lack.explanation')]
      : []
  })
  return [...chapters, ...questions]
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
