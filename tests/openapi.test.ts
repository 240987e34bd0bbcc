import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

test("the description of the API breaks none of Redocly's recommended rules", async () => {
  const { text } = await program.get('/api/v1/openapi.json')
  const problems = await lintFromString({
    source: text,
    absoluteRef: 'openapi.json',
    config: await createConfig({
      extends: ['recommended'],
      rules: {
        'operation-tag-defined': 'error',
        'operation-4xx-problem-details-rfc7807': 'error',
        'parameter-description': 'error',
        'path-params-defined': 'error',
      },
    }),
  })
  const told = problems.map(({ severity, ruleId, message, location }) => {
    const [at] = location
    return `${severity} ${ruleId}: ${message} (${at?.pointer ?? ''})`
  })
  expect(told).toEqual([])
})
