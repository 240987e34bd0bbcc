import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

describe('every list takes text, a limit and a cursor, and gives periods and sources', () => {
  const lists = [
    'offices',
    'units',
    'countries',
    'countries/KGZ/responsible',
    'areas',
    'kinds',
    'functions',
    'bodies',
    'bodies/osce/liaison',
    'statements',
    'findings',
    'sources',
    'structure',
    'figures',
    'search?q=vienna',
  ]
  test.each(lists)('%s', async (list) => {
    const url = (more: string) =>
      `/api/v1/${list}${list.includes('?') ? '&' : '?'}asOf=2018-06-30${more}`
    const whole = (await program.json(url('&limit=500'))).body
    const first = (await program.json(url('&limit=1'))).body
    expect(whole.total).toBeGreaterThan(0)
    expect(first.items).toHaveLength(1)
    expect(first.total).toBe(whole.total)
    expect(first.items[0]).toEqual(whole.items[0])
    for (const field of ['id', 'from', 'until', 'certainty', 'sources'])
      expect(first.items[0]).toHaveProperty(field)
    const sources = first.items[0]?.['sources']
    expect(
      Array.isArray(sources) && sources.every((each: unknown) => typeof each === 'object'),
    ).toBe(true)
    if (first.next === null) return
    const second = (await program.json(url(`&limit=1&cursor=${first.next}`))).body
    expect(second.items[0]).toEqual(whole.items[1])
  })
})
