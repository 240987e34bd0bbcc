import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

let program: Running
let browser: Browser
let context: BrowserContext
let page: Page
let home = ''
beforeAll(async () => {
  program = await startProgram()
  home = await program.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await startBrowser()
  // Everything must work where scripts do not.
  context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  })
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

test('someone asks who is responsible for Kyrgyzstan in 2018, sees why, and goes on to the source', async () => {
  await page.goto(`${home}/en/countries`)
  await page.getByRole('link', { name: 'Kyrgyzstan', exact: true }).click()
  await page.getByLabel('As of').fill('2018-06-30')
  await page.getByRole('button', { name: 'Show' }).click()
  const row = page.getByRole('row', { name: /Project review and endorsement/ }).first()
  expect(await row.textContent()).toContain('Vienna')
  expect(await row.textContent()).toContain('Eastern Europe and Central Asia')
  await row.getByRole('link', { name: /001/ }).first().click()
  expect(page.url()).toContain('asOf=2018-06-30')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Regional Offices')
  expect(await page.textContent('main')).toContain('text published under another name')
})

test('someone follows Vienna through the years and switches to Arabic', async () => {
  await page.goto(`${home}/en/offices/vienna?asOf=2008-06-30`)
  expect(await page.textContent('.lead')).toContain('Special Liaison Mission')
  await page.getByLabel('As of').fill('2018-06-30')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.textContent('.lead')).toContain('Regional Office')
  await page.getByRole('link', { name: 'العربية' }).click()
  expect(page.url()).toContain('/ar/offices/vienna?asOf=2018-06-30')
  expect(await page.getAttribute('html', 'dir')).toBe('rtl')
  expect(await page.textContent('.lead')).toContain('فيينا')
})

test('someone finds the offices of a region with the form, on the keyboard', async () => {
  await page.goto(`${home}/en/offices?asOf=2025-02-11`)
  await page.getByLabel('Kind of office').selectOption('regional-office')
  await page.getByRole('button', { name: 'Find' }).press('Enter')
  expect(page.url()).toContain('kind=regional-office')
  expect(page.url()).toContain('asOf=2025-02-11')
  expect(await page.textContent('.lead')).toContain('6 offices')
})

test('someone searches in the words of another time', async () => {
  await page.goto(`${home}/en/search`)
  await page.getByRole('searchbox').fill('MRF')
  await page.getByRole('searchbox').press('Enter')
  expect(await page.textContent('main')).toContain('Mission with Regional Functions')
  await page.getByRole('link', { name: 'Budapest' }).first().click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Budapest')
})

test('the skip link comes first on the keyboard', async () => {
  await page.goto(`${home}/en/offices`)
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').getAttribute('href')).toBe('#content')
})
