import type { HeldFact } from '#sources/model/held.ts'
import type { Change, Said, Step } from './change.ts'

/** An office that hands over to another, and the list of changes in which it does. */
export interface HandedOver {
  subject: string
  to: string
  ground: readonly HeldFact[]
  list: readonly Change[]
}

const begins = (said: Said): Step => ({ ...said, manner: 'begins' })
const bare = ({ subject, predicate, value, qualifier }: Said): Said => ({
  subject,
  predicate,
  value,
  qualifier,
})
const ends = (said: Said): Step => ({ ...bare(said), manner: 'ends' })

/** What an office is responsible for: it passes on. Its kind, place and contacts do not. */
const responsibilities = new Set(['function', 'coverage', 'liaison'])
/** What stays known of an office that is no more. */
const kept = new Set(['name', 'successor'])

/**
 * What begins and ends when an office closes, is merged into another, is split, or hands over a service; nothing where it holds
 * nothing of the kind. What the list itself takes from the office is not passed on.
 */
export function handedOver(kind: Change['kind'], what: string, passing: HandedOver): Step[] {
  const { subject, to, ground } = passing
  const own = ground.filter((fact) => fact.subject === subject)
  if (kind === 'close')
    return [...closing(own), ...(to === '' ? [] : [succession(passing, 'continued')])]
  if (kind === 'merge')
    return [
      ...closing(own),
      ...passed(
        own.filter((fact) => responsibilities.has(fact.predicate) && !isTransferred(fact, passing)),
        passing,
      ).filter((step) => step.manner === 'begins'),
      ...ground
        .filter((fact) => fact.predicate === 'line' && fact.value === subject)
        .filter((fact) => !ceases(fact.subject, passing))
        .map((fact) =>
          fact.subject === to ? lineAfter(fact, own) : begins({ ...bare(fact), value: to }),
        ),
      succession(passing, 'merged'),
    ]
  if (kind === 'split') {
    if (what === '') return [succession(passing, 'split')]
    const part = own.filter(
      ({ predicate, value, qualifier }) =>
        (predicate === 'coverage' && value === what) ||
        (predicate === 'function' && qualifier === what),
    )
    return part.length === 0 ? [] : [...passed(part, passing), succession(passing, 'split')]
  }
  return passed(
    own.filter(({ predicate, value }) => predicate === 'function' && value === what),
    passing,
  )
}

/** Whether the list itself gives this service of the office to another one. */
const isTransferred = ({ predicate, value }: HeldFact, { subject, list }: HandedOver) =>
  predicate === 'function' &&
  list.some(
    (change) =>
      change.kind === 'transfer' && change.subject === subject && change.qualifier === value,
  )

/** Whether an office ceases by the same list: nothing is said of whom it reports to. */
const ceases = (office: string, { list }: HandedOver) =>
  list.some(({ kind, subject }) => (kind === 'close' || kind === 'merge') && subject === office)

/** Who reported to the one that it takes over from reports to whom that one did; to nobody where that one did not either. */
function lineAfter(line: HeldFact, own: readonly HeldFact[]): Step {
  const above = own.find(({ predicate, value }) => predicate === 'line' && value !== line.subject)
  return above === undefined ? ends(line) : begins({ ...bare(line), value: above.value })
}

const closing = (own: readonly HeldFact[]): Step[] =>
  own.filter((fact) => !kept.has(fact.predicate)).map(ends)

const succession = ({ subject, to }: HandedOver, manner: string): Step =>
  begins({ subject, predicate: 'successor', value: to, qualifier: manner })

function passed(facts: readonly HeldFact[], { subject, to, ground, list }: HandedOver): Step[] {
  const isTaken = ({ predicate, value, qualifier }: HeldFact) =>
    list.some(
      (change) =>
        change.kind === `take-${predicate}` &&
        change.subject === subject &&
        change.value === value &&
        change.qualifier === qualifier,
    )
  const hasIt = ({ predicate, value, qualifier }: HeldFact) =>
    ground.some(
      (fact) =>
        fact.subject === to &&
        fact.predicate === predicate &&
        fact.value === value &&
        fact.qualifier === qualifier,
    )
  return facts
    .filter((fact) => !isTaken(fact))
    .flatMap((fact) => {
      const { predicate, value, qualifier } = fact
      const given = begins({ subject: to, predicate, value, qualifier })
      return [ends(fact), ...(hasIt(fact) ? [] : [given])]
    })
}
