import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a person does on a page. */
export interface Hands {
  main(): Locator
  press(name: string | RegExp): Promise<void>
  follow(name: string | RegExp): Promise<void>
  fill(label: string, text: string): Promise<void>
  /** Waits until the page says something. */
  says(text: string | RegExp): Promise<void>
  /** Finds with axe that nobody is shut out of the page as it stands. */
  isOpenToAll(): Promise<void>
}

/** Hands on whichever page is open then. */
export function handsOn(page: () => Page): Hands {
  const main = () => page().getByRole('main')
  return {
    main,
    press: (name) => main().getByRole('button', { name, exact: true }).click(),
    follow: (name) => main().getByRole('link', { name, exact: true }).first().click(),
    fill: (label, text) => main().getByLabel(label, { exact: true }).fill(text),
    says: (text) => main().getByText(text).first().waitFor(),
    isOpenToAll: async () => {
      await page().addStyleTag({
        content: '*, ::before, ::after { transition: none !important }',
      })
      await page().evaluate(axe)
      const violations: unknown = await page().evaluate(
        "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')))",
      )
      expect(violations).toEqual([])
    },
  }
}
