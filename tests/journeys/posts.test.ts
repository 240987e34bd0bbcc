import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

let program: Running
let browser: Browser
let home = ''
const open: BrowserContext[] = []
beforeAll(async () => {
  const port = await freePort()
  home = `http://localhost:${port}`
  program = await startProgram(undefined, undefined, { config: { origin: home } })
  await program.app.listen({ host: '127.0.0.1', port })
  browser = await startBrowser()
})
afterAll(async () => {
  await Promise.all(open.map((context) => context.close()))
  await browser.close()
  await program.close()
})

/** A newcomer who has switched scripts off, signed in with one click as the demo person of that name. */
async function as(name: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  context.setDefaultTimeout(60_000)
  open.push(context)
  const page = await context.newPage()
  await page.goto(`${home}/en/sign-in`)
  await page.getByRole('main').getByRole('link', { name: 'Demo people' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL(`${home}/en/posts`)
  return page
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

test('a newcomer makes a post, appoints, lends rights; the stand-in and they meet in one form; the history tells who did what', async () => {
  const chief = await as('Selamawit Orbeli')
  const main = chief.getByRole('main')

  await main.getByRole('link', { name: 'Make a post' }).click()
  await chief.getByLabel('Role').selectOption({ label: 'Project Manager' })
  await chief.getByLabel('Office').selectOption({ label: 'Kyrgyzstan' })
  await chief.getByLabel('if any (English)').fill('Project Manager, Wells')
  await chief.getByLabel('Why').fill('A new project begins')
  await main.getByRole('button', { name: 'Make a post' }).click()
  expect(await heading(chief)).toBe('Project Manager, Wells')
  const made = chief.url()

  await main.getByRole('link', { name: 'Appoint' }).click()
  await chief.getByLabel('Person').selectOption({ label: 'Noor Halvorsalem (demo)' })
  await chief.getByLabel('Why').fill('Chosen by the panel')
  await main.getByRole('button', { name: 'Appoint' }).click()
  expect(chief.url()).toBe(made)
  expect(await main.textContent()).toContain('Noor Halvorsalem (demo)')

  await chief.goto(`${home}/en/posts/demo-chief-of-mission`)
  await main.getByRole('link', { name: 'Lend rights' }).click()
  await chief
    .getByLabel('Stand-in', { exact: true })
    .selectOption({ label: 'Aizhan Merevale (demo), Demo: Project Developer, Kyrgyzstan' })
  await chief.getByLabel('Appoint to posts').check()
  await chief.getByLabel('Until').fill('2027-01-31')
  await chief.getByLabel('Why').fill('On leave')
  await main.getByRole('button', { name: 'Lend rights' }).click()
  expect(chief.url()).toBe(`${home}/en/posts/demo-chief-of-mission`)

  await chief.goto(made)
  await main.getByRole('link', { name: 'End a holding' }).click()
  await chief.getByLabel('From which day').fill('2027-02-01')
  await chief.getByLabel('Why').fill('The project is shorter')

  const standIn = await as('Aizhan Merevale')
  await standIn.goto(made)
  await standIn.getByRole('main').getByRole('link', { name: 'End a holding' }).click()
  await standIn.getByLabel('From which day').fill('2027-03-01')
  await standIn.getByLabel('Why').fill('The contract ends')
  await standIn.getByRole('main').getByRole('button', { name: 'End a holding' }).click()
  expect(standIn.url()).toBe(made)

  await main.getByRole('button', { name: 'End a holding' }).click()
  const told = (await main.textContent()) ?? ''
  expect(told).toContain('Nothing was overwritten')
  expect(told).toContain('1 March 2027')
  await chief.getByLabel('You wrote: 1 February 2027').check()
  await chief.getByRole('button', { name: 'Save this' }).click()
  expect(chief.url()).toBe(made)

  expect(await main.textContent()).toContain('22 November 2026 to 31 January 2027')
  const history = (await main.textContent()) ?? ''
  const entries = [
    'Selamawit Orbeli (demo), as Demo: Chief of Mission, KyrgyzstanWhy: The project is shorter',
    'Aizhan Merevale (demo), as Demo: Project Developer, Kyrgyzstan, on behalf of Demo: Chief of Mission, KyrgyzstanWhy: The contract ends',
    'Selamawit Orbeli (demo), as Demo: Chief of Mission, KyrgyzstanWhy: Chosen by the panel',
    'Selamawit Orbeli (demo), as Demo: Chief of Mission, KyrgyzstanWhy: A new project begins',
  ]
  const places = entries.map((entry) => history.indexOf(entry))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual(places.toSorted((one, other) => one - other))

  await chief.getByRole('link', { name: 'العربية' }).click()
  expect(await chief.getAttribute('html', 'dir')).toBe('rtl')
  expect(await main.textContent()).toContain('نيابةً عن Demo: Chief of Mission, Kyrgyzstan')

  await chief.goto(`${home}/en/account`)
  await main.getByRole('button', { name: 'Sign out' }).click()
  await chief.waitForURL(/sign-in\?done=signed-out/)
  await chief.goto(`${made}/end`)
  expect(chief.url()).toContain('/en/sign-in?to=')
}, 20_000)
