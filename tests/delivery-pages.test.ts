import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveredPages } from './doors-delivery.ts'
import { type Running, startProgram } from './requests.ts'
import { comeIn } from './within.ts'

let program: Running
let cookie = ''

beforeAll(async () => {
  program = await startProgram()
  cookie = await comeIn(program)
})
afterAll(() => program.close())

test('every page of what comes after endorsement is there, and leads nowhere that is not', async () => {
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const page of deliveredPages) {
    const { status, text } = await program.get(`/en${page}`, { cookie })
    if (status !== 200) wrong.push(`${page}: ${status}`)
    for (const [, to = ''] of text.matchAll(/href="(\/en\/projects\/pr-[^"#?]*)["#]/g)) {
      if (seen.has(to)) continue
      seen.add(to)
      const answer = await program.get(to, { cookie })
      if (answer.status >= 400) wrong.push(`${page} leads to ${to}: ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(deliveredPages.length)
})
