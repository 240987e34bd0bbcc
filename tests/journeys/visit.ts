import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { freePort } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { addDemo } from '../../src/demo.ts'
import { organisations } from '../../src/organisations.ts'
import { startBrowser } from './browser.ts'

/** A person at a browser, in the demo as the README's tours find it on 22 November 2026. */
export interface Visit {
  program(): Running
  page(): Page
  main(): Locator
  /** Opens a page in English by its path. */
  open(path: string): Promise<unknown>
  press(name: string | RegExp): Promise<void>
  follow(name: string | RegExp): Promise<void>
  /** Waits until the page says something. */
  says(text: string | RegExp): Promise<void>
  saysNothingOf(text: string): Promise<void>
  /** Follows a word of the main menu. */
  menu(name: string): Promise<void>
  choose(label: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  /** Signs in as a demo person with one click. */
  signInAs(name: string): Promise<void>
  /** Finds with axe that nobody is shut out of the page as it stands. */
  isOpenToAll(): Promise<void>
}

/** Begins a visit for the tests of a file: the program with its demo, and a browser. */
export function visit(): Visit {
  let program: Running
  let browser: Browser
  let page: Page
  let home = ''
  let axe = ''
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
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    browser = await startBrowser()
    page = await (await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })).newPage()
    page.setDefaultTimeout(60_000)
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  const main = () => page.getByRole('main')
  const open = (path: string) => page.goto(`${home}/en/${path}`)
  const press = (name: string | RegExp) => main().getByRole('button', { name, exact: true }).click()
  const isOpenToAll = async () => {
    await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
    await page.evaluate(axe)
    const violations: unknown = await page.evaluate(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')))",
    )
    expect(violations).toEqual([])
  }
  return {
    program: () => program,
    page: () => page,
    main,
    open,
    press,
    isOpenToAll,
    follow: (name) => main().getByRole('link', { name, exact: true }).first().click(),
    says: (text) => main().getByText(text).first().waitFor(),
    saysNothingOf: async (text) => expect(await main().getByText(text).count()).toBe(0),
    menu: (name) =>
      page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click(),
    choose: (label) => main().getByLabel(label, { exact: true }).check(),
    fill: (label, text) => main().getByLabel(label, { exact: true }).fill(text),
    signInAs: async (name) => {
      await open('demo')
      await press(`Sign in as ${name}`)
      await page.waitForURL(/\/posts$/)
    },
  }
}
