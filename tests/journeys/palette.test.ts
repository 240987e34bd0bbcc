import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

let program: Running
let browser: Browser
let home = ''
beforeAll(async () => {
  program = await startProgram()
  home = await program.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

test.each(['en', 'ar'])(
  'someone goes to Vienna from anywhere with Ctrl+K, in %s',
  async (locale) => {
    const context = await browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${home}/${locale}/figures?asOf=2018-06-30`)
    await page.keyboard.press('Control+K')
    const box = page.getByRole('combobox')
    await box.pressSequentially('vienna')
    await page.getByRole('option', { selected: true }).waitFor()
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    )
    const violations: unknown = await page.evaluate(
      'axe.run().then((result) => result.violations.map((each) => each.id + ": " + each.nodes[0].html))',
    )
    expect(violations).toEqual([])

    await box.press('ArrowDown')
    await box.press('ArrowUp')
    await box.press('Enter')
    await page.waitForURL(`${home}/${locale}/offices/vienna?asOf=2018-06-30`)

    await page.keyboard.press('/')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    await context.close()
  },
)

test('someone goes to an objective of the SDGs by its code, without leaving the keyboard', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${home}/en/frameworks/sdg?asOf=2026-06-30`)
  await page.keyboard.press('Control+K')
  const box = page.getByRole('combobox')
  await box.pressSequentially('SDG 10.7')
  const chosen = page.getByRole('option', { selected: true })
  await chosen.waitFor()
  expect(await chosen.textContent()).toMatch(/^10\.7 Facilitate .* Objectives of frameworks$/)
  await box.press('Enter')
  await page.waitForURL(`${home}/en/frameworks/sdg/2015/objectives/10.7?asOf=2026-06-30`)
  await context.close()
})

test('without scripts there is no button that does nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${home}/en`)
  expect(await page.locator('meridian-palette').isVisible()).toBe(false)
  await context.close()
})
