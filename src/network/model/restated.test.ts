import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restate } from './restated.ts'

describe('a count under the structure of another day', () => {
  test('Kyrgyzstan moves from the region of Vienna to Europe and Central Asia; both sums are the same', () => {
    const { lines, moved, total } = restate([
      {
        id: 'KGZ',
        name: 'Kyrgyzstan',
        asReported: 'vienna-20',
        restated: 'europe-and-central-asia',
      },
      { id: 'EGY', name: 'Egypt', asReported: 'mena', restated: 'mena' },
    ])
    expect(lines).toEqual([
      { region: 'vienna-20', asReported: 1, movedOut: 1, movedIn: 0, restated: 0 },
      { region: 'europe-and-central-asia', asReported: 0, movedOut: 0, movedIn: 1, restated: 1 },
      { region: 'mena', asReported: 1, movedOut: 0, movedIn: 0, restated: 1 },
    ])
    expect(moved).toEqual([
      { id: 'KGZ', name: 'Kyrgyzstan', from: 'vienna-20', to: 'europe-and-central-asia' },
    ])
    expect(total).toBe(2)
  })

  test('whatever moves, the differences sum to zero and every line reconciles', () => {
    const region = fc.option(fc.constantFrom('a', 'b', 'c', 'd'))
    const counted = fc.array(
      fc.record({ id: fc.string(), name: fc.string(), asReported: region, restated: region }),
    )
    fc.assert(
      fc.property(counted, (items) => {
        const { lines, moved, total } = restate(items)
        const sum = (pick: (line: (typeof lines)[number]) => number) =>
          lines.reduce((all, line) => all + pick(line), 0)
        expect(sum((line) => line.restated - line.asReported)).toBe(0)
        expect(sum((line) => line.asReported)).toBe(total)
        expect(sum((line) => line.movedOut)).toBe(moved.length)
        for (const line of lines)
          expect(line.asReported - line.movedOut + line.movedIn).toBe(line.restated)
      }),
    )
  })
})
