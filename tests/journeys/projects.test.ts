import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { plan } from '#plans/plans.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { freePort, personCalled, sessionOf } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'
import { handsOn } from './hands.ts'

let program: Running
let browser: Browser
let page: Page
let home = ''
beforeAll(async () => {
  const port = await freePort()
  const now = new Date('2026-11-22T12:00:00Z')
  program = await startProgram(() => now, undefined, {
    config: { origin: `http://127.0.0.1:${port}` },
  })
  const db = await program.databaseOf('iom')
  const titles = { o1: 'Workers are recruited fairly' }
  const region = { level: 'regional-strategy', office: 'vienna', covers: ['KGZ'] } as const
  await plan(db, { id: 'p-region', ...region, objectives: { o1: [] }, titles })
  const person = await personCalled(db, 'Pia', 'pia@example.org')
  const always = { from: '2020-01-01', until: null }
  const made = { office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [], isPublic: false }
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:projects' }
  await perform(db, deed, async (act) => {
    await addPost(act, { id: 'pia', role: 'project-developer', ...made, ...always })
    await addHolding(act, {
      id: 'pia',
      post: 'pia',
      person,
      publicName: null,
      why: null,
      ...always,
    })
  })
  home = await program.app.listen({ host: '127.0.0.1', port })
  browser = await startBrowser()
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  const value = await sessionOf(db, person, now)
  await context.addCookies([{ name: 'meridian', value, url: home }])
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
}, 240_000)
afterAll(async () => {
  await browser.close()
  await program.close()
})

const { main, press, follow, fill, says, isOpenToAll } = handsOn(() => page)

test('a developer begins a project, writes what is missing, and makes a proposal of it', async () => {
  await page.goto(`${home}/en/projects/new`)
  await main().getByLabel('Project type', { exact: true }).selectOption('LM')
  await main().getByLabel('Labour mobility').check()
  await press('Go on')
  await fill('English', 'Fair recruitment')
  await fill('First day', '2027-01-01')
  await fill('Last day', '2028-12-31')
  await fill('Currency', 'USD')
  await fill('Expected cost', '250,000')
  await press('Begin the concept')
  await says('Write it without separators of thousands')
  await fill('Expected cost', '250000.00')
  await main().locator('summary').filter({ hasText: 'Regional strategy' }).click()
  await main()
    .getByLabel(/Workers are recruited fairly/)
    .check()
  await isOpenToAll()
  await press('Begin the concept')
  await says('The concept is begun. Each section is saved by itself.')

  await follow('2 things are missing')
  await follow('Summary')
  await main().locator('textarea').pressSequentially('Recruiters charge no fee.')
  await says('Words: 4 of 350')
  await press('Save')
  await says('4 of 350 words')
  await follow('1 thing is missing')
  await follow('Rationale (a): situation')
  await main().locator('textarea').fill('Every spring workers leave Osh.')
  await press('Save')
  await follow('Nothing is missing for the next step')
  await follow('Make a proposal of it')
  await press('Make a proposal of it')
  await says(/For “Submit for review” \d+ things are still missing/)
  await isOpenToAll()
  await follow('Results')
  await follow('Add an objective')
  await fill('Title', 'Seasonal workers are recruited fairly')
  await press('Add')
  await says('It is added.')
}, 240_000)
