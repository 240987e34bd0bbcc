import { describe, expect, test } from 'vitest'
import { branchesOf, type Direction, laidOut } from './lineage.ts'

const passing = (text: string) => {
  const [office = '', manner = '', successor = ''] = text.split(' ')
  return { office, manner, successor }
}

const told = (office: string, direction: Direction, passings: readonly string[]) =>
  laidOut(branchesOf(office, passings.map(passing), direction)).map(
    (each) => `${each.generation} ${each.office} ${each.manner} ${each.successor}`,
  )

describe('the lineage of an office', () => {
  const reforms = [
    'lima merged buenos-aires',
    'quito merged lima',
    'buenos-aires merged panama',
    'san-jose merged panama',
    'panama split bogota',
  ]

  test('goes back over predecessors of predecessors', () => {
    expect(told('panama', 'before', reforms)).toEqual([
      '1 buenos-aires merged panama',
      '2 lima merged buenos-aires',
      '3 quito merged lima',
      '1 san-jose merged panama',
    ])
  })

  test('and on to successors of successors', () => {
    expect(told('quito', 'after', reforms)).toEqual([
      '1 quito merged lima',
      '2 lima merged buenos-aires',
      '3 buenos-aires merged panama',
      '4 panama split bogota',
    ])
    expect(told('bogota', 'after', reforms)).toEqual([])
  })

  test('is cut where it comes back to the office, or goes round elsewhere', () => {
    const round = ['a continued b', 'b continued a']
    expect(told('a', 'after', round)).toEqual(['1 a continued b'])
    expect(told('a', 'before', round)).toEqual(['1 b continued a'])
    const elsewhere = ['x merged a', 'y merged x', 'x merged y']
    expect(told('a', 'before', elsewhere)).toEqual(['1 x merged a', '2 y merged x', '3 x merged y'])
    expect(told('a', 'before', ['a became a'])).toEqual([])
  })

  test('goes on once only from an office that several ways lead to', () => {
    const crossings = Array.from({ length: 30 }, (_, at) => [
      `n${at} split l${at}`,
      `n${at} split r${at}`,
      `l${at} merged n${at + 1}`,
      `r${at} merged n${at + 1}`,
    ]).flat()
    expect(told('n0', 'after', crossings)).toHaveLength(crossings.length)
  })
})
