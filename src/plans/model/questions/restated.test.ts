import { expect, test } from 'vitest'
import { upperText } from '#frameworks/model/upper.ts'
import { type PartSaid, type Successor, succession } from './restated.ts'

const said = (number: number, part: string, title: string): PartSaid => ({
  number,
  part,
  fields: { 'title.en': title },
  cites: [],
})
const became = (parts: readonly PartSaid[], successor: Omit<Successor, 'plan' | 'since'>) => {
  const { changes, restored } = succession(parts, { plan: 'p-x', since: null, ...successor })
  return {
    changed: changes.map(({ upper, became: is }) => `${upperText(upper)} ${is}`),
    restored: restored.map(upperText),
  }
}

test('an amendment that was published after a later one takes the place of both', () => {
  const parts = [said(1, 'o1', 'One'), said(3, 'o1', 'Three'), said(2, 'o1', 'Two')]
  expect(became(parts, { from: 2, to: null }).changed).toEqual([
    'p-x@1/o1 withdrawn',
    'p-x@3/o1 withdrawn',
    'p-x@2/o1 withdrawn',
  ])
  expect(became([...parts, said(4, 'o1', 'Three')], { from: 2, to: 4 })).toEqual({
    changed: ['p-x@1/o1 revised', 'p-x@2/o1 revised'],
    restored: ['p-x@3/o1'],
  })
})

test('what was withdrawn and is said again is no question any more, what is said otherwise is', () => {
  const parts = [said(1, 'o1', 'One'), said(1, 'o2', 'Two'), said(2, 'o1', 'One')]
  expect(became(parts, { from: 2, to: 2, isReturn: true })).toEqual({
    changed: ['p-x@1/o2 withdrawn'],
    restored: ['p-x@1/o1'],
  })
})
