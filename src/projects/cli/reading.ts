import type { Command } from 'commander'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
  wrongArgument,
} from '#platform/terminal.ts'
import { textOf } from '#platform/tree/part.ts'
import type { ProjectRules } from '#projects/actions/making.ts'
import { isMoveFrom, isProjectState, moves, isMove, projectStates } from '#projects/model/life.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { chapterOf, questionOf } from '#projects/model/writing.ts'
import { versionBy } from '#projects/views.ts'
import { called, lackText, partItems, projectItem, wholeItem } from '#projects/views/items.ts'
import { lessonList } from '#projects/views/lessons.ts'
import { projectCount, projectList } from '#projects/views/list.ts'
import { lacksOf } from '#projects/views/needs.ts'
import { partsOf } from '#projects/views/parts.ts'
import { programmeList } from '#projects/views/programmes.ts'
import { projectOnDay } from '#projects/views/on-day.ts'
import { seenProject } from '#projects/views/seen.ts'
import { templateBy } from '#projects/views/templates.ts'
import { asJson, lookingAt } from './desk.ts'

interface ListOptions extends ReadingOptions {
  state?: string
  office?: string
  country?: string
  type?: string
  words?: string
  limit: string
}

/** `projects list`, `show`, `lacks`, `lessons` and `programmes`: what whoever has the machine reads of projects. */
export function readingCommands(projects: Command, atDesk: AtDesk, { checks }: ProjectRules): void {
  readingCommand(
    projects,
    'list',
    'projects, the latest to begin first, with the state and period last known',
    { isDefault: true },
  )
    .option('--state <state>', projectStates.join(', '))
    .option('--office <id>', 'only projects that this office manages')
    .option('--country <code>', 'only projects that work in this country (ISO 3166 alpha-3)')
    .option('--type <letters>', 'only projects of this type, like DP')
    .option('--words <text>', 'only projects with these words in title or code')
    .option('--limit <number>', 'so many at most', '100')
    .addHelpText('after', '\nExample:\n  meridian projects --office kyrgyzstan --state active')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(
    projects,
    'show',
    'a project with all that its version says that was in force on the day',
  )
    .argument('<project>')
    .option('--number <number>', 'another version than the one that counts')
    .action((project: string, options: ReadingOptions & { number?: string }) =>
      atDesk(options, (desk) => show(desk, project, options)),
    )
  readingCommand(
    projects,
    'lacks',
    'what is missing for each move that the state of a project allows',
  )
    .argument('<project>')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const looking = lookingAt(desk)
        const project = await seenProject(looking, id)
        const possible = Object.keys(moves).filter(
          (move) => isMove(move) && isMoveFrom(move, project.state),
        )
        const lacks = []
        for (const move of possible)
          if (isMove(move))
            for (const each of await lacksOf(
              looking,
              { project, number: project.version, move },
              checks,
            ))
              lacks.push({ move, ...each, text: lackText(each, desk.words) })
        if (options.json === true) return asJson(lacks)
        const heads = ['move', 'part', 'field', 'reason'].map((name) =>
          desk.words.t(`projects.column.${name}`),
        )
        return print(
          table(
            heads,
            lacks.map(({ move, part, field, text }) => [move, part ?? '', field ?? '', text]),
          ),
        )
      }),
    )
  readingCommand(projects, 'lessons', 'what was learnt, by words')
    .argument('[words...]')
    .action((words: string[], options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const { db, moment, locale } = desk
        const lessons = await lessonList(db, moment, { text: words.join(' ') }, operatorsSight)
        if (options.json === true) return asJson(lessons)
        for (const each of lessons)
          print(`${each.project}  ${called(each.titles, locale) ?? each.id}`)
      }),
    )
  readingCommand(projects, 'programmes', 'programmes, which hold projects together').action(
    (options: ReadingOptions) =>
      atDesk(options, async ({ db, moment, locale }) => {
        const programmes = await programmeList(db, moment)
        if (options.json === true) return asJson(programmes)
        for (const { id, titles, office } of programmes)
          print(`${id}  ${called(titles, locale) ?? id} (${office})`)
      }),
  )
}

async function list(desk: Desk, options: ListOptions): Promise<void> {
  const { db, moment, locale, words } = desk
  const { state, office, country, type } = options
  if (state !== undefined && !isProjectState(state))
    throw wrongArgument('--state', 'field/word', { expected: projectStates.join(', ') })
  if (!/^[1-9]\d{0,6}$/.test(options.limit)) throw wrongArgument('--limit', 'field/integer')
  const filter = {
    text: options.words,
    states: state === undefined ? undefined : [state],
    offices: office === undefined ? undefined : [office],
    covers: country,
    type,
  }
  const limit = Number(options.limit)
  const projects = await projectList(db, moment, filter, { sight: operatorsSight, limit })
  const items = projects.slice(0, limit).map((each) => projectItem(each, locale))
  const total = await projectCount(db, moment, filter, operatorsSight)
  if (options.json === true) return print(JSON.stringify({ items, total, next: null }, null, 2))
  for (const { id, code, title, officeName, office: of, state: stands, from, to } of items) {
    print(`${code ?? id}  ${title}`)
    const about = [
      id,
      officeName ?? of,
      words.t(`projects.state.${stands}`),
      `${from ?? '…'}/${to ?? '…'}`,
    ]
    print(`    ${about.join(' · ')}`)
  }
  if (total > items.length) print(`${items.length}/${total}`)
  if (options.asOf !== undefined)
    print(words.t('projects.list.last-known', { day: words.day(moment.asOf) }))
}

async function show(
  desk: Desk,
  id: string,
  { json, number }: ReadingOptions & { number?: string },
): Promise<void> {
  const { db, moment, locale, words } = desk
  const present = await seenProject(lookingAt(desk), id)
  const onDay = await projectOnDay(db, moment, present)
  const project = onDay ?? present
  const which = {
    project: id,
    number: number === undefined ? project.version : Number(number) || 0,
  }
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
  const parts = await partsOf(db, moment, which)
  if (json === true) {
    const { languages } = version
    const told = { ...wholeItem(project, locale, project.manager), isOfDay: onDay !== null }
    const items = partItems(parts, { template, languages }, locale)
    return print(JSON.stringify({ ...told, number: which.number, parts: items }, null, 2))
  }
  const title = called(project.titles, locale) ?? id
  print(`${project.code ?? id}  ${title} (${words.t(`projects.state.${project.state}`)})`)
  if (onDay !== present)
    print(
      words.t(onDay === null ? 'projects.page.day.before' : 'projects.page.day.then', {
        day: words.day(moment.asOf),
      }),
    )
  for (const part of parts) {
    const titles = (chapterOf(template, part.part) ?? questionOf(template, part.part))?.titles
    const own = textOf(part, 'title', [locale, ...version.languages])?.text
    const said = titles?.[locale] ?? own ?? part.fields['name'] ?? ''
    print(`${words.t(`projects.kind.${part.kind}`)} (${part.part}): ${said}`)
  }
}
