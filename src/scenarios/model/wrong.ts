import type { Change, ChangeKind, WrongChange } from '#decisions/model/change.ts'
import { sameness } from './compare.ts'
import { circles } from './circles.ts'

interface Placed extends Change {
  at: number
}

/**
 * What cannot be in a list of changes, whatever the network is: the same twice, two names in one language, two kinds, lines or
 * places for one office, one service or region handed over to two, given and taken at once, opened and closed, something for an
 * office that ceases the same day, lines and mergers that go in a circle. In the order of the list.
 */
export function wrongAmong(changes: readonly Change[]): WrongChange[] {
  const placed = changes.map((change, at): Placed => ({ ...change, at }))
  const twice = said(placed, sameness, 'change/twice')
  const repeated = new Set(twice.map((each) => each.at))
  const once = placed.filter((each) => !repeated.has(each.at))
  const mergers = circles(once, 'change/circular-merger', mergerEdge)
  const isCircular = new Set(mergers.map((each) => each.at))
  return [
    ...twice,
    ...contradictions(once),
    ...givenAndTaken(once),
    ...ceased(once).filter((each) => !isCircular.has(each.at)),
    ...circles(once, 'change/circular-line', lineEdge),
    ...mergers,
  ].toSorted((a, b) => a.at - b.at)
}

const lineEdge = ({ kind, subject, value }: Change) =>
  kind === 'change-line' || kind === 'move' ? { from: subject, to: value } : null

const mergerEdge = ({ kind, subject, value }: Change) =>
  kind === 'merge' || (kind === 'close' && value !== '') ? { from: subject, to: value } : null

/** Every change whose name was borne by one before it is wrong. */
function said(
  changes: readonly Placed[],
  nameOf: (change: Placed) => string | null,
  reason: string,
): WrongChange[] {
  const first = new Map<string, number>()
  return changes.flatMap((change): WrongChange[] => {
    const name = nameOf(change)
    if (name === null) return []
    const before = first.get(name)
    if (before !== undefined) return [against(change, before, reason)]
    first.set(name, change.at)
    return []
  })
}

/** What is wrong with a change beside another of the list, which is named by its place from 1. */
const against = (
  { at, value }: Placed,
  other: number,
  reason: string,
  field: WrongChange['field'] = 'value',
): WrongChange => ({ at, field, reason, details: { value, row: String(other + 1) } })

/** What one office has one of at a time: said by changes of these kinds. */
const single: readonly (readonly ChangeKind[])[] = [
  ['open', 'change-kind'],
  ['change-line'],
  ['relocate'],
  ['close', 'merge'],
]

const contradictions = (changes: readonly Placed[]): WrongChange[] => [
  ...single.flatMap((kinds) =>
    said(
      changes,
      ({ kind, subject }) => (kinds.includes(kind) ? subject : null),
      'change/contradiction',
    ),
  ),
  ...said(
    changes,
    ({ kind, subject, qualifier }) =>
      qualifier !== '' && (kind === 'split' || kind === 'transfer')
        ? `${kind} ${subject} ${qualifier}`
        : null,
    'change/contradiction',
  ),
  ...said(
    changes,
    ({ kind, subject, qualifier }) => (kind === 'rename' ? `${subject} ${qualifier}` : null),
    'change/contradiction',
  ),
]

function givenAndTaken(changes: readonly Placed[]): WrongChange[] {
  const what = ({ kind, subject, value, qualifier }: Change, manner: string) =>
    kind.startsWith(`${manner}-`)
      ? JSON.stringify([kind.slice(manner.length), subject, value, qualifier])
      : null
  const given = new Map(
    changes.flatMap((change): [string, number][] => {
      const name = what(change, 'give')
      return name === null ? [] : [[name, change.at]]
    }),
  )
  return changes.flatMap((change): WrongChange[] => {
    const other = given.get(what(change, 'take') ?? '')
    return other === undefined ? [] : [against(change, other, 'change/contradiction')]
  })
}

/** What can only be done to an office that goes on. */
const goesOn: readonly ChangeKind[] = [
  'open',
  'rename',
  'change-kind',
  'change-line',
  'relocate',
  'give-function',
  'give-coverage',
  'give-liaison',
  'split',
]
/** What passes to another office, which therefore must go on. */
const passesOn: readonly ChangeKind[] = [
  'close',
  'merge',
  'split',
  'transfer',
  'change-line',
  'move',
]

/** What is said of an office that ceases in the same list: opened too, given something, or made another's successor. */
function ceased(changes: readonly Placed[]): WrongChange[] {
  const ends = new Map(
    changes
      .filter(({ kind }) => kind === 'close' || kind === 'merge')
      .map(({ subject, at }) => [subject, at]),
  )
  return changes.flatMap((change): WrongChange[] => {
    const { kind, subject, value } = change
    const own = ends.get(subject)
    if (own !== undefined && goesOn.includes(kind))
      return [against(change, own, 'change/closed-too', 'subject')]
    const other = ends.get(value)
    if (other !== undefined && subject !== value && passesOn.includes(kind))
      return [against(change, other, 'change/passes-to-closed')]
    return []
  })
}
