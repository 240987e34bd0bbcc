import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Value } from 'typebox/value'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { projectBy } from '#projects/views.ts'
import { issue } from './actions/issuing.ts'
import { MakeBody } from './forms.ts'
import { paperBy, paperBytes, papersOf } from './views/issued.ts'
import { lackText, paperItem } from './views/items.ts'
import { madeAgain, previewOf } from './views/making.ts'

interface MakeOptions extends ReadingOptions {
  language?: string
  format?: string
  template?: string
  report?: string
  out?: string
}

interface GetOptions extends ReadingOptions {
  out?: string
}

/** `papers`: the documents people send, made from the record of a project and kept with it. */
export function papersCommands(program: Command, atDesk: AtDesk): void {
  const papers = program.command('papers').description('documents that people send')
  readingCommand(papers, 'list', 'the documents made of a project')
    .argument('<project>')
    .action((project: string, options: ReadingOptions) =>
      atDesk(options, (desk) => list(desk, project, options)),
    )
  readingCommand(papers, 'make', 'make a document of a project and keep it with the record')
    .argument('<project>')
    .argument(
      '<paper>',
      'concept-note, proposal, budget, request-letter, revision-letter, interim-report or final-report',
    )
    .option('--language <language>', 'en, fr, es or ar (default: the language of the terminal)')
    .option('--format <format>', 'docx, pdf or, of a budget, xlsx', 'docx')
    .option('--template <template>', 'a certain version, like proposal@1')
    .option('--report <report>', 'the report, like interim-1')
    .option('-o, --out <file>', 'where it is written too')
    .addHelpText(
      'after',
      '\nExample:\n  meridian papers make pr-example proposal --language fr --format docx -o proposal.docx',
    )
    .action((project: string, paper: string, options: MakeOptions) =>
      atDesk(options, (desk) => make(desk, project, paper, options)),
    )
  readingCommand(papers, 'get', 'write a document that was made to a file, as it was')
    .argument('<project>')
    .argument('<number>')
    .option('-o, --out <file>', 'where it is written (default: under its own name)')
    .action((project: string, number: string, options: GetOptions) =>
      atDesk(options, (desk) => get(desk, project, number, options)),
    )
  readingCommand(papers, 'again', 'make a document anew from the record as known then, and compare')
    .argument('<project>')
    .argument('<number>')
    .action((project: string, number: string, options: ReadingOptions) =>
      atDesk(options, (desk) => again(desk, project, number)),
    )
}

const theProject = async ({ db, moment }: Desk, id: string) =>
  found(await projectBy(db, moment, id), 'projects/unknown-project')

async function thePaper(desk: Desk, project: string, number: string) {
  await theProject(desk, project)
  const wanted = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0
  return found(await paperBy(desk.db, desk.moment, project, wanted), 'papers/unknown-paper')
}

async function list(desk: Desk, id: string, { json }: ReadingOptions): Promise<void> {
  const { words } = desk
  await theProject(desk, id)
  const items = (await papersOf(desk.db, desk.moment, id)).map(paperItem)
  if (json === true)
    return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  if (items.length === 0) return print(words.t('papers.issued-none'))
  print(
    table(
      [
        '',
        ...['which', 'language', 'template', 'made-on', 'sent-to'].map((key) =>
          words.t(`papers.${key}`),
        ),
      ],
      items.map((each) => [
        String(each.number),
        `${words.t(`papers.paper.${each.paper}`)} (${each.format})`,
        words.languageName(each.language) ?? each.language,
        each.template,
        words.instant(each.at),
        each.sent
          .map(({ recipient, day }) =>
            words.t('papers.sent-entry', { recipient, day: words.day(day) }),
          )
          .join('; '),
      ]),
    ),
  )
}

async function make(
  desk: Desk,
  id: string,
  paper: string,
  { language, format, template, report, out, json }: MakeOptions,
): Promise<void> {
  const { db, words, site, today, moment: asked } = desk
  const wish = Object.fromEntries(
    Object.entries({ paper, language: language ?? desk.locale, format, template, report }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  if (!Value.Check(MakeBody, wish)) {
    const [wrong] = Value.Errors(MakeBody, wish)
    const field = wrong?.instancePath.slice(1) ?? 'paper'
    throw new Refusal('invalid', 'form/invalid', { faults: [{ field, reason: 'field/choice' }] })
  }
  const moment = { ...asked, asOf: today, asKnown: null }
  await theProject({ ...desk, moment }, id)
  const { lacks } = await previewOf({ db, moment, site }, id, wish)
  const by = { db, words, asker: { command: 'papers', today: moment } }
  const number = await issue(by, id, wish, site)
  const issued = found(await paperBy(db, moment, id, number), 'papers/unknown-paper')
  if (out !== undefined)
    await writeFile(out, found(await paperBytes(db, issued.hash), 'papers/unknown-paper'))
  const missing = lacks.map((lack) => lackText(lack, words))
  if (json === true) return print(JSON.stringify({ ...paperItem(issued), missing }, null, 2))
  print(`${words.t('papers.number', { number })}: ${out ?? issued.name}`)
  if (missing.length > 0)
    print(`${words.t('papers.missing')}:\n${missing.map((each) => `- ${each}`).join('\n')}`)
}

async function get(desk: Desk, id: string, number: string, { out }: GetOptions): Promise<void> {
  const issued = await thePaper(desk, id, number)
  const bytes = found(await paperBytes(desk.db, issued.hash), 'papers/unknown-paper')
  await writeFile(out ?? issued.name, bytes)
  print(out ?? issued.name)
}

async function again(desk: Desk, id: string, number: string): Promise<void> {
  const issued = await thePaper(desk, id, number)
  const { hash } = await madeAgain(desk.db, desk.site, issued)
  const other = issued.origin === null ? 'papers.again.unsure' : 'papers.again.other'
  print(desk.words.t(hash === issued.hash ? 'papers.again.same' : other))
}
