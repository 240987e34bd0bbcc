import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePart, compareVersions } from './compare.ts'
import type { Part } from './part.ts'
import { wordMarks } from './word-marks.ts'

const part = (
  id: string,
  parent: string | null,
  place: number,
  more: Partial<Part> = {},
): Part => ({
  part: id,
  kind: 'objective',
  parent,
  place,
  fields: { 'title.en': id },
  ...more,
})
const root = part('plan', null, 1, { kind: 'plan' })
const saying = (...parts: Part[]) => ({ parts: [root, ...parts], sets: {} })
const became = (before: Part[], after: Part[]) =>
  compareVersions(saying(...before), saying(...after))
    .filter((each) => each.became !== 'kept')
    .map((each) => `${each.part} ${each.became}${each.isMoved ? ' moved' : ''}`)

describe('what changed between two versions', () => {
  test('fields that came, went or say something else are told before and after', () => {
    expect(comparePart({ a: '1', b: '2' }, { b: '3', c: '4' })).toEqual([
      { field: 'a', before: '1', after: null },
      { field: 'b', before: '2', after: '3' },
      { field: 'c', before: null, after: '4' },
    ])
  })

  test('parts that are gone stand where they stood, and of those put elsewhere as few as explain it', () => {
    const [a, b, c] = [part('o1', 'plan', 1), part('o2', 'plan', 2), part('o3', 'plan', 3)]
    expect(became([a, b, c], [a, b, c])).toEqual([])
    expect(became([a, b, c], [a, c])).toEqual(['o2 removed'])
    expect(became([a, c], [a, { ...b, place: 2 }, c])).toEqual(['o2 added'])
    expect(
      became(
        [a, b, c],
        [
          { ...c, place: 1 },
          { ...a, place: 2 },
          { ...b, place: 3 },
        ],
      ),
    ).toEqual(['o3 changed moved'])
    const action = part('a1', 'o1', 1, { kind: 'action' })
    expect(became([a, b, action], [a, b, { ...action, parent: 'o2' }])).toEqual([
      'a1 changed moved',
    ])
    expect(became([a, b, c, action], [b, c])).toEqual(['o1 removed', 'a1 removed'])
  })

  test('what came and went of what a part has beside its fields changes it', () => {
    const said = saying(part('o1', 'plan', 1))
    const [change] = compareVersions(
      { ...said, sets: { cites: [{ part: 'o1', key: '10.7' }] } },
      { ...said, sets: { answers: [{ part: 'o1', key: 'drought' }] } },
    ).filter((each) => each.part === 'o1')
    expect(change?.became).toBe('changed')
    expect(change?.sets).toEqual({
      cites: { added: [], removed: ['10.7'] },
      answers: { added: ['drought'], removed: [] },
    })
  })

  test('marks word by word lose nothing of either text, and mark nothing in the same', () => {
    expect(wordMarks('Fair recruitment', 'Fair and safe recruitment')).toEqual([
      { text: 'Fair ', mark: 'kept' },
      { text: 'and safe ', mark: 'new' },
      { text: 'recruitment', mark: 'kept' },
    ])
    const text = fc
      .array(fc.constantFrom('fair', 'safe', ' ', '\n', 'work', 'حق'))
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const marks = wordMarks(before, after)
        const without = (mark: string) =>
          marks
            .filter((each) => each.mark !== mark)
            .map((each) => each.text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
        if (before === after) expect(marks.every(({ mark }) => mark === 'kept')).toBe(true)
      }),
    )
    const long = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(' ')
    expect(wordMarks(long('a'), long('b')).filter(({ mark }) => mark !== 'kept')).toHaveLength(2)
  })
})
