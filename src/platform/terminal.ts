import type { Command } from 'commander'
import type { Clock } from './day.ts'
import type { Db } from './db/db.ts'
import type { Locale } from './i18n/locale.ts'
import type { Words } from './i18n/words.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'

/** Someone at a terminal: what they read from, the moment and language they ask in. */
export interface Desk extends Clock {
  db: Db
  moment: Moment
  locale: Locale
  words: Words
  /** The organisation: what it is called, and its public address. */
  site: { title: Record<Locale, string>; origin: string }
}

/** Options that every reading command takes. */
export interface ReadingOptions {
  asOf?: string
  asKnown?: string
  lang?: string
  organisation?: string
  json?: boolean
}

/** Opens the database, does the work, closes it again; refuses days and moments that are none. */
export type AtDesk = (options: ReadingOptions, work: (desk: Desk) => Promise<void>) => Promise<void>

/** A command that reads, with the options every read takes; the default one is meant where its group is named alone. */
export const readingCommand = (
  program: Command,
  name: string,
  description: string,
  { isDefault = false }: { isDefault?: boolean } = {},
): Command =>
  program
    .command(name, { isDefault })
    .description(description)
    .option('--as-of <day>', 'the day asked about, YYYY-MM-DD (default: today)')
    .option('--as-known <moment>', 'what this database held then (default: now)')
    .option('--lang <language>', 'en, fr, es or ar')
    .option('--organisation <id>', 'which organisation (default: the first)')
    .option('--json', 'for programs')

/** A table for people: columns as wide as their longest cell, within the window's width. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width = process.stdout.columns ?? 120,
): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  )
  const most = Math.max(12, Math.floor(width / Math.max(1, head.length)))
  const spare = width - widths.reduce((sum, each) => sum + Math.min(each, most) + 2, 0)
  const fitted = widths.map((each, at) =>
    Math.min(
      each,
      at === widths.length - 1
        ? Math.max(most, most + spare)
        : most + Math.max(0, Math.floor(spare / widths.length)),
    ),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cut(cell, fitted[at] ?? most))
      .join('  ')
      .trimEnd()
  return [line(head), line(fitted.map((each) => '─'.repeat(each))), ...rows.map(line)].join('\n')
}

const cut = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width)

/** Writes a line to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Prints the id of what was done. */
export const printId = (id: string, { json }: Pick<ReadingOptions, 'json'>): void =>
  print(json === true ? JSON.stringify({ id }, null, 2) : id)

/** An argument or option that cannot be taken. */
export const wrongArgument = (
  field: string,
  reason: string,
  details: Record<string, string> = {},
): Refusal => new Refusal('invalid', 'request/invalid', { faults: [{ field, reason, details }] })
