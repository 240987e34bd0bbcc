import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { intlLocale, type Locale, locales } from './locale.ts'

/** What fills the places of a message. */
export type Values = Record<string, string | number>

/**
 * The words of the pages in one language. A key is the domain's name, a dot, and the key in its `words/` file:
 * `network.offices.title`. A key that no file holds throws: an untranslated page is a defect, not a fallback.
 */
export interface Words {
  locale: Locale
  t(key: string, values?: Values): string
  has(key: string): boolean
  number(value: number | string): string
  day(day: string): string
  instant(instant: string): string
  list(items: readonly string[]): string
  languageName(code: string): string | null
}

const source = new URL('../../', import.meta.url)

/** All messages of a locale, by key; every folder beside `platform` that has `words/` adds its own. */
export function messagesOf(locale: Locale): Map<string, string> {
  const messages = new Map<string, string>()
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  for (const folder of folders) {
    const file = new URL(`${folder.name}/words/${locale}.json`, source)
    const own: unknown = JSON.parse(textOf(file) ?? '{}')
    if (typeof own !== 'object' || own === null) continue
    for (const [key, text] of Object.entries(own))
      messages.set(`${folder.name}.${key}`, String(text))
  }
  return messages
}

function textOf(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const cache = new Map<Locale, Words>()

/** The words of a language, read once. */
export function wordsIn(locale: Locale): Words {
  const ready = cache.get(locale)
  if (ready) return ready
  const words = makeWords(locale, messagesOf(locale))
  cache.set(locale, words)
  return words
}

function makeWords(locale: Locale, messages: ReadonlyMap<string, string>): Words {
  const intl = intlLocale(locale)
  const formats = new Map<string, IntlMessageFormat>()
  const numbers = new Intl.NumberFormat(intl, { maximumFractionDigits: 6 })
  const days = new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone: 'UTC' })
  const instants = new Intl.DateTimeFormat(intl, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  })
  const lists = new Intl.ListFormat(intl, { type: 'conjunction' })
  const languages = new Intl.DisplayNames([intl], { type: 'language', fallback: 'none' })

  // The locale’s own pattern leaves the first of a month a plain number.
  const first = (day: string) => (locale === 'fr' ? day.replace(/^1 /, '1er ') : day)

  const formatOf = (key: string) => {
    const made = formats.get(key)
    if (made) return made
    const message = messages.get(key)
    if (message === undefined) throw new Error(`no words for ${key} in ${locale}`)
    const format = new IntlMessageFormat(message, intl)
    formats.set(key, format)
    return format
  }
  return {
    locale,
    t: (key, values = {}) => String(formatOf(key).format(values)),
    has: (key) => messages.has(key),
    number: (value) => numbers.format(Number(value)),
    day: (day) => first(days.format(new Date(`${day}T00:00:00Z`))),
    instant: (instant) => first(instants.format(new Date(instant))),
    list: (items) => lists.format(items),
    languageName: (code) => (isLanguageCode(code) ? (languages.of(code) ?? null) : null),
  }
}

/** Whether a text is written like the code of a language; of any other one cannot even ask for its name. */
function isLanguageCode(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0
  } catch {
    return false
  }
}

/** Every key of every language: the words test compares them. */
export const allMessages = (): Map<Locale, Map<string, string>> =>
  new Map(locales.map((locale) => [locale, messagesOf(locale)]))
