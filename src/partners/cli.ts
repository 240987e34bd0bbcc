import type { Command } from 'commander'
import { takenFrom } from '#platform/doors/forms.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { oneOf } from '#platform/rows.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { refuseUnknown } from '#world/views.ts'
import { addPartner } from './actions.ts'
import { AddBody } from './forms.ts'
import { describedFrom } from './forms/typed.ts'
import { nameOf, partnerKinds, referenceText } from './model/partner.ts'
import { searchedText } from './model/searched.ts'
import { partnerBy, partnerList } from './views.ts'

interface ListOptions extends ReadingOptions {
  kind?: string
  country?: string
  search?: string
}

interface AddOptions extends ReadingOptions {
  id?: string
  kind: string
  country?: string
  reference?: string[]
  alsoNamed?: string[]
  website?: string
  europeanUnion?: boolean
  source?: string
}

/** `partners`: organisations outside; the history names the command of whoever has the machine. */
export function partnersCommands(program: Command, atDesk: AtDesk): void {
  const partners = program
    .command('partners')
    .description('organisations outside that give money or work with us')
  readingCommand(partners, 'list', 'all of them, A to Z', { isDefault: true })
    .option('--kind <kind>', partnerKinds.join(', '))
    .option('--country <code>', 'only those of this country')
    .option('--search <text>', 'only those of whose names, ids or references this is a part')
    .addHelpText('after', '\nExample:\n  meridian partners --kind government-donor --country JPN')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(partners, 'show', 'one of them')
    .argument('<id>')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, async ({ db, moment }) => {
        const partner = found(await partnerBy(db, moment, id), 'partners/unknown-partner')
        print(JSON.stringify(partner, null, 2))
      }),
    )
  readingCommand(partners, 'add', 'record one; prints its id')
    .argument('<name>', 'in English')
    .requiredOption('--kind <kind>', partnerKinds.join(', '))
    .option('--id <id>', 'as in jp-mofa; made of the name unless told')
    .option('--country <code>', 'ISO 3166 alpha-3')
    .option('--reference <scheme:code...>', 'as in iati:XM-DAC-701-2')
    .option('--also-named <name...>', 'other names under which it is met')
    .option('--website <address>')
    .option('--european-union', 'an institution of the European Union')
    .option('--source <text>', 'where this is said')
    .action((name: string, options: AddOptions) =>
      atDesk(options, (desk) => add(desk, name, options)),
    )
}

async function list(desk: Desk, { kind: word, country, search, json }: ListOptions): Promise<void> {
  const { db, moment, locale, words } = desk
  const kind = word === undefined ? undefined : oneOf(partnerKinds, word)
  if (word !== undefined && kind === undefined)
    throw new Refusal('invalid', 'request/invalid', {
      faults: [
        { field: '--kind', reason: 'field/word', details: { expected: partnerKinds.join(', ') } },
      ],
    })
  await refuseUnknown(db, { country })
  const all = await partnerList(db, moment, { kind, country })
  const shown = pageThrough(
    all.toSorted((a, b) => nameOf(a, locale).localeCompare(nameOf(b, locale), locale)),
    { q: search ?? '', limit: all.length + 1 },
    searchedText,
  )
  if (json === true) return print(JSON.stringify(shown, null, 2))
  const rows = shown.items.map((each) => [
    each.id,
    nameOf(each, locale),
    words.t(`partners.kind.${each.kind}`),
    each.country ?? '',
    each.references.map(referenceText).join(', '),
  ])
  const heads = ['id', 'name', 'kind', 'country', 'references']
  print(
    table(
      heads.map((each) => words.t(`partners.field.${each}`)),
      rows,
    ),
  )
  return print(words.t('partners.list.count', { count: shown.total }))
}

async function add(desk: Desk, name: string, options: AddOptions): Promise<void> {
  const { db, moment, today, words } = desk
  const { id, ...body } = takenFrom(AddBody, {
    ...options,
    nameEn: name,
    references: options.reference?.join('\n'),
    alsoNamed: options.alsoNamed?.join('\n'),
    isEuropeanUnion: options.europeanUnion === true,
  })
  const asker = { command: 'partners', today: { ...moment, asOf: today, asKnown: null } }
  const added = await addPartner({ db, words, asker }, { id: id ?? null, ...describedFrom(body) })
  print(options.json === true ? JSON.stringify({ id: added }, null, 2) : added)
}
