import { describe, expect, test } from 'vitest'
import { sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { now, proposing, settle, type Who, write } from './proposing.ts'
import { startProgram } from './requests.ts'

const { program, as, call, proposed } = proposing()

describe('the list of proposals', () => {
  test('shows each what they may read: what waits for them, what they sent; and is told as a file', async () => {
    const at = await proposed(write('hotline', '+996 3'))
    const id = at.split('/').at(-1) ?? ''
    const list = async (who: Who, query = '') =>
      (await (await as(who)).get(`/en/proposals${query}`)).text
    expect(await list('region', '?waiting=me')).toContain(id)
    expect(await list('region', '?waiting=sent')).not.toContain(id)
    expect(await list('chief', '?waiting=sent')).toContain(id)
    expect(await list('head', '?waiting=me')).not.toContain(id)
    expect(await list('head')).toContain(id)
    expect(await list('clerk')).not.toContain(id)
    const file = await (await as('chief')).get('/api/v1/proposals.csv?waiting=sent')
    expect(file.status).toBe(200)
    expect(file.text).toContain('Change of Kyrgyzstan')
    expect(await list('chief')).toContain('<a href="/en/proposals" aria-current="page">')
    expect((await (await as('clerk')).get('/en')).text).not.toContain('href="/en/proposals"')
  })

  test('stands on the page of the office, with the way to propose, for who may', async () => {
    const office = '/en/offices/kyrgyzstan'
    expect((await (await as('chief')).get(office)).text).toContain(`${office}/propose`)
    expect((await (await as('clerk')).get(office)).text).not.toContain(`${office}/propose`)
    expect((await browserOn(program()).get(office)).text).not.toContain(`${office}/propose`)
  })

  test('tells administrators of what nobody can decide on', async () => {
    const own = await startProgram(() => now)
    const there = await own.databaseOf('iom')
    const root = (await settle(there, ['root'])).get('root') ?? ''
    const browser = browserOn(own)
    browser.hold(`meridian=${await sessionOf(there, root, now)}`)
    const wanted = {
      manner: 'change',
      from: '2026-12-15',
      sourceTitle: 'A note',
      why: 'Tried',
      fields: [{ predicate: 'language', before: null, after: 'ky' }],
    }
    const sent = await own.app.inject({
      method: 'POST',
      url: '/api/v1/offices/kyrgyzstan/proposals',
      headers: { host: 'localhost', origin: 'http://localhost', cookie: browser.cookie() ?? '' },
      payload: wanted,
    })
    expect(sent.statusCode).toBe(200)
    const { text } = await browser.get('/en/proposals')
    expect(text).toContain('1 open proposal has nobody who could decide.')
    const page = await browser.get(`/en/proposals/${sent.json<{ id: string }>().id}`)
    expect(page.text).toContain('Nobody can decide on this now')
    await own.close()
  })
})

describe('proposals for programs', () => {
  const wanted = {
    manner: 'change',
    from: '2026-12-20',
    sourceTitle: 'A note',
    sourceAddress: 'https://example.invalid/note',
    why: 'Tried',
    fields: [{ predicate: 'website', before: null, after: 'https://example.invalid' }],
  }

  test('are made, read with who has them and what they rest on, and decided', async () => {
    const made = await call('chief', '/offices/kyrgyzstan/proposals', wanted)
    expect(made.status).toBe(200)
    const id = /"id":"([^"]+)"/.exec(made.text)?.[1] ?? ''
    const read = await (await as('region')).get(`/api/v1/proposals/${id}`)
    const whole: unknown = JSON.parse(read.text)
    expect(whole).toMatchObject({
      state: 'open',
      stage: 'mandate',
      isForMe: true,
      passesOn: '2026-12-05',
      holders: [{ name: 'The region', office: 'vienna', reach: 'mandate' }],
      fields: [{ at: 1, footing: 'as-proposed', now: null }],
    })
    const version = /"decide":"([^"]+)"/.exec(read.text)?.[1] ?? ''
    const verdicts = [{ at: 1, isAccepted: true }]
    const path = `/proposals/${id}/decide`
    const stale = await call('region', path, { verdicts, why: 'Yes', version: 'other' })
    expect(stale.status).toBe(409)
    const done = await call('region', path, { verdicts, why: 'Yes', version })
    expect(done.text).toMatch(/"decision":"decision-\d{6}"/)
    const far = await (await as('clerk')).get(`/api/v1/proposals/${id}`)
    expect(far.status).toBe(403)
  })

  test('are refused with what is wrong, field by field, whatever is sent', async () => {
    const path = '/offices/kyrgyzstan/proposals'
    const bad = [
      { ...wanted, fields: [{ predicate: 'kind', before: 'country-site', after: 'castle' }] },
      { ...wanted, fields: [{ predicate: 'name', before: null, after: 'a\u0000b' }] },
      {
        ...wanted,
        fields: [{ predicate: 'name', qualifier: 'fr', before: null, after: '\ud800' }],
      },
      { ...wanted, fields: [] },
      { ...wanted, fields: 'none' },
      { ...wanted, from: '2026-02-30' },
      { ...wanted, from: '0001-01-01' },
      { ...wanted, sourceAddress: 'javascript:alert(1)' },
      { ...wanted, sourceTitle: '' },
      { ...wanted, why: '' },
    ]
    for (const each of bad) expect((await call('chief', path, each)).status).toBe(422)
    expect((await call('lone', path, wanted)).status).toBe(403)
    expect((await call('chief', '/offices/atlantis/proposals', wanted)).status).toBe(404)
  })
})
