import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { addPart } from '#projects/actions/parts.ts'
import { cast, proposal, say } from '#routes/routes.test.room.ts'
import { sessionOf } from './accounts.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let db: Db
let who: Awaited<ReturnType<typeof cast>>
const id = 'pr-route'

beforeAll(async () => {
  program = await startProgram(() => new Date())
  db = await program.databaseOf('iom')
  who = await cast(db)
  await proposal(db)
})
afterAll(() => program.close())

type Name = 'developer' | 'chief' | 'money' | 'director' | 'support'

const cookieOf = async (name: Name) => {
  const { asker } = who[name]
  return `meridian=${await sessionOf(db, asker.person, new Date())}`
}

/** What somebody sees on a page. */
async function sees(name: Name, url: string): Promise<string> {
  const { status, text } = await program.get(url, { cookie: await cookieOf(name) })
  expect(status, url).toBe(200)
  return text
}

/** What becomes of what somebody sends from the form of a page, on the version that the page shows. */
async function sends(
  name: Name,
  url: string,
  body: readonly (readonly [string, string])[],
): Promise<{ status: number; text: string; to: string }> {
  const version = /name="version" value="([^"]*)"/.exec(await sees(name, url))?.[1] ?? 'early'
  const answer = await program.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      cookie: await cookieOf(name),
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams([
      ...body.map(([key, value]) => [key, value]),
      ['version', version],
    ]).toString(),
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    to: String(answer.headers['location'] ?? ''),
  }
}

/** The address of the first thing that waits for somebody. */
const firstWaiting = async (name: Name): Promise<string> =>
  /\/en\/route-steps\/rs-[\w-]+/.exec(await sees(name, '/en/work'))?.[0] ?? ''

const submit = `/en/projects/${id}/route/submit`
const yes = ['government-request', 'capacity', 'security', 'sexual-exploitation'].map(
  (item) => [`answer.${item}`, 'yes'] as const,
)

test('a project goes from its developer to a reviewer, comes back with reasons, is sent again and endorsed', async () => {
  const before = await sees('developer', submit)
  expect(before).toContain('Nothing is missing.')
  expect(before).toContain('Kyrgyzstan is asked because it manages the project.')
  expect(await sends('developer', submit, [])).toMatchObject({
    status: 303,
    to: `/en/projects/${id}/route?done=sent`,
  })
  const route = await sees('developer', `/en/projects/${id}/route`)
  expect(route).toContain('Endorsement by the Chief of Mission')
  expect(route).toContain('working days left')
  expect(await sees('director', `/en/projects/${id}`)).toContain('Kyrgyzstan has it since')
  expect(await sees('developer', '/en/work/sent')).toContain('steps decided')

  const step = await firstWaiting('chief')
  expect(await sees('chief', '/en/work')).toContain(
    '<span class="door__count" data-work-count="true">1</span>',
  )
  const begun = await program.app.inject({
    method: 'POST',
    url: `${step}/begin`,
    headers: { host: 'localhost', origin: 'http://localhost', cookie: await cookieOf('chief') },
  })
  expect([begun.statusCode, begun.headers['location']]).toEqual([303, step])
  expect(await sees('chief', step)).not.toContain('Take it up')
  expect((await sends('chief', step, [])).status).toBe(422)
  const lame = await sends('chief', step, [['verdict', 'endorse']])
  expect(lame.status).toBe(422)
  expect(lame.text).toContain('href="#field-answers.capacity"')
  const foreign = await sends('director', step, [['verdict', 'endorse'], ...yes])
  expect(foreign.status).toBe(403)

  const returned = await sends('chief', step, [
    ['verdict', 'return'],
    ['reason', 'Not yet.'],
    ['about[]', 'project:title'],
    ['because[]', 'Say what is built.'],
  ])
  expect(returned.status).toBe(303)
  expect(await sees('chief', step)).toContain('Say what is built.')
  expect(await sees('chief', '/en/work')).toContain('Nothing waits for you.')
  expect(await sees('developer', '/en/work')).toContain('Go on with what was returned')
  const back = await sees('developer', `/en/projects/${id}`)
  expect(back).toContain('Say what is built.')
  expect(back).toContain('Returned')

  await addPart(
    who.developer,
    { project: id, number: 1 },
    {
      kind: 'objective',
      parent: 'project',
      fields: { 'title.en': 'Wells and roads' },
    },
  )
  expect((await sends('developer', submit, [])).status).toBe(303)
  const again = await firstWaiting('chief')
  expect(again).not.toBe(step)
  const page = await sees('chief', again)
  expect(page).toContain('What changed since it was returned')
  expect(page).toContain('Say what is built.')
  expect(page).toMatch(/<ins>[^<]*Wells/)

  const endorsed = await sends('chief', again, [
    ['verdict', 'endorse-with-conditions'],
    ...yes,
    ['condition[]', 'The ministry writes.'],
    ['due[]', '2027-01-31'],
  ])
  expect(endorsed.to).toBe(`${again}?done=endorse-with-conditions`)
  await say(who.money, 'resource-management')
  await say(who.support, 'project-support')
  await say(who.support, 'thematic-review')
  await say(who.director, 'regional-endorsement')
  const whole = await sees('developer', `/en/projects/${id}/route`)
  expect(whole).toContain('Endorsed with conditions')
  const condition = /\/en\/route-conditions\/cn-[\w-]+/.exec(whole)?.[0] ?? ''
  expect(await sees('developer', '/en/work')).toContain('Meet a condition')
  expect((await sends('developer', condition, [['said', 'met']])).status).toBe(303)
  expect(await sees('chief', '/en/work')).toContain('Confirm that a condition is met')
  expect((await sends('chief', condition, [['said', 'confirmed']])).status).toBe(303)
  expect(await sees('developer', `/en/projects/${id}/route`)).toContain('Confirmed')

  const paces = await sees('director', '/en/work/turnaround')
  expect(paces).toContain('steps decided: half of them within')
  expect(paces).toContain('Endorsement by the Chief of Mission')
})
