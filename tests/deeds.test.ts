import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { domains } from '../src/domains.ts'
import { deedKey } from '#history/model/entry.ts'

/** A verb; what is handed to the words of a page is none. */
const literal = new RegExp(`(?<!\\bt\\()'((?:${domains.join('|')})\\.[a-z-]+)'`, 'g')

/** What the sources write: verbs in `name: '…'` or handed to a helper that makes a deed, fields in `field: '…'`, commands. */
async function written(of: RegExp): Promise<string[]> {
  const files = (await readdir('src', { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('platform/'),
  )
  const texts = await Promise.all(files.map((file) => readFile(`src/${file}`, 'utf8')))
  const found = texts.flatMap((text) => [...text.matchAll(of)].map(([line]) => line))
  return [...new Set(found)]
}

const keysIn = (lines: readonly string[]) => [
  ...new Set(lines.flatMap((line) => [...line.matchAll(literal)].map(([, key = '']) => key))),
]

test('every verb that is written into the history has words in every language', async () => {
  const names = keysIn(await written(/\bname: [^\n]*|[dD]eed\w*\([^)]*\)/g))
  expect(names).toEqual(expect.arrayContaining(['sources.loaded', 'history.sealed', 'posts.made']))
  const missing = locales.flatMap((locale) =>
    names.filter((name) => !wordsIn(locale).has(deedKey(name))).map((name) => `${locale} ${name}`),
  )
  expect(missing).toEqual([])
})

test('every field of which the history tells has words in every language', async () => {
  const fields = [
    ...new Set((await written(/\bfield: '[a-z]+\.[a-z.-]+'/g)).map((text) => text.slice(8, -1))),
  ]
  expect(fields.length).toBeGreaterThan(3)
  const missing = locales.flatMap((locale) =>
    fields.filter((field) => !wordsIn(locale).has(field)).map((field) => `${locale} ${field}`),
  )
  expect(missing).toEqual([])
})

test('every command that acts by itself has words in every language', async () => {
  const commands = (await written(/byCommand\('[a-z-]+'\)/g)).map((text) => text.slice(11, -2))
  expect(commands).toEqual(expect.arrayContaining(['load', 'seal']))
  const missing = locales.flatMap((locale) =>
    commands
      .filter((command) => !wordsIn(locale).has(`history.command.${command}`))
      .map((command) => `${locale} ${command}`),
  )
  expect(missing).toEqual([])
})
