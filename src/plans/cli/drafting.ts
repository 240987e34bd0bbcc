import type { Command } from 'commander'
import { isDay } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  printId,
  readingCommand,
  type ReadingOptions,
  wrongArgument,
} from '#platform/terminal.ts'
import { fieldsFrom, partCommands } from '#platform/tree/at-desk.ts'
import { operatorAt } from '#posts/actions/operator.ts'
import { cite, uncite } from '#plans/actions/citing.ts'
import { beginPlan } from '#plans/actions/drafting.ts'
import { addPart, writePart } from '#plans/actions/parts.ts'
import { isPlanLevel, planLevels } from '#plans/model/level.ts'
import { partKinds } from '#plans/model/part.ts'
import { versionBy } from '#plans/views.ts'
import { marksOf } from '#plans/views/drafting/versions.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'

interface BeginOptions extends ReadingOptions {
  office: string
  level: string
  covers: string[]
  title: string[]
  from: string
  to: string
  template?: string
  follows?: string
}

/** `plans begin`, `plans add`, `plans put`, `plans cite`: whoever has the machine writes; the history names the command. */
export function draftingCommands(plans: Command, atDesk: AtDesk): void {
  beginCommand(plans, atDesk)
  partCommands(plans, atDesk, {
    of: 'plan',
    kinds: partKinds,
    byAt: (desk) => operatorAt(desk, 'plans'),
    whichOf: (plan, number) => ({ plan, number }),
    add: {
      does: 'add a part to a draft; prints its id',
      field: 'like title.en=Safe mobility',
      verb: addPart,
    },
    put: {
      does: 'write fields of a part of a draft; the others stay as they are',
      part: 'its id; of a chapter chapter-…',
      field: 'like text.en=… or target.2027=12.5; empty empties it',
      help: '\nExample:\n  meridian plans put p-country-strategy-2027 1 chapter-context "text.en=Who moves, and why"',
      verb: async (desk, which, part, fields) => {
        const { db, moment } = desk
        const now = found(
          await versionBy(db, moment, which.plan, which.number),
          'plans/unknown-plan',
        )
        const whole = await wholeVersion({ db, moment }, now)
        const held = whole.parts.find((each) => each.part === part)?.fields ?? {}
        const version = marksOf(whole).parts[part] ?? ''
        const written = { part, fields: { ...held, ...fields }, version }
        await writePart(operatorAt(desk, 'plans'), which, written)
      },
    },
    cite: {
      does: 'let a part of a draft cite what stands above it',
      part: '',
      upper: 'like sdg@2015/10.7 or p-vienna@2/o3',
      verb: cite,
      noLonger: uncite,
    },
  })
}

function beginCommand(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'begin', 'begin a plan, as a draft; prints its id')
    .requiredOption('--office <id>', 'whose it is')
    .requiredOption('--level <level>', planLevels.join(', '))
    .requiredOption('--covers <place...>', 'countries and areas it is for')
    .requiredOption(
      '--title <title...>',
      'in each language, like "en=A strategy"; the first is the one it is written in',
    )
    .requiredOption('--from <day>', 'its first day')
    .requiredOption('--to <day>', 'its last day')
    .option('--template <id>', 'another template than the one of the level')
    .option('--follows <plan>', 'the plan that it comes after')
    .addHelpText(
      'after',
      '\nExample:\n  meridian plans begin --office kyrgyzstan --level country-strategy --covers KGZ --title "en=Country strategy 2027" --from 2027-01-01 --to 2030-12-31',
    )
    .action(
      ({ office, level, covers, title, from, to, template, follows, ...options }: BeginOptions) =>
        atDesk(options, async (desk) => {
          if (!isPlanLevel(level))
            throw wrongArgument('--level', 'field/word', { expected: planLevels.join(', ') })
          for (const [name, day] of [
            ['--from', from],
            ['--to', to],
          ] as const)
            if (!isDay(day)) throw wrongArgument(name, 'field/day')
          const titles = fieldsFrom(title, '--title')
          const languages = Object.keys(titles)
          const head = { titles, languages, covers, from, to }
          const id = await beginPlan(operatorAt(desk, 'plans'), {
            office,
            level,
            template,
            follows,
            ...head,
          })
          printId(id, options)
        }),
    )
}
