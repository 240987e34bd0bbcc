import type { Command } from 'commander'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { gapKinds, isGapKind } from '#plans/model/gaps.ts'
import { gapsOf } from '#plans/views/gaps/lists.ts'
import { gapMatrix } from '#plans/views/gaps/matrix.ts'

/** `plans gaps` and `plans matrix`: what is missing between the frameworks and the countries. */
export function gapCommands(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'gaps', `what is missing of one kind: ${gapKinds.join(', ')}`)
    .argument('<kind>')
    .addHelpText('after', '\nExample:\n  meridian plans gaps countries --as-of 2026-06-30')
    .action((kind: string, options: ReadingOptions) =>
      atDesk(options, (desk) => gaps(desk, kind, options.json === true)),
    )
  readingCommand(
    plans,
    'matrix',
    'how many of the highest objectives of each framework the plans for each country serve',
  ).action((options: ReadingOptions) =>
    atDesk(options, (desk) => matrix(desk, options.json === true)),
  )
}

async function gaps({ db, moment, words, locale }: Desk, kind: string, isJson: boolean) {
  if (!isGapKind(kind)) throw new Refusal('not-found', 'plans/unknown-gap')
  const found = await gapsOf(db, moment, kind, { locale, sight: 'all' })
  if (isJson) return print(JSON.stringify(found, null, 2))
  const rows = found.map(({ about, title, office, day }) => [about, title, office ?? '', day ?? ''])
  const heads = ['about', 'of', 'office', 'day'].map((name) => words.t(`plans.gap.${name}`))
  return print(table(heads, rows))
}

async function matrix({ db, moment, words, locale }: Desk, isJson: boolean) {
  const { frameworks, regions } = await gapMatrix(db, moment, locale)
  if (isJson) return print(JSON.stringify({ frameworks, regions }, null, 2))
  const heads = [words.t('plans.gap.country'), ...frameworks.map(({ framework }) => framework)]
  const rows = regions.flatMap((region) =>
    region.countries.map(({ name, cells }) => [
      name,
      ...cells.map(({ cited, mapped }, at) => `${cited}+${mapped}/${frameworks[at]?.total ?? 0}`),
    ]),
  )
  return print(table(heads, rows))
}
