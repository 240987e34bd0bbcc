import type { EditionFact, FrameworkFacts, ObjectiveFact } from './facts.ts'
import { type Upper, type UpperChange, type UpperField, upperText } from './upper.ts'

/** The upper that a node is. */
export const upperOf = ({
  framework,
  edition,
  code,
}: Pick<ObjectiveFact, 'framework' | 'edition' | 'code'>): Upper => ({
  of: framework,
  version: edition,
  code,
})

/**
 * What becomes of the objectives that were held, once the files say this. An objective is revised when its English wording, its kind,
 * its place in the tree or its first day changed, or when a newer edition has a counterpart of it; withdrawn when it is gone, when it ends, or
 * when a newer edition has none. A translation that changed revises nothing. Each objective is named once; what became of
 * the objective itself comes before what became of its edition.
 */
export function upperChanges(held: FrameworkFacts, wanted: FrameworkFacts): UpperChange[] {
  const now = new Map(wanted.objectives.map((each) => [upperText(upperOf(each)), each]))
  const own = held.objectives.flatMap((each) => ownChange(each, now.get(upperText(upperOf(each)))))
  const done = new Set(own.map(({ upper }) => upperText(upper)))
  const byEdition = newlySuperseding(held, wanted).flatMap((newer) =>
    held.objectives
      .filter((each) => each.framework === newer.framework && each.edition === newer.supersedes)
      .filter((each) => !done.has(upperText(upperOf(each))))
      .map((each) => inNewer(each, newer, wanted)),
  )
  return [...own, ...byEdition]
}

function ownChange(before: ObjectiveFact, after: ObjectiveFact | undefined): UpperChange[] {
  const upper = upperOf(before)
  if (after === undefined)
    return [{ upper, became: 'withdrawn', now: null, from: null, fields: fieldsOf(before, null) }]
  const fields = fieldsOf(before, after)
  if (fields.length === 0) return []
  const ends = after.until !== null && after.until !== before.until
  return [
    ends
      ? { upper, became: 'withdrawn', now: null, from: after.until, fields }
      : { upper, became: 'revised', now: upper, from: null, fields },
  ]
}

function inNewer(
  before: ObjectiveFact,
  newer: EditionFact,
  { mappings, objectives }: FrameworkFacts,
): UpperChange {
  const isNewer = (framework: string, edition: string) =>
    framework === newer.framework && edition === newer.edition
  const isThis = (framework: string, edition: string, code: string) =>
    framework === before.framework && edition === before.edition && code === before.code
  const codes = mappings.flatMap((each) => {
    if (isThis(each.fromFramework, each.fromEdition, each.fromCode))
      return isNewer(each.toFramework, each.toEdition) ? [each.toCode] : []
    if (isThis(each.toFramework, each.toEdition, each.toCode))
      return isNewer(each.fromFramework, each.fromEdition) ? [each.fromCode] : []
    return []
  })
  const counterpart = objectives.find(
    (each) => isNewer(each.framework, each.edition) && codes.includes(each.code),
  )
  return {
    upper: upperOf(before),
    became: counterpart ? 'revised' : 'withdrawn',
    now: counterpart ? upperOf(counterpart) : null,
    from: newer.from,
    fields: fieldsOf(before, counterpart ?? null),
  }
}

/** Editions that take the place of one that was held, and did not do so from that day before. */
function newlySuperseding(held: FrameworkFacts, wanted: FrameworkFacts): EditionFact[] {
  const keyOf = ({ framework, edition, supersedes }: EditionFact) =>
    `${framework}@${edition}<${supersedes}`
  const before = new Set(held.editions.map(keyOf))
  return wanted.editions.filter((each) => each.supersedes !== null && !before.has(keyOf(each)))
}

const said = (fact: ObjectiveFact | null) => ({
  'title.en': fact?.titles.en ?? null,
  text: fact?.text ?? null,
  kind: fact?.kind ?? null,
  parent: fact?.parent ?? null,
  from: fact?.from ?? null,
  until: fact?.until ?? null,
})

function fieldsOf(before: ObjectiveFact, after: ObjectiveFact | null): UpperField[] {
  const then = said(before)
  const now = said(after)
  const names = ['title.en', 'text', 'kind', 'parent', 'from', 'until'] as const
  return names
    .filter((field) => then[field] !== now[field])
    .map((field) => ({ field, before: then[field], after: now[field] }))
}
