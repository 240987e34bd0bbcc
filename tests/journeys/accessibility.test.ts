import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#platform/i18n/locale.ts'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

/** One of each kind of page. */
const pages = [
  '',
  '/offices?asOf=2018-06-30',
  '/offices/vienna?asOf=2018-06-30',
  '/countries',
  '/countries/KGZ?asOf=2018-06-30',
  '/areas',
  '/kinds',
  '/functions',
  '/restated?asOf=2018-06-30&structure=2025-02-11',
  '/areas/central-asia?asOf=2018-06-30',
  '/kinds/mission-with-regional-functions?asOf=2008-06-30',
  '/functions/coordination?asOf=2020-06-30',
  '/structure?asOf=2025-02-11',
  '/compare?from=2018-06-30&to=2025-02-11',
  '/bodies',
  '/bodies/osce?asOf=2025-02-11',
  '/figures',
  '/findings',
  '/sources',
  '/sources/002',
  '/search?q=MRF',
  '/offices?asOf=2023-02-30',
]
/** Each language in one theme and one width, so that both themes and both ends of the widths are seen. */
const settings = {
  en: ['light', 1280],
  fr: ['dark', 360],
  es: ['light', 768],
  ar: ['dark', 1280],
} as const

let program: Running
let browser: Browser
let home = ''
let axe = ''
beforeAll(async () => {
  program = await startProgram()
  home = await program.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await startBrowser()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

describe.each(locales)('in %s', (locale) => {
  const [colorScheme, width] = settings[locale]

  test.each(pages)('nobody is shut out of %s', async (path) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    })
    const page = await context.newPage()
    const answer = await page.goto(`${home}/${locale}${path}`)
    expect(answer?.status()).toBeLessThan(500)
    await page.evaluate(axe)
    const violations: unknown = await page.evaluate(
      'axe.run().then((result) => result.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))',
    )
    expect(violations).toEqual([])
    const overflow: unknown = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow, 'the page must not scroll sideways').toBe(0)
    await context.close()
  })
})
