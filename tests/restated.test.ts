import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

interface Restated {
  total: number
  lines: {
    region: string | null
    asReported: number
    movedOut: number
    movedIn: number
    restated: number
  }[]
  moved: { id: string; from: string | null; to: string | null }[]
}

const restated = async (query: string): Promise<Restated> => {
  const { text } = await program.get(`/api/v1/restated?${query}`)
  const answer: Restated = JSON.parse(text)
  return answer
}

describe('countries by region in 2018, under the structure of 2025', () => {
  test.each(['offices', 'countries'])('the differences of %s sum to zero', async (count) => {
    const { lines, total } = await restated(`asOf=2018-06-30&structure=2025-02-11&count=${count}`)
    expect(total).toBeGreaterThan(20)
    expect(lines.reduce((sum, line) => sum + line.restated - line.asReported, 0)).toBe(0)
    expect(lines.reduce((sum, line) => sum + line.asReported, 0)).toBe(total)
    for (const line of lines)
      expect(line.asReported - line.movedOut + line.movedIn).toBe(line.restated)
  })

  test('Kyrgyzstan moves from the region of Vienna to Europe and Central Asia, and is named once', async () => {
    const { moved } = await restated('asOf=2018-06-30&structure=2025-02-11&count=countries')
    expect(moved.filter((each) => each.id === 'KGZ')).toEqual([
      expect.objectContaining({
        from: 'South-Eastern Europe, Eastern Europe and Central Asia',
        to: 'Europe and Central Asia',
      }),
    ])
  })

  test('under its own structure nothing moves', async () => {
    const { moved } = await restated('asOf=2018-06-30&structure=2018-06-30&count=countries')
    expect(moved).toEqual([])
  })

  test('the page says the same in Arabic, and a day that is none is refused', async () => {
    const page = await program.get('/ar/restated?asOf=2018-06-30&structure=2025-02-11')
    expect(page.status).toBe(200)
    expect(page.text).toContain('أوروبا وآسيا الوسطى')
    expect((await program.get('/en/restated?structure=2025-02-30')).status).toBe(422)
    expect((await program.get('/api/v1/restated')).status).toBe(422)
  })
})
