import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edge, wayBack } from './cycles.ts'

const plans = ['p-a', 'p-b', 'p-c', 'p-d', 'p-e']
const edge = fc.record({ from: fc.constantFrom(...plans), to: fc.constantFrom(...plans) })

/** What is left after the rule let some of these citings in, one after the other. */
const accepted = (wanted: readonly Edge[]) =>
  wanted.reduce<Edge[]>(
    (edges, each) => (wayBack(edges, each.from, each.to) === null ? [...edges, each] : edges),
    [],
  )

/** Whether the edges can be laid in an order in which none leads back: the other way to tell that they hold no circle. */
function hasOrder(edges: readonly Edge[]): boolean {
  if (edges.length === 0) return true
  const targets = new Set(edges.map(({ to }) => to))
  const rest = edges.filter(({ from }) => targets.has(from))
  return rest.length < edges.length && hasOrder(rest)
}

test('whatever is cited one after the other, the rule lets in no circle', () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 40 }), (wanted) => {
      expect(hasOrder(accepted(wanted))).toBe(true)
    }),
  )
})

test('what the rule refuses would have closed a circle, and it names it', () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 30 }), edge, (wanted, next) => {
      const edges = accepted(wanted)
      const way = wayBack(edges, next.from, next.to)
      expect(way === null).toBe(hasOrder([...edges, next]))
      if (way === null) return
      expect([way[0], way.at(-1)]).toEqual([next.to, next.from])
      const steps = way.slice(1).map((to, at) => ({ from: way[at], to }))
      for (const step of steps) expect(edges).toContainEqual(step)
    }),
  )
})

test('a plan comes back to itself at once, and through others by the shortest way', () => {
  expect(wayBack([], 'p-a', 'p-a')).toEqual(['p-a'])
  const edges = [
    { from: 'p-b', to: 'p-c' },
    { from: 'p-c', to: 'p-a' },
    { from: 'p-b', to: 'p-d' },
    { from: 'p-d', to: 'p-e' },
  ]
  expect(wayBack(edges, 'p-a', 'p-b')).toEqual(['p-b', 'p-c', 'p-a'])
  expect(wayBack(edges, 'p-a', 'p-e')).toBeNull()
})
