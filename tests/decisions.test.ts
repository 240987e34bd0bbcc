import { momentAt, sourceList } from '#sources/views.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { clockOf } from '#platform/day.ts'
import { undo } from '#decisions/actions/withdraw.ts'
import { withdrawAtDesk } from '#decisions/actions/at-desk.ts'
import { decided, ground, neverSo, step } from '#decisions/decided.test.room.ts'
import { takeEffect } from '#decisions/jobs.ts'
import { somebody } from '#posts/people.test.room.ts'
import { sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const today = new Date('2026-11-22T12:00:00Z')
let program: Running
let db: Db
/** To come; withdrawn; a correction; in effect. */
const id = { coming: '', withdrawn: '', correction: '', inEffect: '' }
const person = { head: '', director: '', clerk: '' }

const withdrawn = (decision: string) =>
  perform(
    db,
    {
      by: { ...byCommand('Dilnoza'), person: person.head, post: { id: 'dg', title: 'The Head' } },
      name: 'decisions.withdrawn',
      subject: `decision:${decision}`,
      why: 'Put off',
    },
    (act) => undo(act, decision, '2026-11-22', ground),
  )

beforeAll(async () => {
  program = await startProgram(() => today)
  db = await program.databaseOf('iom')
  person.head = await somebody(db, 'Dilnoza', 'director-general', 'headquarters')
  person.director = await somebody(db, 'Greta', 'regional-director', 'vienna')
  person.clerk = await somebody(db, 'Amadou', 'project-developer', 'vienna')
  id.coming = await decided(db, [
    step('vienna', 'kind', 'global-office'),
    step('vienna', 'function', 'training', 'AUT'),
  ])
  id.inEffect = await decided(db, [step('dakar', 'kind', 'global-office')], {
    title: 'Dakar becomes global',
    from: '2026-11-01',
  })
  id.correction = await decided(db, [], {
    title: 'Bangkok was no Regional Office',
    from: null,
    corrections: [neverSo('bangkok', 'kind', 'regional-office')],
  })
  id.withdrawn = await decided(db, [step('pretoria', 'kind', 'sub-office')], {
    title: 'Pretoria becomes smaller',
  })
  await withdrawn(id.withdrawn)
})
afterAll(() => program.close())

async function signedIn(who: keyof typeof person) {
  const browser = browserOn(program)
  browser.hold(`meridian=${await sessionOf(db, person[who], today)}`)
  return browser
}

/** The text of a page without its elements, so that names may be links. */
const textOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')

describe('the list of decisions', () => {
  test('tells what was decided, from when it holds, and whether it does', async () => {
    const { status, text } = await program.get('/en/decisions')
    expect(status).toBe(200)
    const page = textOf(text)
    expect(page).toContain('4 decisions as of 22 November 2026')
    for (const title of ['A smaller network', 'Dakar becomes global', 'Pretoria becomes smaller'])
      expect(page).toContain(title)
    expect(page).toContain('To come')
    expect(page).toContain('Withdrawn')
    expect(text).toContain('/api/v1/decisions.csv')
  })

  test('is narrowed by state and by office', async () => {
    const coming = textOf((await program.get('/en/decisions?state=to-come')).text)
    expect(coming).toContain('1 decision as of')
    const dakar = textOf((await program.get('/en/decisions?office=dakar&state=')).text)
    expect(dakar).toContain('1 decision as of')
    expect(dakar).toContain('Dakar becomes global')
    const none = textOf((await program.get('/en/decisions?office=vienna&state=withdrawn')).text)
    expect(none).toContain('No decisions')
    expect((await program.get('/en/decisions?state=never')).status).toBe(422)
  })

  test('tells on an earlier day what was still to come then', async () => {
    const { body } = await program.json('/api/v1/decisions?state=to-come&asOf=2026-10-01')
    expect(body.items.map((each) => each.id)).toEqual([id.inEffect, id.coming])
  })
})

describe('the page of a decision', () => {
  test.each([
    ['en', 'From 1 January 2027, Europe and Central Asia is a Global Office'],
    ['fr', 'À partir du 1er janvier 2027, Europe and Central Asia est un bureau mondial'],
    ['es', 'A partir del 1 de enero de 2027, Europe and Central Asia es una oficina mundial'],
    ['ar', 'اعتبارًا من 1 يناير 2027، نوع Europe and Central Asia: مكتب عالمي'],
  ])('says it in %s, and leads to the office', async (locale, sentence) => {
    const { status, text } = await program.get(`/${locale}/decisions/${id.coming}`)
    expect(status).toBe(200)
    expect(textOf(text)).toContain(sentence)
    expect(text).toContain(`href="/${locale}/offices/vienna"`)
    expect(text).toContain(`href="/${locale}/sources/${id.coming}"`)
  })

  test('tells nobody in particular who decided, nor the name of what it rests on', async () => {
    const { text } = await program.get(`/en/decisions/${id.coming}`)
    expect(textOf(text)).toContain('A scenario')
    expect(text).not.toContain('scenarios/sample')
    expect(text).not.toContain('Dilnoza')
  })

  test('of one that was withdrawn tells under which post and why, and still what it said', async () => {
    const { text } = await program.get(`/en/decisions/${id.withdrawn}`)
    const page = textOf(text)
    expect(page).toContain('The Head')
    expect(page).toContain('Put off')
    expect(page).toContain('is a Sub-office')
    expect(text).not.toContain('Dilnoza')
    const [, address = ''] = /href="(\/en\/sources\/decision-[^"]+)"/.exec(text) ?? []
    // The program's clock stands still here, the database's does not: what the page of then shows is asked of the database.
    const then = new URL(address.replaceAll('&amp;', '&'), 'http://localhost').searchParams
    const known = await momentAt(db, '2026-11-22', then.get('asKnown'))
    expect(await sourceList(db, known, id.withdrawn)).toHaveLength(1)
    expect((await program.get(`/en/sources/${id.withdrawn}`)).status).toBe(404)
  })

  test('of a correction tells what was never so', async () => {
    const page = textOf((await program.get(`/en/decisions/${id.correction}`)).text)
    expect(page).toMatch(/It was never so: .* is a Regional Office/)
    expect(page).toContain('It corrects what was recorded')
  })

  test('of none answers that there is none', async () => {
    expect((await program.get('/en/decisions/decision-009999')).status).toBe(404)
    expect((await program.json('/api/v1/decisions/decision-009999')).status).toBe(404)
  })

  test('is found from the document of its claims, which other documents do not lead to', async () => {
    const own = await program.get(`/en/sources/${id.coming}`)
    expect(own.text).toContain(`href="/en/decisions/${id.coming}"`)
    expect((await program.get('/en/sources/002')).text).not.toContain('/en/decisions/')
  })

  test('tells where it took effect once its day has come there', async () => {
    const clock = clockOf({ timeZone: 'Europe/Zurich' }, today)
    expect(await takeEffect({ db, clock, link: () => 'http://127.0.0.1/' })).toBe(1)
    const page = textOf((await program.get(`/en/decisions/${id.inEffect}`)).text)
    expect(page).toContain('Where and when it took effect')
    expect(page).toContain('The decision took effect')
  })
})

test('an office’s page tells what is decided for it already', async () => {
  const page = textOf((await program.get('/en/offices/vienna')).text)
  expect(page).toContain('From 1 January 2027, Europe and Central Asia is a Global Office')
  expect(page).toContain('decided on 22 November 2026')
  const after = textOf((await program.get('/en/offices/vienna?asOf=2027-01-01')).text)
  expect(after).not.toContain('From 1 January 2027, Europe')
  expect(textOf((await program.get('/en/offices/dakar')).text)).not.toContain('decided on')
})

test('the answer for a day after a decision is what was decided, and names it as its source', async () => {
  const before = await program.json('/api/v1/offices/vienna?asOf=2026-12-31')
  const after = await program.json('/api/v1/offices/vienna?asOf=2027-01-01')
  expect(JSON.stringify(before.body['kind'])).not.toContain('global-office')
  expect(JSON.stringify(after.body)).toContain(id.coming)
})

describe('the API of decisions', () => {
  test('gives a decision with its sentences in the language asked for', async () => {
    const { body } = await program.json(`/api/v1/decisions/${id.coming}?lang=fr`)
    expect(body['basis']).toBe('scenario')
    expect(body['takesEffect']).toBe('2027-01-01')
    expect(body['steps']).toMatchObject([
      { manner: 'begins', predicate: 'kind', value: 'global-office' },
      { predicate: 'function', sentence: expect.stringContaining('« Formation » pour : Autriche') },
    ])
    expect(body['decided']).toEqual({ post: null, onBehalfOf: null, why: 'So decided' })
    expect(body['withdrawn']).toBeNull()
  })

  test('gives the list as a file', async () => {
    const { status, text } = await program.get('/api/v1/decisions.csv?state=withdrawn')
    expect(status).toBe(200)
    expect(text).toContain('Pretoria becomes smaller')
    expect(text).not.toContain('A smaller network')
  })

  test('refuses a withdrawal without a reason, and by whom it does not reach', async () => {
    const send = async (who: keyof typeof person, body: object) => {
      const own = await signedIn(who)
      const answer = await program.app.inject({
        method: 'POST',
        url: `/api/v1/decisions/${id.coming}/withdraw`,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          cookie: own.cookie() ?? '',
          'content-type': 'application/json',
        },
        payload: JSON.stringify(body),
      })
      return { status: answer.statusCode, text: answer.body }
    }
    const empty = await send('head', {})
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('"field":"why"')
    expect((await send('clerk', { why: 'Tried' })).status).toBe(403)
    // Her right reaches the offices that hers has a mandate for, not her own.
    expect((await send('director', { why: 'Tried' })).status).toBe(403)
  })
})

describe('withdrawing', () => {
  const form = () => `/en/decisions/${id.coming}/withdraw`

  test('asks whoever is not signed in to do so, and shows the others why not', async () => {
    const nobody = await program.get(form())
    expect(nobody.status).toBe(303)
    expect((await (await signedIn('clerk')).get(form())).status).toBe(403)
    const director = await (await signedIn('director')).get(form())
    expect(director.status).toBe(200)
    expect(director.text).toContain('aria-disabled="true"')
    const shown = await (await signedIn('clerk')).get(`/en/decisions/${id.coming}`)
    expect(shown.text).toContain('aria-disabled="true"')
  })

  test('refuses what is in effect, and keeps what was typed', async () => {
    const head = await signedIn('head')
    const sent = await head.post(`/en/decisions/${id.inEffect}/withdraw`, { why: 'Too late' })
    expect(sent.status).toBe(409)
    expect(sent.text).toContain('in effect since')
    expect(sent.text).toContain('Too late')
    const again = await head.post(`/en/decisions/${id.withdrawn}/withdraw`, { why: 'Twice' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('withdrawn already')
  })

  test('by the operator, who holds the machine, is told as theirs', async () => {
    const decision = await decided(db, [step('nairobi', 'kind', 'sub-office')])
    const wish = { why: 'Asked for by letter', today: '2026-11-22' }
    await withdrawAtDesk(db, decision, wish, ground)
    const page = textOf((await program.get(`/en/decisions/${decision}`)).text)
    expect(page).toContain('The operator of the program')
    expect(page).toContain('Asked for by letter')
    await expect(withdrawAtDesk(db, decision, wish, ground)).rejects.toMatchObject({
      code: 'decisions/withdrawn-already',
    })
  })

  test('puts everything back, and the page says by whom and why', async () => {
    const head = await signedIn('head')
    const before = await program.json('/api/v1/offices/vienna?asOf=2027-01-01')
    expect(JSON.stringify(before.body)).toContain(id.coming)
    expect((await head.post(form(), { why: '' })).status).toBe(422)
    const sent = await head.post(form(), { why: 'The budget did not pass' })
    expect(sent.status).toBe(303)
    expect(sent.location).toBe(`/en/decisions/${id.coming}`)
    const page = textOf((await head.get(sent.location)).text)
    expect(page).toContain('The budget did not pass')
    expect(page).toContain('Director General')
    const after = await program.json('/api/v1/offices/vienna?asOf=2027-01-01')
    expect(JSON.stringify(after.body)).not.toContain(id.coming)
  })
})
