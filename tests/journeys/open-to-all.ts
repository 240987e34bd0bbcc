import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locale } from '#platform/i18n/locale.ts'
import { isRefused, kindsOfPage } from '../pages.ts'
import { type Running, startProgram } from '../requests.ts'
import { comeIn, pagesWithin } from '../within.ts'
import { startBrowser } from './browser.ts'

/** The theme a language is opened in, and its width, so that every width is seen in several pages and directions. */
const settings = {
  en: { first: 'light', second: 'dark', width: 1280 },
  fr: { first: 'dark', second: 'light', width: 360 },
  es: { first: 'light', second: 'dark', width: 768 },
  ar: { first: 'dark', second: 'light', width: 1280 },
} as const

/**
 * English and Arabic, left to right and right to left, see everything that anybody may read. French and Spanish differ from English by their
 * words alone: by how long these are, and not by colours or marks. Every page is opened in both, one page in one of them is looked through
 * whole, the next in the other. Behind sign-in English sees everything, every other page in both themes and the others in Arabic too, and of
 * French and Spanish the width is looked at. Colours are those of a theme, whichever way a page is read: English is looked through in both.
 */
const isTurnOf = (locale: Locale, at: number) =>
  locale === 'en' || locale === 'ar' || (at % 2 === 0) === (locale === 'fr')

const isTurnWithin = (locale: Locale, at: number) =>
  locale === 'en' || (locale === 'ar' && at % 2 === 0)

/** All rules that run unless told otherwise, and those of them that look at colours; the enhanced contrast is not among these. */
const rules = {
  all: "{ resultTypes: ['violations'] }",
  ofColour:
    "{ resultTypes: ['violations'], runOnly: ['cat.color'], rules: { 'color-contrast-enhanced': { enabled: false } } }",
} as const

/** What of a page shuts somebody out, with the first places where it does. */
const violationsOf = (page: Page, which: keyof typeof rules): Promise<unknown> =>
  page.evaluate(
    `axe.run(${rules[which]}).then((result) => result.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))`,
  )

/** Opens every kind of page in these languages, and finds nothing that shuts somebody out. */
export function openToAll(languages: readonly Locale[]): void {
  let program: Running
  let browser: Browser
  let home = ''
  let axe = ''
  let cookie = ''
  beforeAll(async () => {
    program = await startProgram()
    cookie = await comeIn(program)
    home = await program.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await startBrowser()
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  })
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  describe.each(languages)('in %s', (locale) => {
    const { first, second, width } = settings[locale]
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      context = await browser.newContext({
        viewport: { width, height: 900 },
        // Colours that are still changing are no colours of a theme.
        reducedMotion: 'reduce',
        bypassCSP: true,
      })
      page = await context.newPage()
    })
    afterAll(() => context.close())

    const fits = async () => {
      const overflow: unknown = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overflow, 'the page must not scroll sideways').toBe(0)
    }

    const opened = async (path: string) => {
      await page.emulateMedia({ colorScheme: first })
      const answer = await page.goto(`${home}/${locale}${path}`)
      expect(answer?.status()).toBeLessThan(500)
      expect(answer?.status(), 'one address asks only so often a minute').not.toBe(429)
      await fits()
      return answer
    }

    const isOpenToAll = async (path: string, isInBoth: boolean) => {
      const answer = await opened(path)
      // The design system lets colours change at the next picture, however short: until then they are of no theme.
      await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
      await page.evaluate(axe)
      expect(await violationsOf(page, 'all'), first).toEqual([])
      if (isInBoth) {
        await page.emulateMedia({ colorScheme: second })
        expect(await violationsOf(page, 'ofColour'), second).toEqual([])
      }
      return answer?.ok()
    }

    const numbered = kindsOfPage.iom.map((path, at) => [path, at] as const)
    test.each(numbered)('nobody is shut out of %s', async (path, at) => {
      const isOpen = isTurnOf(locale, at)
        ? await isOpenToAll(path, locale === 'en')
        : (await opened(path))?.ok()
      expect(isOpen).toBe(!isRefused(path))
    })

    const within = pagesWithin.map((path, at) => [path, at] as const)
    test.each(within)('nobody who signed in is shut out of %s', async (path, at) => {
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: home }])
      await (isTurnWithin(locale, at)
        ? isOpenToAll(path, locale === 'en' && at % 2 === 1)
        : opened(path))
    })
  })
}
