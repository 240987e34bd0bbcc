import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hosts, organisationsShown, origins } from './pages.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

/** The recommended rules as they are, and four more: everything that has a name is also described. */
const rules = await createConfig({
  extends: ['recommended'],
  rules: {
    'operation-tag-defined': 'error',
    'operation-4xx-problem-details-rfc7807': 'error',
    'parameter-description': 'error',
    'path-params-defined': 'error',
  },
})

test('the description of the API breaks none of Redocly’s recommended rules', async () => {
  const { text } = await program.get('/api/v1/openapi.json')
  const problems = await lintFromString({
    source: text,
    absoluteRef: 'openapi.json',
    config: rules,
  })
  const told = problems.map(
    ({ severity, ruleId, message, location: [at] }) =>
      `${severity} ${ruleId}: ${message} (${at?.pointer ?? ''})`,
  )
  expect(told).toEqual([])
})

test.each(organisationsShown)(
  'the description that %s gives names its own server',
  async (organisation) => {
    const headers = { host: hosts[organisation] }
    const { body } = await program.json('/api/v1/openapi.json', headers)
    expect(body['servers']).toEqual([{ url: origins[organisation] }])
  },
)
