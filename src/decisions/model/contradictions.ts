import type { Change, Step, WrongChange } from './change.ts'
import type { PlacedStep } from './steps.ts'

/** Of these an office or unit has one at a time; of names one in each language. */
const exclusive = new Set(['kind', 'place', 'line', 'country'])

const placeOf = ({ subject, predicate, qualifier }: Step) =>
  JSON.stringify([subject, predicate, predicate === 'name' ? qualifier : ''])

const isOne = ({ predicate }: Step) => exclusive.has(predicate) || predicate === 'name'

const wrongAt = (at: number, reason: string, value: string, other: number): WrongChange => ({
  at,
  field: 'value',
  reason,
  details: { value, row: String(other + 1) },
})

/** What of a list cannot all be: the same said twice, two values where there is one, a beginning and an end, changes of a closed office. */
export function contradictions(
  steps: readonly PlacedStep[],
  changes: readonly Change[],
): WrongChange[] {
  const wrong: WrongChange[] = []
  const said = new Map<string, PlacedStep>()
  const only = new Map<string, PlacedStep>()
  const closed = new Map(
    changes
      .flatMap(({ kind, subject }, at): [string, number][] =>
        kind === 'close' || kind === 'merge' ? [[subject, at]] : [],
      )
      .toReversed(),
  )
  changes.forEach(({ kind, subject }, at) => {
    const first = closed.get(subject)
    if ((kind === 'close' || kind === 'merge') && first !== undefined && first !== at)
      wrong.push(wrongAt(at, 'change/twice', subject, first))
  })
  for (const step of steps) {
    const { at, subject, predicate, value, qualifier, manner } = step
    const tell = (reason: string, other: number) => wrong.push(wrongAt(at, reason, value, other))
    const same = JSON.stringify([subject, predicate, value, qualifier])
    const before = said.get(same)
    if (before === undefined) said.set(same, step)
    else tell(before.manner === manner ? 'change/twice' : 'change/contradiction', before.at)
    if (manner === 'ends') continue
    const closing = closed.get(subject)
    if (closing !== undefined && closing !== at) tell('change/closed-too', closing)
    if (!isOne(step)) continue
    const other = only.get(placeOf(step))
    if (other === undefined) only.set(placeOf(step), step)
    else if (other.value !== value) tell('change/contradiction', other.at)
  }
  return wrong
}
