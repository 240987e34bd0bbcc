import type { Command } from 'commander'
import { isDay } from '#platform/day.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { cite, uncite } from '#plans/actions/citing.ts'
import { beginPlan } from '#plans/actions/drafting.ts'
import { addPart, writePart } from '#plans/actions/parts.ts'
import type { By } from '#posts/actions/operator.ts'
import { isPlanLevel, planLevels } from '#plans/model/level.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { isPartKind, partKinds } from '#plans/model/part.ts'
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
  partCommands(plans, atDesk)
  readingCommand(plans, 'cite', 'let a part of a draft cite what stands above it')
    .argument('<plan>')
    .argument('<number>', 'of the version')
    .argument('<part>')
    .argument('<upper...>', 'like sdg@2015/10.7 or p-vienna@2/o3')
    .option('--no-longer', 'take these back instead')
    .action(
      (
        plan: string,
        number: string,
        part: string,
        uppers: string[],
        options: ReadingOptions & { longer: boolean },
      ) =>
        atDesk(options, async (desk) => {
          const which = whichOf(plan, number)
          if (options.longer) {
            const named = uppers.map((text) => ({ text, field: 'upper' }))
            await cite(operatorAt(desk), which, { part, uppers: named, origin: desk.site.origin })
          } else await uncite(operatorAt(desk), which, { part, uppers })
          told(part, options)
        }),
    )
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
            throw wrong('--level', 'field/word', { expected: planLevels.join(', ') })
          for (const [name, day] of [
            ['--from', from],
            ['--to', to],
          ] as const)
            if (!isDay(day)) throw wrong(name, 'field/day')
          const titles = fieldsFrom(title, '--title')
          const languages = Object.keys(titles)
          const head = { titles, languages, covers, from, to }
          const id = await beginPlan(operatorAt(desk), {
            office,
            level,
            template,
            follows,
            ...head,
          })
          told(id, options)
        }),
    )
}

function partCommands(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'add', 'add a part to a draft; prints its id')
    .argument('<plan>')
    .argument('<number>', 'of the version')
    .argument('<kind>', partKinds.join(', '))
    .argument('<field...>', 'like title.en=Safe mobility')
    .option('--under <part>', 'the part it stands under (default: the plan itself)')
    .action(
      (
        plan: string,
        number: string,
        kind: string,
        fields: string[],
        options: ReadingOptions & { under?: string },
      ) =>
        atDesk(options, async (desk) => {
          if (!isPartKind(kind))
            throw wrong('kind', 'field/word', { expected: partKinds.join(', ') })
          const wanted = { kind, parent: options.under, fields: fieldsFrom(fields, 'field') }
          told(await addPart(operatorAt(desk), whichOf(plan, number), wanted), options)
        }),
    )
  readingCommand(plans, 'put', 'write fields of a part of a draft; the others stay as they are')
    .argument('<plan>')
    .argument('<number>', 'of the version')
    .argument('<part>', 'its id; of a chapter chapter-…')
    .argument('<field...>', 'like text.en=… or target.2027=12.5; empty empties it')
    .addHelpText(
      'after',
      '\nExample:\n  meridian plans put p-country-strategy-2027 1 chapter-context "text.en=Who moves, and why"',
    )
    .action(
      (plan: string, number: string, part: string, fields: string[], options: ReadingOptions) =>
        atDesk(options, async (desk) => {
          const which = whichOf(plan, number)
          const by = operatorAt(desk)
          const { db, moment } = desk
          const now = found(
            await versionBy(db, moment, which.plan, which.number),
            'plans/unknown-plan',
          )
          const whole = await wholeVersion({ db, moment }, now)
          const held = whole.parts.find((each) => each.part === part)?.fields ?? {}
          const version = marksOf(whole).parts[part] ?? ''
          const written = { part, fields: { ...held, ...fieldsFrom(fields, 'field') }, version }
          await writePart(by, which, written)
          told(part, options)
        }),
    )
}

const told = (id: string, { json }: ReadingOptions): void =>
  print(json === true ? JSON.stringify({ id }, null, 2) : id)

/** Fields as `name=value`, each once. Refuses what is not written so. */
function fieldsFrom(given: readonly string[], argument: string): PartFields {
  const read = given.map((each): [string, string] => {
    const at = each.indexOf('=')
    if (at < 1) throw wrong(argument, 'plans/name-value')
    return [each.slice(0, at), each.slice(at + 1)]
  })
  return Object.fromEntries(read)
}

const whichOf = (plan: string, number: string) => ({
  plan,
  number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0,
})

const wrong = (field: string, reason: string, details: Record<string, string> = {}) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason, details }] })

/** Whoever has the machine, as who does it. */
export const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'plans', today: { ...moment, asOf: today, asKnown: null } },
})
