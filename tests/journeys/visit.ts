import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { freePort } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { addDemo } from '../../src/demo.ts'
import { organisations } from '../../src/organisations.ts'
import { startBrowser } from './browser.ts'
import { type Hands, handsOn } from './hands.ts'

/** A person at a browser, in the demo as the README's tours find it on 22 November 2026. */
export interface Visit extends Hands {
  program(): Running
  page(): Page
  /** Opens a page in English by its path. */
  open(path: string): Promise<unknown>
  saysNothingOf(text: string): Promise<void>
  /** Follows a word of the main menu. */
  menu(name: string): Promise<void>
  choose(label: string): Promise<void>
  /** Signs in as a demo person with one click. */
  signInAs(name: string): Promise<void>
}

/** Begins a visit for the tests of a file: the program with its demo, and a browser. */
export function visit(): Visit {
  let program: Running
  let browser: Browser
  let page: Page
  let home = ''
  beforeAll(async () => {
    const port = await freePort()
    program = await startProgram(undefined, undefined, {
      config: { origin: `http://127.0.0.1:${port}` },
    })
    const [organisation] = await organisations()
    if (organisation === undefined) throw new Error('there is no organisation')
    const then = { ...organisation, today: '2026-11-22' }
    await addDemo(await program.databaseOf(organisation.id), then)
    home = await program.app.listen({ host: '127.0.0.1', port })
    browser = await startBrowser()
    page = await (await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })).newPage()
    page.setDefaultTimeout(60_000)
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  const hands = handsOn(() => page)
  const { main, press } = hands
  const open = (path: string) => page.goto(`${home}/en/${path}`)
  return {
    ...hands,
    program: () => program,
    page: () => page,
    open,
    saysNothingOf: async (text) => expect(await main().getByText(text).count()).toBe(0),
    menu: (name) =>
      page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click(),
    choose: (label) => main().getByLabel(label, { exact: true }).check(),
    signInAs: async (name) => {
      await open('demo')
      await press(`Sign in as ${name}`)
      await page.waitForURL(/\/posts$/)
    },
  }
}
