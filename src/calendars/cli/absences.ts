import type { Command } from 'commander'
import { takenFrom } from '#platform/doors/forms.ts'
import {
  type AtDesk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { endAbsence, tellAbsence } from '#calendars/actions.ts'
import { AbsenceBody } from '#calendars/forms.ts'
import { absencesOf } from '#calendars/views/absences.ts'
import { operatorAt } from './desk.ts'

interface AwayOptions extends ReadingOptions {
  from: string
  to: string
}

/** `calendars away`, `calendars back`, `calendars absences`: for somebody who cannot do it themselves. */
export function absenceCommands(calendars: Command, atDesk: AtDesk): void {
  readingCommand(calendars, 'absences', 'when somebody is away, on the day or later')
    .argument('<person>', 'the id')
    .action((person: string, options: ReadingOptions) =>
      atDesk(options, async ({ db, moment, words }) => {
        const absences = await absencesOf(db, moment, person)
        if (options.json === true) return print(JSON.stringify({ items: absences }, null, 2))
        const head = ['column.id', 'input.from', 'input.to'].map((each) =>
          words.t(`calendars.${each}`),
        )
        return print(
          table(
            head,
            absences.map(({ id, from, to }) => [id, from, to]),
          ),
        )
      }),
    )
  readingCommand(calendars, 'away', 'say that somebody is away; prints the id')
    .argument('<person>', 'the id')
    .requiredOption('--from <day>', 'the first day')
    .requiredOption('--to <day>', 'the last day')
    .action((person: string, { from, to, ...options }: AwayOptions) =>
      atDesk(options, async (desk) => {
        const wanted = takenFrom(AbsenceBody, { from, to })
        print(await tellAbsence(operatorAt(desk), person, wanted))
      }),
    )
  readingCommand(calendars, 'back', 'say that somebody is back, or not away after all')
    .argument('<person>', 'the id')
    .argument('<absence>', 'ab-…')
    .action((person: string, absence: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        await endAbsence(operatorAt(desk), person, absence)
        print(absence)
      }),
    )
}
