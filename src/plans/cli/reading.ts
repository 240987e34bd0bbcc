import type { Command } from 'commander'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { planLevels } from '#plans/model/level.ts'
import { refuseUnknown } from '#world/views.ts'
import { textOf } from '#platform/tree/part.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import { costSums } from '#plans/model/reading/costs.ts'
import { numbersOf } from '#plans/model/reading/numbering.ts'
import { type Wanted, wantedStandings } from '#plans/model/reading/wanted.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { cascadeOf } from '#plans/views/reading/cascade.ts'
import { comparisonOf } from '#plans/views/reading/compared.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { listedVersions } from '#plans/views/reading/listing.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { foremost, type Looking, seenPlan } from '#plans/views/seen.ts'
import {
  differenceItems,
  partItems,
  stepItems,
  versionItem,
  wholeItem,
} from '#plans/views/reading/items.ts'

interface ListOptions extends ReadingOptions {
  level?: string
  office?: string
  country?: string
  standing?: string
  framework?: string
}

/** `plans list`, `show`, `cascade` and `compare`: what whoever has the machine reads of plans, drafts too. */
export function readingCommands(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'list', 'versions in force on the day, or whichever are asked for', {
    isDefault: true,
  })
    .option('--level <level>', planLevels.join(', '))
    .option('--office <id>', 'only plans of this office')
    .option('--country <code>', 'only plans for this country (ISO 3166 alpha-3)')
    .option('--standing <standing>', wantedStandings.join(', '))
    .option('--framework <id>', 'only versions that serve this framework, near or far')
    .addHelpText('after', '\nExample:\n  meridian plans --country KGZ --as-of 2026-06-30')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(plans, 'show', 'one version with all it says: the one in force, unless told')
    .argument('<plan>', 'its id, with @ and a number for one version: p-vienna@2')
    .action((plan: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, plan, options.json === true)),
    )
  readingCommand(plans, 'cascade', 'what stands above it and below it, step by step')
    .argument('<plan>')
    .action((plan: string, options: ReadingOptions) =>
      atDesk(options, (desk) => cascade(desk, plan, options.json === true)),
    )
  readingCommand(plans, 'compare', 'what changed between two versions: the two newest, unless told')
    .argument('<plan>')
    .option('--from <number>', 'the version before')
    .option('--to <number>', 'the version after')
    .action((plan: string, options: ReadingOptions & { from?: string; to?: string }) =>
      atDesk(options, (desk) => compare(desk, plan, options)),
    )
}

const lookingFrom = ({ db, moment }: Desk): Looking => ({
  db,
  moment,
  asker: null,
  isOperator: true,
})

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`plans.column.${name}`))

const asJson = (items: readonly unknown[]) =>
  print(JSON.stringify({ items, total: items.length, next: null }, null, 2))

/** An option that must be one of these words. Refuses another (`field/word`). */
function oneOf<Word extends string>(
  words: readonly Word[],
  given: string | undefined,
  field: string,
): Word | undefined {
  const word = words.find((each) => each === given)
  if (given === undefined || word !== undefined) return word
  throw new Refusal('invalid', 'request/invalid', {
    faults: [{ field, reason: 'field/word', details: { expected: words.join(', ') } }],
  })
}

async function list(desk: Desk, options: ListOptions): Promise<void> {
  const { words, locale } = desk
  const wanted: Wanted = {
    level: oneOf(planLevels, options.level, '--level'),
    standing: oneOf(wantedStandings, options.standing, '--standing'),
    office: options.office,
    country: options.country,
    framework: options.framework,
  }
  await refuseUnknown(desk.db, { country: options.country })
  const versions = await listedVersions(lookingFrom(desk), wanted)
  const items = versions.map((each) => versionItem(each, locale))
  if (options.json === true) return asJson(items)
  // Ids are typed again: they stand whole, which a table would not let them.
  for (const { id, title, level, officeName, office, state, from, to } of items) {
    print(`${id}  ${title}`)
    const told = [
      words.t(`plans.level.${level}`),
      officeName ?? office,
      words.t(`plans.state.${state}`),
      `${from ?? '…'}/${to ?? '…'}`,
    ]
    print(`    ${told.join(' · ')}`)
  }
}

/** The version that a text names, `p-vienna@2`; without a number the one in force on the day, else the newest. Refuses what there is not. */
async function versionNamed(desk: Desk, text: string): Promise<PlanVersion> {
  const [plan = '', number] = text.split('@')
  const versions = await seenPlan(lookingFrom(desk), plan)
  if (number === undefined) return foremost(versions, desk.moment)
  return found(
    versions.find((each) => String(each.number) === number),
    'plans/unknown-plan',
  )
}

async function show(desk: Desk, text: string, isJson: boolean): Promise<void> {
  const { words, locale } = desk
  const looking = lookingFrom(desk)
  const version = await versionNamed(desk, text)
  const whole = await wholeVersion(looking, version)
  if (isJson) {
    const told = wholeItem(whole, { follows: version.plan.follows, locale })
    const parts = partItems(whole, locale)
    return print(JSON.stringify({ ...told, parts, citations: whole.citations }, null, 2))
  }
  const uppers = await uppersTold(
    looking,
    whole.citations.map(({ upper }) => upper),
  )
  const numbers = numbersOf(whole.parts)
  const title = nearest(version.titles, locale)?.text ?? version.plan.id
  print(`${title} (${versionText(version)}, ${words.t(`plans.state.${version.state}`)})`)
  for (const each of whole.parts) {
    if (each.kind === 'plan' || each.kind === 'chapter') continue
    const said = textOf(each, 'title', [locale, ...version.languages])?.text ?? ''
    print(
      `${words.t(`plans.kind.${each.kind}`)} ${numbers.get(each.part) ?? ''} (${each.part}): ${said}`,
    )
    for (const { part, upper } of whole.citations) {
      if (part !== each.part) continue
      const cited = upperText(upper)
      const told = uppers.get(cited)
      print(`    ${cited} ${told === undefined ? '' : (nearest(told.titles, locale)?.text ?? '')}`)
    }
  }
  for (const { amount, currency } of costSums(whole.parts)) print(`${amount} ${currency}`)
}

async function cascade(desk: Desk, text: string, isJson: boolean): Promise<void> {
  const version = await versionNamed(desk, text)
  const which = { plan: version.plan.id, number: version.number }
  const steps = stepItems(await cascadeOf(lookingFrom(desk), which), desk.locale)
  if (isJson) return asJson(steps)
  for (const { below, above, via, belowTitle, aboveTitle } of steps) {
    print(`${below} ${desk.words.t(`plans.via.${via}`)} ${above}`)
    print(`    ${belowTitle ?? ''} → ${aboveTitle ?? ''}`)
  }
}

async function compare(
  desk: Desk,
  plan: string,
  { from, to, json }: ReadingOptions & { from?: string; to?: string },
): Promise<void> {
  const versions = await seenPlan(lookingFrom(desk), plan)
  const comparison = await comparisonOf(lookingFrom(desk), versions, { from, to, sight: 'all' })
  const items = differenceItems(comparison?.changes ?? [], () => true)
  if (json === true) return asJson(items)
  const rows = items.map(({ part, kind, became, field, before, after }) => [
    part,
    desk.words.t(`plans.kind.${kind}`),
    desk.words.t(`plans.became.${became}`),
    field ?? '',
    before ?? '',
    after ?? '',
  ])
  return print(table(heads(desk, ['part', 'kind', 'became', 'field', 'before', 'after']), rows))
}
