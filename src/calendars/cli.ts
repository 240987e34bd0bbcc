import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { versionOf } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { weekdayOf } from '#platform/working-days.ts'
import { absenceCommands } from './cli/absences.ts'
import { keepingCommands } from './cli/keeping.ts'
import { importHolidays } from './actions.ts'
import { nameIn, ownWeekOn } from './model/calendar.ts'
import { cldrVersion } from './model/country-week.ts'
import { heldByWeeks } from './model/held.ts'
import { weekdayName } from './model/names.ts'
import { operatorAt, yearFrom } from './cli/desk.ts'
import { officeCalendar, spanOfYear } from './views/office.ts'

interface ShowOptions extends ReadingOptions {
  year?: string
}

/** `calendars`: working weeks and holidays of offices; the operator keeps those of all. */
export function calendarsCommands(program: Command, atDesk: AtDesk): void {
  const calendars = program
    .command('calendars')
    .description('working weeks and holidays of offices')
  readingCommand(calendars, 'show', 'the working week and the holidays of an office', {
    isDefault: true,
  })
    .argument('<office>')
    .option('--year <year>', 'of which year (default: that of the day)')
    .addHelpText('after', '\nExample:\n  meridian calendars show kyrgyzstan --year 2027')
    .action((office: string, options: ShowOptions) =>
      atDesk(options, (desk) => show(desk, office, options)),
    )
  readingCommand(calendars, 'import', 'take the holidays of a year from a CSV file, all or none')
    .argument('<office>')
    .argument('<file>', 'its head: day,en,fr,es,ar,source')
    .requiredOption('--year <year>', 'of which year')
    .addHelpText(
      'after',
      '\nExample:\n  meridian calendars import kyrgyzstan holidays-2027.csv --year 2027',
    )
    .action((office: string, file: string, options: ReadingOptions & { year: string }) =>
      atDesk(options, async (desk) => {
        const csv = await textOf(file)
        const taken = await importHolidays(operatorAt(desk), office, {
          year: yearFrom(options.year),
          csv,
        })
        print(
          options.json === true
            ? JSON.stringify(taken, null, 2)
            : desk.words.t('calendars.import.taken', { added: taken.added, held: taken.held }),
        )
      }),
    )
  keepingCommands(calendars, atDesk)
  absenceCommands(calendars, atDesk)
}

async function show(desk: Desk, office: string, { year, json }: ShowOptions): Promise<void> {
  const { moment, words, locale } = desk
  const of = year === undefined ? Number(moment.asOf.slice(0, 4)) : yearFrom(year)
  const calendar = found(
    await officeCalendar(desk, office, spanOfYear(of)),
    'calendars/unknown-office',
  )
  const { own, ofCountry, holidays, officeName } = calendar
  const version = versionOf(heldByWeeks(own))
  if (json === true)
    return print(JSON.stringify({ ...calendar, cldr: cldrVersion, version }, null, 2))
  const free = words.list(
    (ownWeekOn(calendar, moment.asOf) ?? ofCountry).weekend.map((day) =>
      weekdayName(day, locale, 'long'),
    ),
  )
  print(words.t('calendars.title', { office: officeName }))
  print(`${words.t('calendars.column.free')}: ${free}`)
  print(words.t('calendars.week.source', { version: cldrVersion }))
  if (holidays.length === 0) return print(words.t('calendars.holidays.none', { year: String(of) }))
  return print(
    table(
      ['day', 'weekday', 'name', 'source'].map((each) => words.t(`calendars.column.${each}`)),
      holidays.map(({ day, names, source }) => [
        day,
        weekdayName(weekdayOf(day), locale, 'long'),
        nameIn(names, locale).text,
        source ?? '',
      ]),
    ),
  )
}

/** The text of a file. Refuses one that cannot be read as UTF-8 (`calendars/no-file`). */
async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch {
    throw new Refusal('invalid', 'calendars/no-file', { details: { file } })
  }
}
