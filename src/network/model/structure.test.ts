import { describe, expect, test } from 'vitest'
import { type Branch, treesOf } from './structure.ts'

interface Node {
  id: string
  parent: string | null
  position: number | null
  name: string
}
const node = (id: string, parent: string | null, position: number | null = null): Node => ({
  id,
  parent,
  position,
  name: id,
})
const drawn = (branches: readonly Branch<Node>[]): unknown[] =>
  branches.map((each) => [each.node.id, ...drawn(each.below)])

describe('the structure', () => {
  test('runs from headquarters down, in the order of the charts', () => {
    const trees = treesOf([
      node('unit:b', 'office:hq', 2),
      node('office:hq', null),
      node('unit:a', 'office:hq', 1),
    ])
    expect(drawn(trees)).toEqual([['office:hq', ['unit:a'], ['unit:b']]])
  })

  test('an office whose line is not stated stands by itself', () => {
    expect(drawn(treesOf([node('office:a', null), node('office:b', 'office:unknown')]))).toEqual([
      ['office:a'],
      ['office:b'],
    ])
  })

  test('a unit that one chart places in headquarters and another under the Director General stands under the Director General', () => {
    const trees = treesOf([
      node('office:hq', null),
      node('unit:director-general', 'office:hq'),
      node('unit:deputy', 'office:hq'),
      node('unit:deputy', 'unit:director-general'),
    ])
    expect(drawn(trees)).toEqual([['office:hq', ['unit:director-general', ['unit:deputy']]]])
  })

  test('a circle is cut where it would close', () => {
    const trees = treesOf([
      node('office:hq', null),
      node('unit:a', 'office:hq'),
      node('unit:b', 'unit:a'),
      node('unit:a', 'unit:b'),
    ])
    expect(JSON.stringify(drawn(trees)).length).toBeLessThan(200)
  })
})
