import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { appointAdministrator } from '#posts/actions/administrator.ts'
import { goodPassword, peopleProgram, someone, tokenIn } from './people.ts'

const { address, browser, db, lettersTo, logged, now, signedInAs } = peopleProgram()

describe('the people, for who may invite and end', () => {
  const administrator = async () => {
    const email = address()
    const person = await someone(db(), email, now())
    const deed = { by: byCommand('test'), name: 'posts.appointed', subject: `person:${person}` }
    const moment = { asOf: '2026-11-22', asKnown: null, horizon: '2026-11-22' }
    await perform(db(), deed, (act) => appointAdministrator(act, person, moment))
    return { own: await signedInAs(email), person, email }
  }

  test('an administrator invites by letter; whoever comes is who was invited', async () => {
    const { own } = await administrator()
    const email = address()
    const sent = await own.post('/en/people/invite', { email, name: 'New One', locale: 'ar' })
    expect(sent.location).toBe('/en/people?done=invited')
    const [letter] = await lettersTo(email)
    expect(letter?.topic).toBe('people.invitation')
    expect(letter?.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/ar\/invitation\?token=[\w-]{43}$/)
    const list = await own.get(`/en/people?q=${email}`)
    expect(list.text).toContain('New One')
    expect(list.text).toContain('Invited, has not come yet')
    const guest = browser()
    const token = tokenIn(letter?.link)
    const body = { token, name: 'New One', locale: 'en', password: goodPassword }
    expect((await guest.post('/en/invitation', body)).status).toBe(303)
    expect((await own.post('/en/people/invite', { email, name: 'X Y', locale: 'en' })).status).toBe(
      409,
    )
    const event = await sql<{ name: string; post: string; on: string }>`
      select event.name, post_title as post, subject as "on" from event
      join person_state state on subject = 'person:' || state.person and upper_inf(state.recorded)
      where state.email = ${email} order by event.id`.execute(db())
    expect(event.rows.map(({ name, post }) => [name, post])).toEqual([
      ['people.invited', 'Administrator'],
      ['people.came', null],
    ])
  })

  test.each([
    { email: 'ana@example.org\nBcc: x@example.org', name: 'Ana' },
    { email: 'no address', name: 'Ana' },
    { email: 'ana2@example.org', name: 'Ana\r\nBcc: x@example.org' },
    { email: 'ana2@example.org', name: '<b>' },
    { email: 'ana2@example.org', name: '' },
  ])('what is no address or no name is refused: %j', async (guest) => {
    const { own } = await administrator()
    const sent = await own.post('/en/people/invite', { ...guest, locale: 'en' })
    expect(sent.status).toBe(422)
    expect(await lettersTo('ana2@example.org')).toEqual([])
  })

  test('a shut account is out at once, with its sessions, tokens and links; and comes back as it was', async () => {
    const { own, person: self } = await administrator()
    const email = address()
    const person = await someone(db(), email, now())
    const theirs = await signedInAs(email)
    const made = await theirs.post('/en/account/tokens', { name: 'Report', days: '1' })
    const authorization = `Bearer ${/meridian_[\w-]{43}/.exec(made.text)?.[0] ?? ''}`
    await browser().post('/en/recover', { email })
    const token = tokenIn((await lettersTo(email)).at(-1)?.link)
    expect((await browser().get('/api/v1/offices', { authorization })).status).toBe(200)
    expect((await own.post(`/en/people/${person}/deactivate`, {})).status).toBe(303)
    expect((await theirs.get('/en/account')).status).toBe(303)
    expect((await browser().get('/api/v1/offices', { authorization })).status).toBe(401)
    expect((await browser().get(`/en/recover/new?token=${token}`)).status).toBe(422)
    const enter = () => browser().post('/en/sign-in', { email, password: goodPassword })
    expect((await enter()).status).toBe(422)
    expect((await own.post(`/en/people/${person}/deactivate`, {})).status).toBe(409)
    expect((await own.post(`/en/people/${person}/reactivate`, {})).status).toBe(303)
    expect((await enter()).status).toBe(303)
    expect((await own.post(`/en/people/${self}/deactivate`, {})).status).toBe(409)
    expect((await own.post('/en/people/p-nobody/deactivate', {})).status).toBe(404)
  })
})

test('no secret, no address and no password is in the log or stands readable in the database', async () => {
  const email = address()
  await someone(db(), email, now())
  const own = await signedInAs(email)
  const made = await own.post('/en/account/tokens', { name: 'Report', days: '1' })
  const token = /meridian_[\w-]{43}/.exec(made.text)?.[0] ?? ''
  await browser().post('/en/recover', { email })
  const link = tokenIn((await lettersTo(email)).at(-1)?.link)
  await browser().get(`/en/recover/new?token=${link}`)
  const cookie = own.cookie()?.replace('meridian=', '') ?? ''
  const secrets = [token, link, cookie, goodPassword, email]
  expect(secrets.every((secret) => secret.length > 10)).toBe(true)
  expect(logged.length).toBeGreaterThan(20)
  const log = logged.join('')
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  const kept = await Promise.all(
    ['session', 'access_token', 'mail_link', 'password', 'attempt', 'event'].map(async (table) => {
      const rows = await sql<{
        text: string
      }>`select ${sql.ref(table)}::text as text from ${sql.table(table)}`.execute(db())
      return rows.rows.map(({ text }) => text).join('\n')
    }),
  )
  const whole = kept.join('\n')
  expect(whole.length).toBeGreaterThan(1000)
  expect(secrets.filter((secret) => whole.includes(secret))).toEqual([])
  expect(whole).not.toContain('10.1.0.')
})
