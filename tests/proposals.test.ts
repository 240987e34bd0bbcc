import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn, type Sent } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
let program: Running
let db: Db
const posts = {
  chief: ['chief-of-mission', 'kyrgyzstan'],
  region: ['regional-director', 'vienna'],
  head: ['director-general', 'headquarters'],
  clerk: ['project-developer', 'kyrgyzstan'],
  root: ['administrator', 'headquarters'],
  lone: ['regional-director', 'dakar'],
} as const satisfies Record<string, readonly [string, string]>
type Who = keyof typeof posts
const everybody = ['chief', 'region', 'head', 'clerk', 'root', 'lone'] as const
const person = new Map<Who, string>()

beforeAll(async () => {
  program = await startProgram(() => now)
  db = await program.databaseOf('iom')
  for (const who of everybody)
    person.set(who, await personCalled(db, `The ${who}`, `${who}@example.org`))
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:proposals' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    for (const who of everybody) {
      const [role, office] = posts[who]
      const made = { id: who, role, office, unit: null, titles: {}, confinedTo: [] }
      await addPost(act, { ...made, isPublic: false, ...always })
      const held = { id: who, post: who, person: person.get(who) ?? '', publicName: null, why: null }
      await addHolding(act, { ...held, ...always })
    }
  })
})
afterAll(() => program.close())

async function as(who: Who) {
  const browser = browserOn(program)
  browser.hold(`meridian=${await sessionOf(db, person.get(who) ?? '', now)}`)
  return browser
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) =>
  unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What the form of a page would send as it stands, in the order of its fields. */
function formIn({ text }: Sent): [string, string][] {
  const form = /<form class="form".*?<\/form>/s.exec(text)?.[0] ?? ''
  const parts = form.matchAll(
    /<input[^>]*>|<select[^>]*>.*?<\/select>|<textarea[^>]*>(?<typed>[^<]*)<\/textarea>/gs,
  )
  return [...parts].flatMap(([part, ...rest]): [string, string][] => {
    const tag = part.slice(0, part.indexOf('>') + 1)
    const name = attribute(tag, 'name')
    if (name === '') return []
    if (part.startsWith('<textarea')) return [[name, unescaped(rest[0] ?? '')]]
    if (part.startsWith('<select')) {
      const options = [...part.matchAll(/<option[^>]*>/g)].map(([option]) => option)
      const chosen = options.find((option) => / selected/.test(option)) ?? options[0] ?? ''
      return [[name, attribute(chosen, 'value')]]
    }
    const isChoice = /type="(checkbox|radio)"/.test(tag)
    return isChoice && !/ checked/.test(tag) ? [] : [[name, attribute(tag, 'value')]]
  })
}

type Edit = (fields: [string, string][]) => [string, string][]
const set =
  (name: string, value: string): Edit =>
  (fields) =>
    fields.map(([each, was]) => [each, each === name ? value : was])
/** Writes into the row of a thing: of several the one that is free, or that says `before`. */
const write =
  (predicate: string, after: string, before = ''): Edit =>
  (fields) => {
    const at = fields.findIndex(
      ([name, value], place) =>
        name === 'predicate' && value === predicate && fields[place + 1]?.[1] === before,
    )
    const own = fields.findIndex(([name], place) => place > at && name === 'after')
    return fields.map((field, place) => (place === own ? ['after', after] : field))
  }
const edited = (page: Sent, ...edits: Edit[]) =>
  edits.reduce((fields, edit) => edit(fields), formIn(page))

async function send(who: Who, url: string, fields: [string, string][]) {
  const answer = await program.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      cookie: (await as(who)).cookie() ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    location: String(answer.headers.location ?? ''),
    cookie: null,
    setCookie: '',
    tag: '',
  }
}

const form = '/en/offices/kyrgyzstan/propose'
const told = [set('sourceTitle', 'A note of the mission'), set('why', 'As the ministry wrote')]

/** Proposes that the office becomes a country office and speaks Kyrgyz; answers its page. */
async function proposed(...more: Edit[]): Promise<string> {
  const page = await (await as('chief')).get(form)
  const fields = edited(
    page,
    write('kind', 'country-office', 'country-site'),
    write('language', 'ky'),
    set('from', '2026-12-15'),
    ...told,
    ...more,
  )
  const { status, location } = await send('chief', form, fields)
  expect(status).toBe(303)
  return location
}

describe('the form that proposes', () => {
  test('shows what is said of the office with its source, and is sent as it came only to be told that nothing is proposed', async () => {
    const page = await (await as('chief')).get(form)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Says: Kyrgyzstan')
    expect(page.text).toContain('Says: Russian')
    expect(page.text).toContain('/en/sources/003')
    const same = await send('chief', form, edited(page, ...told))
    expect(same.status).toBe(422)
    expect(same.text).toContain('Nothing is proposed')
    expect(same.text).toContain('A note of the mission')
  })

  test('keeps what was typed, and says beside its row what cannot be', async () => {
    const page = await (await as('chief')).get(form)
    const fields = edited(page, write('coordinates', 'up north'), write('telephone', '+996'), ...told)
    const refused = await send('chief', form, fields)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('are no coordinates')
    expect(refused.text).toContain('value="up north"')
    expect(refused.text).toContain('value="+996"')
    expect(refused.text).toContain('href="#field-fields.1"')
    expect(refused.text).toContain('id="field-fields.1"')
  })

  test('is shown to others with the reason why not, and not at all to who may propose nowhere', async () => {
    const far = await (await as('lone')).get(form)
    expect(far.status).toBe(200)
    expect(far.text).toContain('aria-disabled="true"')
    expect((await (await as('clerk')).get(form)).status).toBe(403)
    expect((await (await as('chief')).get('/en/offices/atlantis/propose')).status).toBe(404)
    expect((await browserOn(program).get(form)).status).toBe(303)
  })

  test('corrects too: what was always otherwise, with the times of what was missing', async () => {
    const page = await (await as('chief')).get(`${form}?manner=correction`)
    expect(page.text).toContain('name="soFrom"')
    expect(page.text).not.toContain('name="from"')
    const fields = edited(page, write('language', 'ky', 'ru'), set('soFrom', 'long ago'), ...told)
    expect((await send('chief', `${form}?manner=correction`, fields)).status).toBe(422)
    const right = edited(page, write('language', 'ky', 'ru'), set('soFrom', '2025'), ...told)
    const { status, location } = await send('chief', `${form}?manner=correction`, right)
    expect(status).toBe(303)
    expect((await (await as('chief')).get(location)).text).toContain('Correction of Kyrgyzstan')
  })
})

describe('a proposal on its page', () => {
  test('tells before and after, by which source, who has it and why, until when, and what it would do', async () => {
    const at = await proposed()
    const { text } = await (await as('chief')).get(at)
    expect(text).toContain('Change of Kyrgyzstan: Kind and Language')
    expect(text).toContain('A note of the mission')
    expect(text).toContain('Country Office')
    expect(text).toContain('The region')
    expect(text).toContain('Vienna')
    expect(text).toContain('Until 4 December 2026')
    expect(text).toContain('What it would do')
    expect(text).toContain('Open proposals')
    expect(text).toContain('Proposed about the network')
    expect(text).not.toContain('The head')
  })

  test('is decided field by field; the office says so from that day on, and the page of the decision leads back', async () => {
    const at = await proposed()
    const region = await as('region')
    const decide = await region.get(`${at}/decide`)
    const refused = edited(decide, set('why', 'Agreed in part'), (fields) =>
      fields.filter(([name, value]) => name !== 'accepted' || value !== '2'),
    )
    const without = await send('region', `${at}/decide`, refused)
    expect(without.status).toBe(422)
    expect(without.text).toContain('Accept it, or say why not.')
    let count = 0
    const reasoned = refused.map(([name, value]): [string, string] => {
      if (name !== 'reason') return [name, value]
      count += 1
      return [name, count === 2 ? 'No staff speaks it' : '']
    })
    expect((await send('region', `${at}/decide`, reasoned)).status).toBe(303)
    const page = await (await as('chief')).get(at)
    expect(page.text).toContain('No staff speaks it')
    expect(page.text).toContain('Agreed in part')
    const kindOn = async (day: string) =>
      (await program.json(`/api/v1/offices/kyrgyzstan?asOf=${day}`)).body['kind']
    expect(await kindOn('2026-12-14')).toBe('country-site')
    expect(await kindOn('2026-12-15')).toBe('country-office')
    const decision = /\/en(\/decisions\/decision-\d+)/.exec(page.text)?.[1] ?? ''
    expect((await region.get(`/en${decision}`)).text).toContain(at)
  })

  test('is not read by who has no right there; before they have it, others are told when', async () => {
    const at = await proposed(write('kind', 'sub-office', 'country-site'))
    expect((await (await as('clerk')).get(at)).status).toBe(403)
    expect((await (await as('lone')).get(at)).status).toBe(403)
    const head = await (await as('head')).get(at)
    expect(head.text).toContain('then it passes to you')
    expect((await (await as('head')).get('/en/proposals/proposal-none')).status).toBe(404)
  })

  test('is returned, amended with what was written before, and withdrawn', async () => {
    const at = await proposed(write('telephone', '+996 1'))
    const back = await (await as('region')).get(`${at}/return`)
    expect((await send('region', `${at}/return`, edited(back, set('why', 'Which number?')))).status).toBe(303)
    const amending = await (await as('chief')).get(`${at}/amend`)
    expect(amending.text).toContain('Which number?')
    expect(amending.text).toContain('value="+996 1"')
    const again = edited(amending, (fields) => fields.map(([name, value]) => [name, value === '+996 1' ? '+996 2' : value]))
    expect((await send('chief', `${at}/amend`, again)).status).toBe(303)
    expect((await (await as('chief')).get(at)).text).toContain('+996 2')
    const stale = await send('region', `${at}/return`, edited(back, set('why', 'Again')))
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Sent so often')
    const leaving = await (await as('chief')).get(`${at}/withdraw`)
    expect((await send('chief', `${at}/withdraw`, edited(leaving, set('why', 'Not needed')))).status).toBe(303)
    expect((await (await as('chief')).get(at)).text).toContain('Withdrawn by its author')
  })

  test('can be read and acted on in every language', async () => {
    const at = await proposed(write('address', '1 Example Street'))
    for (const locale of ['fr', 'es', 'ar']) {
      const own = at.replace('/en/', `/${locale}/`)
      for (const page of ['', '/decide', '/return'])
        expect((await (await as('region')).get(own + page)).status).toBe(200)
      expect((await (await as('chief')).get(form.replace('/en/', `/${locale}/`))).status).toBe(200)
    }
  })
})

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
    expect((await browserOn(program).get(office)).text).not.toContain(`${office}/propose`)
  })

  test('tells administrators of what nobody can decide on', async () => {
    const own = await startProgram(() => now)
    const there = await own.databaseOf('iom')
    const root = await personCalled(there, 'The root', 'root@example.org')
    const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:proposals' }
    const always = { from: '2020-01-01', until: null }
    await perform(there, deed, async (act) => {
      const made = { id: 'root', role: 'administrator', office: 'headquarters', unit: null }
      await addPost(act, { ...made, titles: {}, confinedTo: [], isPublic: false, ...always })
      await addHolding(act, { id: 'root', post: 'root', person: root, publicName: null, why: null, ...always })
    })
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
  const call = async (who: Who, url: string, payload: object) => {
    const answer = await program.app.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { host: 'localhost', origin: 'http://localhost', cookie: (await as(who)).cookie() ?? '' },
      payload,
    })
    const body = answer.json<{ id: string; type: string; decision?: string | null }>()
    return { status: answer.statusCode, body }
  }
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
    const read = await (await as('region')).get(`/api/v1/proposals/${made.body.id}`)
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
    const path = `/proposals/${made.body.id}/decide`
    const stale = await call('region', path, { verdicts, why: 'Yes', version: 'other' })
    expect(stale.status).toBe(409)
    const done = await call('region', path, { verdicts, why: 'Yes', version })
    expect(done.body.decision).toMatch(/^decision-\d{6}$/)
    const far = await (await as('clerk')).get(`/api/v1/proposals/${made.body.id}`)
    expect(far.status).toBe(403)
  })

  test('are refused with what is wrong, field by field, whatever is sent', async () => {
    const path = '/offices/kyrgyzstan/proposals'
    const bad = [
      { ...wanted, fields: [{ predicate: 'kind', before: 'country-site', after: 'castle' }] },
      { ...wanted, fields: [{ predicate: 'name', before: null, after: 'a\u0000b' }] },
      { ...wanted, fields: [{ predicate: 'name', qualifier: 'fr', before: null, after: '\ud800' }] },
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
