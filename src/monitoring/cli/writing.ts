import type { Command } from 'commander'
import { takenFrom } from '#platform/doors/forms.ts'
import { versionOf } from '#platform/doors/version.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { decide, report } from '#monitoring/actions.ts'
import { definedNow, theReport } from '#monitoring/actions/permitted.ts'
import { ReportBody, VerdictBody } from '#monitoring/forms.ts'
import { reportedFrom } from '#monitoring/forms/typed.ts'
import { heldByIndicator, heldByReport } from '#monitoring/model/held.ts'
import { verdicts } from '#monitoring/model/report.ts'
import { lettersFrom } from '#monitoring/paths.ts'
import { reportList } from '#monitoring/views.ts'

interface ReportOptions extends ReadingOptions {
  year: string
  value: string
  numerator?: string
  denominator?: string
  breakdown?: string[]
  source: string
  address?: string
  note?: string
}

/** The operator, who writes as everything stands now. */
const byOf = ({ db, words, moment, today }: Desk) => ({
  db,
  words,
  asker: { command: 'monitoring', today: { ...moment, asOf: today, asKnown: null } },
})

/** `monitoring report`: reports a value, as the form and the API do; prints its id. */
export function reportCommand(monitoring: Command, atDesk: AtDesk): void {
  readingCommand(monitoring, 'report', 'report a value of an indicator; prints its id')
    .argument('<plan>')
    .argument('<part>')
    .requiredOption('--year <year>', 'for which year')
    .requiredOption('--value <number>', 'an exact decimal')
    .option('--numerator <number>', 'of a percentage: how many')
    .option('--denominator <number>', 'of how many')
    .option('--breakdown <category=number...>', 'such as female=120 or female/0-17=40')
    .requiredOption('--source <title>', 'where the value comes from')
    .option('--address <url>', 'its address on the web')
    .option('--note <text>', 'what is to be known of it')
    .addHelpText(
      'after',
      '\nExample:\n  meridian monitoring report p-kyrgyzstan-2026 i1 --year 2026 --value 120 --breakdown female=70 male=50 --source "Project records"',
    )
    .action((plan: string, part: string, options: ReportOptions) =>
      atDesk(options, async (desk) => {
        const by = byOf(desk)
        const { indicator } = await definedNow(by, { plan, part })
        const reports = await reportList(desk.db, by.asker.today, {
          plans: [plan],
          part,
          sight: 'all',
        })
        const { source, address, breakdown = [], ...rest } = options
        const { version, ...body } = takenFrom(ReportBody, {
          ...rest,
          sourceTitle: source,
          ...(address === undefined ? {} : { sourceAddress: address }),
          breakdown: Object.fromEntries(breakdown.map(categoryFrom)),
          version: versionOf(heldByIndicator(indicator, reports)),
        })
        const letters = lettersFrom(desk.site.origin)
        const wanted = { ...reportedFrom(body), version }
        const id = await report(by, { plan, part }, wanted, letters)
        print(options.json === true ? JSON.stringify({ id }, null, 2) : id)
      }),
    )
}

function categoryFrom(text: string): [string, string] {
  const [category = '', value = ''] = text.split('=').map((each) => each.trim())
  return [category, value]
}

/** `monitoring decide`: approves a report or returns it. */
export function decideCommand(monitoring: Command, atDesk: AtDesk): void {
  readingCommand(monitoring, 'decide', 'approve a reported value, or return it')
    .argument('<report>', 'iv-…')
    .argument('<verdict>', verdicts.join(', '))
    .option('--reason <text>', 'why; a return needs one')
    .action((id: string, verdict: string, options: ReadingOptions & { reason?: string }) =>
      atDesk(options, async (desk) => {
        const by = byOf(desk)
        const version = versionOf(heldByReport(await theReport(by, id)))
        const { reason } = options
        const taken = takenFrom(VerdictBody, {
          verdict,
          version,
          ...(reason === undefined ? {} : { reason }),
        })
        const decision = { ...taken, reason: taken.reason ?? '' }
        await decide(by, id, decision, lettersFrom(desk.site.origin))
        print(options.json === true ? JSON.stringify({ id }, null, 2) : id)
      }),
    )
}
