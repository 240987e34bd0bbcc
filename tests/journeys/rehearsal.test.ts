import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

let program: Running
let browser: Browser
let page: Page
let home = ''
beforeAll(async () => {
  const port = await freePort()
  program = await startProgram(undefined, undefined, {
    config: { origin: `http://localhost:${port}` },
  })
  await program.app.listen({ host: '127.0.0.1', port })
  home = `http://rehearsal.localhost:${port}`
  browser = await startBrowser()
  page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

const file = fileURLToPath(
  new URL('../../organisations/rehearsal/scenarios/restructuring-2024.csv', import.meta.url),
)
const main = () => page.getByRole('main')
const press = (name: string) => main().getByRole('button', { name, exact: true }).click()
const follow = (name: string) => main().getByRole('link', { name, exact: true }).click()
const menu = (name: string) =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click()
const type = (label: string, text: string) => main().getByLabel(label, { exact: true }).fill(text)

async function signInAs(name: string): Promise<void> {
  await page.goto(`${home}/en/demo`)
  await press(`Sign in as ${name}`)
  await page.waitForURL(/\/posts$/)
}

const regionalOffices = async () =>
  (
    await program.json('/api/v1/offices?asOf=2025-02-11&kind=regional-office', {
      host: 'rehearsal.localhost',
    })
  ).body.total

test('the README’s five minutes: a proposal, as it is written there', async () => {
  await signInAs('Selamawit Orbeli')
  await page.goto(`${home}/en/offices/astana`)
  await follow('Propose a change')
  await type('Takes effect on', '2024-01-01')
  await type('Name (English)', 'Astana')
  await main().getByLabel('Reports to', { exact: true }).selectOption({ label: 'Vienna' })
  await type('Source', 'Decree of 17 September 2022')
  await type('Why', 'The city bears its old name again')
  await press('Send the proposal')
  await main().getByText('Ilse Vantongerlo (demo)').first().waitFor()

  await signInAs('Ilse Vantongerlo')
  await menu('Proposals')
  await follow('Change of Nur-Sultan: Name (English) and Reports to')
  await follow('Decide')
  const line = main().getByRole('group', { name: 'Reports to' })
  await line.getByLabel('Accept').uncheck()
  await line.getByLabel('If not: why').fill('The line is decided with the restructuring')
  await type('Why', 'The decree is public')
  await press('Decide')
  await main().getByText('Refused: The line is decided with the restructuring').waitFor()

  const named = async (day: string) => {
    await page.goto(`${home}/en/offices/astana?asOf=${day}`)
    return main().getByRole('heading', { level: 1 }).textContent()
  }
  expect(await named('2024-06-30')).toBe('Astana')
  expect(await named('2023-12-31')).toBe('Nur-Sultan')
}, 240_000)

test('and a reorganisation: read in, looked at, adopted, and withdrawn', async () => {
  await signInAs('Emine Castelrosso')
  await menu('Scenarios')
  await follow('Draft a scenario')
  await type('Title', 'Restructuring of 2024')
  await type('Would hold from', '2024-01-01')
  await press('Draft a scenario')
  await follow('Take all changes from a file')
  await main().getByLabel('File', { exact: true }).setInputFiles(file)
  await press('Take these changes')
  await main().getByText('87 changes').waitFor()
  const scenario = page.url().split('?')[0] ?? ''

  await follow('See it in tables, on the map and in the structure')
  await main().getByText('Nobody speaks to it any more').first().waitFor()
  expect(await regionalOffices()).toBe(9)

  await page.goto(scenario)
  await follow('Decide')
  for (const each of await main().getByLabel('I have read this and answer for it').all())
    await each.check()
  await main()
    .getByLabel(/^Adopt/)
    .check()
  await type('Reason', 'The six regions begin with the year')
  await type('Why the comments are not waited for', 'A rehearsal')
  await press('Record the decision')
  await main().getByText('4 warnings were signed for.').waitFor()
  expect(await regionalOffices()).toBe(6)

  await follow('Withdraw')
  await type('Reason', 'Only rehearsed')
  await main().getByRole('button', { name: 'Withdraw' }).click()
  await main().getByText('Only rehearsed').first().waitFor()
  expect(await regionalOffices()).toBe(9)
}, 240_000)
