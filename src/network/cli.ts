import type { Command } from 'commander'
import { periodText } from '#platform/ui/dated.tsx'
import { dated } from '#platform/period.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import type { SourceRef } from '#sources/views.ts'
import { country } from '#world/views.ts'
import { changesCommand } from './cli/changes.ts'
import { cite, heads } from './cli/cells.ts'
import { isOfficeFunction, isOfficeKind } from './model/vocabulary.ts'
import { findingItems } from './views/findings.ts'
import { lineageOf, lineageRows } from './views/lineage.ts'
import { officePage } from './views/office.ts'
import { dayAtOffice } from './views/office-day.ts'
import { refuseUnknownIn } from './views/narrowing.ts'
import { officeList } from './views/offices.ts'
import { responsibleFor } from './views/responsible.ts'

interface OfficesOptions extends ReadingOptions {
  kind?: string
  function?: string
  country?: string
  area?: string
  city?: string
  line?: string
  language?: string
  query?: string
  possible?: boolean
}

/** `offices`, `office`, `country`, `changes`, `findings`. */
export function networkCommands(program: Command, atDesk: AtDesk): void {
  readingCommand(program, 'offices', 'the offices on a day')
    .option('--kind <kind>')
    .option('--function <function>')
    .option('--country <alpha-3>')
    .option('--area <area>')
    .option('--city <city>')
    .option('--line <office>', 'only those that report to this office')
    .option('--language <code>')
    .option('-q, --query <text>')
    .option('--possible', 'also what nothing speaks against')
    .addHelpText(
      'after',
      '\nExample:\n  meridian offices --as-of 2020-06-30 --function resource-mobilisation',
    )
    .action((options: OfficesOptions) =>
      atDesk(options, async ({ db, moment, locale, words }) => {
        refuseWords(options)
        const {
          kind,
          function: held,
          country: code,
          area,
          city,
          line,
          language,
          query: q,
          possible = false,
        } = options
        const filter = { kind, function: held, country: code, area, city, line, language, q }
        await refuseUnknownIn(db, filter)
        const offices = await officeList(db, moment, filter, {
          locale,
          limit: 100_000,
          cursor: null,
          possible,
        })
        if (options.json)
          return print(JSON.stringify({ ...offices, items: offices.items.map(dated) }, null, 2))
        const rows = offices.items.map((item) => [
          item.id,
          item.name,
          words.t(`network.kind.${item.kind}`),
          [item.cityName, item.countryName].filter(Boolean).join(', '),
          words.t(`platform.certainty.${item.certainty}`),
          cite(item.sources),
        ])
        print(table(heads(words, ['id', 'office', 'kind', 'place', 'certainty', 'sources']), rows))
        print(
          words.t('network.offices.count', { count: offices.total, day: words.day(moment.asOf) }),
        )
      }),
    )

  readingCommand(program, 'office <id>', 'one office with its whole life')
    .addHelpText('after', '\nExample:\n  meridian office vienna --as-of 2018-06-30')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, async ({ db, moment: asked, today, todayAt, locale, words }) => {
        const asOf = options.asOf ?? (await dayAtOffice(db, { today, todayAt }, id))
        const moment = { ...asked, asOf }
        const office = found(await officePage(db, moment, locale, id), 'network/unknown-office')
        const lineage = lineageRows(await lineageOf(db, moment, id))
        if (options.json) return print(JSON.stringify({ ...office, lineage }, null, 2))
        print(`${office.name} (${office.id})`)
        print(`${words.t('network.office.shown', { day: words.day(asOf) })}\n`)
        const line = (
          what: string,
          each: Parameters<typeof periodText>[0] & { holds: boolean; sources: SourceRef[] },
        ) => [
          each.holds ? '●' : '',
          what,
          periodText(each, words),
          words.t(`platform.certainty.${each.certainty}`),
          cite(each.sources),
        ]
        const rows = [
          ...office.kinds.map((each) => line(words.t(`network.kind.${each.kind}`), each)),
          ...office.places.map((each) => line(each.cityName, each)),
          ...office.functions.map((each) =>
            line(
              [words.t(`network.function.${each.function}`), each.heldForName]
                .filter(Boolean)
                .join(': '),
              each,
            ),
          ),
          ...office.coverage.map((each) => line(each.coversName ?? each.covers, each)),
          ...office.contacts.map((each) => line(each.value, each)),
        ]
        print(table(['', ...heads(words, ['what', 'when', 'certainty', 'sources'])], rows))
        if (lineage.length === 0) return
        print(`\n${words.t('network.office.succession')}\n`)
        for (const each of lineage)
          print(
            [
              '  '.repeat(each.generation - 1) + (each.direction === 'before' ? '←' : '→'),
              `${each.name} (${each.office})`,
              words.t(`network.manner.${each.manner}`),
              `${each.successorName} (${each.successor});`,
              `${periodText(each, words)};`,
              cite(each.sources),
            ].join(' '),
          )
      }),
    )

  readingCommand(
    program,
    'country <alpha-3>',
    'who is responsible for a country, for what, and why',
  )
    .option('--function <function>')
    .addHelpText('after', '\nExample:\n  meridian country KGZ --as-of 2018-06-30')
    .action((iso3: string, options: ReadingOptions & { function?: string }) =>
      atDesk(options, async ({ db, moment, locale, words }) => {
        refuseWords(options)
        found(await country(db, moment, locale, iso3), 'world/unknown-country')
        const mandates = await responsibleFor(db, moment, iso3, {
          locale,
          function: options.function,
        })
        if (options.json)
          return print(
            JSON.stringify(
              { items: mandates.map(dated), total: mandates.length, next: null },
              null,
              2,
            ),
          )
        const rows = mandates.map((each) => [
          words.t(`network.function.${each.function}`),
          each.officeName,
          each.viaName ?? each.via,
          periodText(each, words),
          words.t(`platform.certainty.${each.certainty}`),
          cite(each.sources),
        ])
        print(
          table(heads(words, ['function', 'office', 'via', 'when', 'certainty', 'sources']), rows),
        )
      }),
    )

  changesCommand(program, atDesk)

  readingCommand(
    program,
    'findings',
    'what in the documents contradicts, does not fit or is easily misread',
  )
    .option('--kind <kind>')
    .addHelpText('after', '\nExample:\n  meridian findings --json')
    .action((options: ReadingOptions & { kind?: string }) =>
      atDesk(options, async ({ db, moment, words }) => {
        const all = await findingItems(db, moment, words)
        const items = all.filter((each) => options.kind === undefined || each.kind === options.kind)
        if (options.json)
          return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
        const rows = items.map((each) => [each.kind, each.text, cite(each.sources)])
        print(table(heads(words, ['kind', 'what', 'sources']), rows))
      }),
    )
}

function refuseWords({ kind, function: held }: { kind?: string; function?: string }): void {
  const faults = [
    ...(kind !== undefined && !isOfficeKind(kind)
      ? [{ field: '--kind', reason: 'field/form' }]
      : []),
    ...(held !== undefined && !isOfficeFunction(held)
      ? [{ field: '--function', reason: 'field/form' }]
      : []),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'request/invalid', { faults })
}
