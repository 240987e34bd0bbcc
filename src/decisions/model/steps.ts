import { bareClaim, idOf, typeOf } from '#sources/model/claim.ts'
import type { HeldFact } from '#sources/model/held.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { Change, Said, Step, WrongChange } from './change.ts'
import { contradictions } from './contradictions.ts'
import { handedOver, type HandedOver } from './handing-over.ts'

/** The network that a list of changes is held against: what holds on their day of all they concern. */
export interface Ground {
  tables: readonly PeriodTable[]
  facts: readonly HeldFact[]
  /** Whether a subject occurs in what is known. */
  knows(subject: string): boolean
}

/** The ground, and the offices that the list itself opens. */
interface Network extends Ground {
  fresh: ReadonlySet<string>
}

/** What follows from handing over, rather than from what the list says word for word. */
const derived: readonly string[] = ['close', 'merge', 'split', 'transfer']

/** One change taken apart; `wrong` says why it cannot be. */
interface Taken {
  steps: Step[]
  wrong: Omit<WrongChange, 'at'>[]
}

/** A step, and the place of the change it came from. */
export interface PlacedStep extends Step {
  at: number
  /** It follows from handing over all that an office did, and gives way to what the list itself says. */
  isDerived: boolean
}

/**
 * Takes typed changes apart into what begins and what ends, held against the network of their day. Pure. Names each change that
 * cannot be: of an unknown office, of what is not held, of what is so already, against another change of the list.
 */
export function stepsOf(
  changes: readonly Change[],
  ground: Ground,
): { steps: Step[]; wrong: WrongChange[] } {
  const network = opened(changes, ground)
  const wrong: WrongChange[] = []
  const placed: PlacedStep[] = []
  changes.forEach((change, at) => {
    const taken = takenApart(change, changes, network)
    wrong.push(...taken.wrong.map((each) => ({ at, ...each })))
    const isDerived = derived.includes(change.kind)
    placed.push(...taken.steps.map((step) => ({ ...step, at, isDerived })))
  })
  const left = withoutRepeats(placed)
  wrong.push(...contradictions(left, changes))
  wrong.push(...left.flatMap((step) => wrongValue(step, network)))
  const ordered = wrong.toSorted((a, b) => a.at - b.at)
  return { steps: left.map(({ at: _at, isDerived: _isDerived, ...step }) => step), wrong: ordered }
}

function opened(changes: readonly Change[], ground: Ground): Network {
  const fresh = new Set(changes.flatMap(({ kind, subject }) => (kind === 'open' ? [subject] : [])))
  return { ...ground, fresh, knows: (subject) => fresh.has(subject) || ground.knows(subject) }
}

const keyOf = ({ subject, predicate, value, qualifier }: Said) =>
  JSON.stringify([subject, predicate, value, qualifier])

/** What is handed over gives way to what the list says itself, and is not said twice. */
function withoutRepeats(placed: readonly PlacedStep[]): PlacedStep[] {
  const own = new Set(placed.filter((step) => !step.isDerived).map(keyOf))
  const lines = new Set(
    placed
      .filter(({ isDerived, predicate }) => !isDerived && predicate === 'line')
      .map(({ subject }) => subject),
  )
  const seen = new Set<string>()
  return placed.filter((step) => {
    if (!step.isDerived) return true
    const key = `${step.manner} ${keyOf(step)}`
    const isTold = step.predicate === 'line' ? lines.has(step.subject) : own.has(keyOf(step))
    if (seen.has(key) || isTold) return false
    seen.add(key)
    return true
  })
}

const predicates: Partial<Record<Change['kind'], string>> = {
  open: 'kind',
  'change-kind': 'kind',
  rename: 'name',
  'change-line': 'line',
  relocate: 'place',
  'give-function': 'function',
  'take-function': 'function',
  'give-coverage': 'coverage',
  'take-coverage': 'coverage',
  'give-liaison': 'liaison',
  'take-liaison': 'liaison',
}

/** Values that are ids of things, written with their type in a change and without it in most claims. */
const targets = new Set(['close', 'change-line', 'move', 'merge', 'split', 'transfer'])

function takenApart(change: Change, all: readonly Change[], ground: Network): Taken {
  const { kind, subject, value, qualifier } = change
  const refused = wrongSubject(change, ground)
  if (refused) return { steps: [], wrong: [refused] }
  if (targets.has(kind) && value !== '' && !isHome(value, kind, ground))
    return no('value', 'change/unknown', { value })
  const holds = (said: Said) => ground.facts.some((fact) => keyOf(fact) === keyOf(said))
  const predicate = predicates[kind]
  if (predicate !== undefined) {
    const said = { subject, predicate, value, qualifier }
    if (kind.startsWith('take-'))
      return holds(said) ? only(said, 'ends') : no('value', 'change/not-held', { value, qualifier })
    if (holds(said)) return no('value', 'change/held-already', { value, qualifier })
    return only(said, 'begins')
  }
  const passing: HandedOver = { subject, to: value, ground: ground.facts, list: all }
  if (kind === 'move') return moved(change, ground)
  if (kind !== 'close' && value === '') return no('value', 'change/unknown', { value })
  if (value === subject) return no('value', 'change/itself', { value })
  const steps = handedOver(kind, qualifier, passing)
  if (steps.length > 0) return { steps, wrong: [] }
  return no('qualifier', 'change/nothing-passes', { value: qualifier })
}

const only = (said: Said, manner: Step['manner']): Taken => ({
  steps: [{ ...said, manner }],
  wrong: [],
})

const no = (
  field: WrongChange['field'],
  reason: string,
  details: Record<string, string>,
): Taken => ({ steps: [], wrong: [{ field, reason, details }] })

/** Units belong to offices and to units; else a change names an office. */
function isHome(value: string, kind: Change['kind'], { knows }: Ground): boolean {
  const types = kind === 'move' || kind === 'change-line' ? ['office', 'unit'] : ['office']
  return types.includes(typeOf(value)) && knows(value)
}

function wrongSubject({ kind, subject }: Change, ground: Network): Omit<WrongChange, 'at'> | null {
  const types = kind === 'move' ? ['unit'] : kind === 'rename' ? ['office', 'unit'] : ['office']
  const details = { value: subject }
  if (!types.includes(typeOf(subject)) || !/^[a-z0-9-]{1,80}$/.test(idOf(subject)))
    return { field: 'subject', reason: 'change/subject', details }
  const isOpen = ground.facts.some((fact) => fact.subject === subject && fact.predicate === 'kind')
  if (kind === 'open')
    return isOpen ? { field: 'subject', reason: 'change/already-open', details } : null
  if (!ground.knows(subject)) return { field: 'subject', reason: 'change/unknown', details }
  const isThere = isOpen || typeOf(subject) === 'unit' || ground.fresh.has(subject)
  return isThere ? null : { field: 'subject', reason: 'change/not-open', details }
}

function moved({ subject, value, qualifier }: Change, { facts }: Ground): Taken {
  const homes = facts.filter((fact) => fact.subject === subject && fact.predicate === 'part-of')
  if (homes.some((home) => home.value === value && home.qualifier === qualifier))
    return no('value', 'change/held-already', { value, qualifier })
  const said = { subject, predicate: 'part-of', value, qualifier }
  const left = homes.map((home): Step => ({
    subject,
    predicate: 'part-of',
    value: home.value,
    qualifier: home.qualifier,
    manner: 'ends',
  }))
  return { steps: [...left, { ...said, manner: 'begins' }], wrong: [] }
}

/** Why the tables cannot take a value that begins: no such kind, city, area, body. */
function wrongValue(step: PlacedStep, { tables, knows }: Ground): WrongChange[] {
  // What is handed over was held, so it can be held.
  if (step.manner === 'ends' || step.isDerived) return []
  const table = tables.find(
    ({ of, predicates: taken }) => of === typeOf(step.subject) && taken.includes(step.predicate),
  )
  const reason =
    table === undefined
      ? 'change/subject'
      : (table.wrong?.(bareClaim({ ...said(step), certainty: 'decided' }), knows) ?? null)
  const details = { value: step.value, qualifier: step.qualifier }
  return reason === null ? [] : [{ at: step.at, field: 'value', reason, details }]
}

const said = ({ subject, predicate, value, qualifier }: Said): Said => ({
  subject,
  predicate,
  value,
  qualifier,
})
