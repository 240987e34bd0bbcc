import { describe, expect, test } from 'vitest'
import { placeBehind, placesUnder, swapped, withThoseUnder } from './arrange.ts'
import { freePart, inOrder, type Part, textOf } from './part.ts'

const part = (id: string, kind: string, parent: string | null, place = 1): Part => ({
  part: id,
  kind,
  parent,
  place,
  fields: { 'title.en': id },
})
const parts = [
  part('plan', 'plan', null),
  part('chapter-context', 'chapter', 'plan', 1),
  part('o1', 'objective', 'plan', 2),
  part('p1', 'priority', 'plan', 3),
  part('o2', 'objective', 'plan', 4),
  part('a1', 'action', 'o1', 1),
  part('p2', 'priority', 'o1', 2),
]
const ids = (those: readonly Part[]) => those.map((each) => each.part)

describe('the order of parts', () => {
  test('neighbours of one kind change places, past others; at the ends nothing happens', () => {
    const places = (to: 'up' | 'down', id: string) =>
      Object.fromEntries(swapped(parts, id, to).map((each) => [each.part, each.place]))
    expect(places('up', 'o2')).toEqual({ 'chapter-context': 1, o2: 2, p1: 3, o1: 4 })
    expect(places('down', 'o1')).toEqual({ 'chapter-context': 1, o2: 2, p1: 3, o1: 4 })
    expect(places('up', 'o1')).toEqual({})
    expect(places('down', 'p1')).toEqual({})
    expect(places('up', 'plan')).toEqual({})
  })

  test('a part is read before those under it, whatever order they came in', () => {
    const inReading = ['plan', 'chapter-context', 'o1', 'a1', 'p2', 'p1', 'o2']
    expect(ids(inOrder(parts))).toEqual(inReading)
    expect(ids(inOrder(parts.toReversed()))).toEqual(inReading)
    expect(ids(withThoseUnder(parts, 'o1'))).toEqual(['o1', 'a1', 'p2'])
  })

  test('a part stands under the kinds that take it, never under itself, and comes last there', () => {
    const moved = { part: 'p2', parent: 'o1' }
    expect(ids(placesUnder(parts, moved, ['objective', 'priority']))).toEqual(['p1', 'o2'])
    expect(ids(placesUnder(parts, { part: 'o1', parent: 'plan' }, ['priority']))).toEqual(['p1'])
    expect([placeBehind(parts, 'plan'), placeBehind(parts, 'a1')]).toEqual([5, 1])
  })
})

test('an id that was once given is never given again', () => {
  expect(freePart('o', ['o1', 'o7', 'a9', 'objective', 'o2x'])).toBe('o8')
  expect(freePart('i', ['o1'])).toBe('i1')
})

test('a text is read in the first of the languages that has it', () => {
  const said = { fields: { 'title.fr': 'Sûre', 'title.en': 'Safe' } }
  expect(textOf(said, 'title', ['ar', 'fr', 'en'])).toEqual({ text: 'Sûre', language: 'fr' })
  expect(textOf(said, 'text', ['fr'])).toBeNull()
})
