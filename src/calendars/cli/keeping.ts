import type { Command } from 'commander'
import { takenFrom } from '#platform/doors/forms.ts'
import { versionOf } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { addHoliday, removeHoliday, setWeek } from '#calendars/actions.ts'
import { HolidayBody, RemoveBody, toldOf, WeekBody } from '#calendars/forms.ts'
import { heldByHoliday, heldByWeeks } from '#calendars/model/held.ts'
import { officeCalendar } from '#calendars/views/office.ts'
import { theHoliday } from '#calendars/views/one.ts'
import { operatorAt } from './desk.ts'

interface AddOptions extends ReadingOptions {
  en?: string
  fr?: string
  es?: string
  ar?: string
  source?: string
}

interface WeekOptions extends ReadingOptions {
  weekend?: string
  country?: boolean
  from: string
  until?: string
  reason: string
}

/** `calendars add`, `calendars remove`, `calendars week`: as the forms and the API do. */
export function keepingCommands(calendars: Command, atDesk: AtDesk): void {
  readingCommand(calendars, 'add', 'record a day on which nobody works at an office')
    .argument('<office>')
    .argument('<day>', 'YYYY-MM-DD')
    .option('--en <name>', 'what it is called in English')
    .option('--fr <name>', 'in French')
    .option('--es <name>', 'in Spanish')
    .option('--ar <name>', 'in Arabic')
    .option('--source <text>', 'where it was published')
    .action((office: string, day: string, { en, fr, es, ar, ...options }: AddOptions) =>
      atDesk(options, async (desk) => {
        const named = { nameEn: en, nameFr: fr, nameEs: es, nameAr: ar, source: options.source }
        const { day: on, ...told } = takenFrom(HolidayBody, withoutMissing({ day, ...named }))
        await addHoliday(operatorAt(desk), office, { day: on, ...toldOf(told) })
        print(on)
      }),
    )
  readingCommand(calendars, 'remove', 'take a holiday away; that it was recorded stays')
    .argument('<office>')
    .argument('<day>', 'YYYY-MM-DD')
    .requiredOption('--reason <text>', 'why it is none')
    .action(
      (office: string, day: string, { reason, ...options }: ReadingOptions & { reason: string }) =>
        atDesk(options, async (desk) => {
          const held = theHoliday(await calendarAt(desk, office), day)
          const version = versionOf(heldByHoliday(held))
          await removeHoliday(
            operatorAt(desk),
            office,
            day,
            takenFrom(RemoveBody, { reason, version }),
          )
          print(day)
        }),
    )
  readingCommand(calendars, 'week', 'say how the working week of an office goes from a day on')
    .argument('<office>')
    .option('--weekend <days>', 'the free days, such as 5 or 5,6: 1 is Monday, 7 is Sunday')
    .option('--country', 'as in its country')
    .requiredOption('--from <day>', 'YYYY-MM-DD')
    .option('--until <day>', 'the first day on which it no longer goes so')
    .requiredOption('--reason <text>')
    .action((office: string, options: WeekOptions) =>
      atDesk(options, async (desk) => {
        const { weekend, country, from, until, reason } = options
        const version = versionOf(heldByWeeks((await calendarAt(desk, office)).own))
        const {
          week,
          weekend: free = [],
          until: end = null,
          ...body
        } = takenFrom(
          WeekBody,
          withoutMissing({
            week: country === true ? 'country' : 'own',
            weekend: weekend?.split(','),
            from,
            until,
            reason,
            version,
          }),
        )
        await setWeek(operatorAt(desk), office, {
          ...body,
          until: end,
          weekend: week === 'own' ? free : null,
        })
        print(office)
      }),
    )
}

const calendarAt = async ({ db, moment, today, locale }: Desk, office: string) =>
  found(
    await officeCalendar({ db, locale, moment: { ...moment, asOf: today, asKnown: null } }, office),
    'calendars/unknown-office',
  )

const withoutMissing = (given: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
