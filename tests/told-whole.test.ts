import { expect, test } from 'vitest'
import { proposing } from './proposing.ts'
import { versionIn } from './scenario-people.ts'

const { as, call } = proposing()

const about = { manner: 'change', from: '2026-12-15', sourceTitle: 'A note', why: 'So it is' }

/** Proposes that an office reports to another; answers the page on which it is decided. */
async function reporting(office: string, to: string, before: string | null): Promise<string> {
  const fields = [{ predicate: 'line', before, after: `office:${to}` }]
  const sent = await call('root', `/offices/${office}/proposals`, { ...about, fields })
  expect(sent.status).toBe(200)
  const { id } = JSON.parse(sent.text)
  return `/en/proposals/${id}/decide`
}

const decide = async (page: string) => {
  const region = await as('region')
  const version = versionIn(await region.get(page))
  return region.post(page, { accepted: '1', 'reason[]': '', why: 'So be it', version })
}

test('of two proposals that lead in a circle the second is refused, in words that name no id', async () => {
  const first = await reporting('georgia', 'armenia', null)
  const second = await reporting('armenia', 'georgia', null)
  expect((await decide(first)).status).toBe(303)
  const refused = await decide(second)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('So be it')
  const problem = /<section class="problem".*?<\/section>/s.exec(refused.text)?.[0] ?? ''
  expect(problem).toContain('Georgia')
  expect(problem).not.toContain('office:')
})

test('a warning that nobody signed for is told without its id', async () => {
  const head = await as('head')
  const { location } = await head.post('/en/scenarios/new', { title: 'Signed', day: '2027-06-01' })
  const at = location.replace(/\?.*/, '')
  const version = versionIn(await head.get(`${at}/changes/file`))
  const rows = 'change,subject,value,qualifier,note\nopen,office:almaty,country-office,,\n'
  expect((await head.post(`${at}/changes/file`, { rows, version })).status).toBe(303)
  const decided = {
    outcome: 'adopt',
    reason: 'So be it',
    unheard: 'Nobody to ask',
    version: versionIn(await head.get(`${at}/decide`)),
  }
  const refused = await head.post(`${at}/decide`, decided)
  expect(refused.status).toBe(409)
  const problem = /<section class="problem".*?<\/section>/s.exec(refused.text)?.[0] ?? ''
  expect(problem).toContain('neither a city nor a country')
  expect(problem).not.toContain('office:')
})
