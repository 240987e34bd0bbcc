import type { Command } from 'commander'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import type { By } from '#posts/actions/operator.ts'
import { projectBy } from '#projects/views.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { decide, type RouteRules, settleAll, submit, tellCondition } from './actions.ts'
import { heldByStep } from './model/held.ts'
import { isPurpose, isVerdictKind, purposes, verdicts } from './model/rule.ts'
import { becauseText, passedTexts } from './model/sentence.ts'
import { addressesAt } from './paths.ts'
import { routeOf, routePreview, routesOf, ruleList, stepBy, stuck, turnaround } from './views.ts'
import { called, previewItem, routeWhole, stuckItem } from './views/items.ts'
import { inPeriod } from './views/turnaround.ts'
import { wrongWord } from './cli/desk.ts'

interface Options extends ReadingOptions {
  purpose?: string
  office?: string
  reason?: string
  condition?: string[]
  note?: string
}

/** `routes`: whoever has the machine sees all of them, sends projects and decides; the history names the command. */
export function routesCommands(program: Command, atDesk: AtDesk, rules: RouteRules): void {
  const routes = program.command('routes').description('who is asked to endorse a project, and why')
  readingCommand(routes, 'preview', 'who would be asked if a project were sent today, and why')
    .argument('<project>')
    .option('--purpose <purpose>', purposes.join(', '), 'endorsement')
    .action((id: string, options: Options) => atDesk(options, (desk) => preview(desk, id, options)))
  readingCommand(routes, 'show', 'the last route of a project: who has what, why, until when')
    .argument('<project>')
    .action((id: string, options: Options) => atDesk(options, (desk) => show(desk, id, options)))
  readingCommand(routes, 'rules', 'the rules of the day').action((options: Options) =>
    atDesk(options, (desk) => showRules(desk, options)),
  )
  readingCommand(routes, 'stuck', 'open steps whose last day is over')
    .option('--office <office>', 'only of this office')
    .action((options: Options) => atDesk(options, (desk) => showStuck(desk, options)))
  readingCommand(
    routes,
    'turnaround',
    'how long steps of the last year waited and were worked on, in days',
  )
    .option('--office <office>', 'only of this office')
    .action((options: Options) => atDesk(options, (desk) => showTurnaround(desk, options)))
  doingCommands(routes, atDesk, rules)
}

function doingCommands(routes: Command, atDesk: AtDesk, rules: RouteRules): void {
  readingCommand(routes, 'send', 'send a project on its route; prints the id of the route')
    .argument('<project>')
    .action((id: string, options: Options) =>
      atDesk(options, async (desk) => {
        const by = operatorAt(desk)
        const now = found(await projectBy(desk.db, by.asker.today, id), 'projects/unknown-project')
        const version = versionOf(heldByRevision(now))
        const room = { ...roomAt(desk, rules), checks: rules.checks }
        told(await submit(by, id, { version }, room), options)
      }),
    )
  readingCommand(routes, 'decide', 'say what becomes of a step')
    .argument('<step>')
    .argument('<verdict>', verdicts.join(', '))
    .option('--reason <text>', 'why: with return and decline')
    .option('--condition <text...>', 'what is to be met: with endorse-with-conditions', [])
    .action((id: string, verdict: string, options: Options) =>
      atDesk(options, async (desk) => {
        if (!isVerdictKind(verdict)) throw wrongWord('verdict', verdicts)
        const by = operatorAt(desk)
        const now = found(await stepBy(desk.db, by.asker.today, id), 'routes/unknown-step')
        const conditions = (options.condition ?? []).map((text) => ({ text, due: null }))
        const said = { verdict, reason: options.reason ?? '', reasons: [], answers: [], conditions }
        await decide(by, id, { ...said, version: versionOf(heldByStep(now)) }, roomAt(desk, rules))
        told(id, options)
      }),
    )
  readingCommand(routes, 'condition', 'say of a condition that it is met, or confirm it')
    .argument('<condition>')
    .argument('<said>', 'met, confirmed, not-met')
    .option('--note <text>', 'how it was met')
    .action((id: string, said: string, options: Options) =>
      atDesk(options, async (desk) => {
        if (said !== 'met' && said !== 'confirmed' && said !== 'not-met')
          throw wrongWord('said', ['met', 'confirmed', 'not-met'])
        await tellCondition(operatorAt(desk), id, { said, note: options.note ?? '' })
        told(id, options)
      }),
    )
  readingCommand(routes, 'settle', 'bring open steps to whoever can act, now').action(
    (options: Options) =>
      atDesk(options, async (desk) => {
        const { today } = operatorAt(desk).asker
        const done = await settleAll(desk.db, { today }, addressesAt(desk.site.origin))
        const text = desk.words.t('routes.settled', { ...done })
        print(options.json === true ? JSON.stringify(done, null, 2) : text)
      }),
  )
}

const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'routes', today: { ...moment, asOf: today, asKnown: null } },
})

const roomAt = ({ site }: Desk, { outcomes }: RouteRules) => ({
  ...addressesAt(site.origin),
  outcomes,
})

const told = (id: string, { json }: Options): void =>
  print(json === true ? JSON.stringify({ id }, null, 2) : id)

const asJson = (items: readonly unknown[]): void =>
  print(JSON.stringify({ items, total: items.length, next: null }, null, 2))

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`routes.head.${name}`))

async function preview(desk: Desk, id: string, options: Options): Promise<void> {
  const { db, locale, words } = desk
  const { purpose = 'endorsement' } = options
  if (!isPurpose(purpose)) throw wrongWord('--purpose', purposes)
  const { today } = operatorAt(desk).asker
  const project = found(await projectBy(db, today, id), 'projects/unknown-project')
  const wanted = await routePreview(db, { today }, project, locale, { purpose })
  if (options.json === true)
    return asJson(wanted.steps.map((step) => previewItem(step, wanted.names, words)))
  print(
    table(
      heads(desk, ['stage', 'step', 'theme', 'with', 'due']),
      wanted.steps.map((step) => [
        String(step.stage),
        called(step.titles, words, step.rule.id),
        step.theme === null ? '' : words.t(`posts.theme.${step.theme}`),
        step.isSkipped ? words.t('routes.state.skipped') : (step.postTitle ?? '—'),
        step.due ?? '',
      ]),
    ),
  )
  for (const step of wanted.steps) {
    if (step.because === null) continue
    const why = step.because.office === '' ? [] : [becauseText(step.because, wanted.names, words)]
    const lines = [...passedTexts(step.because, words), ...why]
    print(`${called(step.titles, words, step.rule.id)}: ${lines.join(' ')}`)
  }
}

async function show(desk: Desk, id: string, options: Options): Promise<void> {
  const { db, moment, locale, words } = desk
  found(await projectBy(db, moment, id), 'projects/unknown-project')
  const [last] = await routesOf(db, moment, id)
  const { today } = operatorAt(desk).asker
  const route = found(last, 'routes/unknown-route')
  const shown = found(
    await routeOf(db, { moment, today, locale }, route.id),
    'routes/unknown-route',
  )
  const whole = routeWhole(shown, words)
  if (options.json === true) return print(JSON.stringify(whole, null, 2))
  return print(
    table(
      heads(desk, ['id', 'stage', 'step', 'state', 'with', 'since', 'due', 'verdict']),
      whole.steps.map((step) => [
        step.id,
        String(step.stage),
        step.title,
        words.t(`routes.state.${step.state}`),
        step.postTitle ?? '',
        step.since,
        step.due ?? '',
        step.verdict === null ? '' : words.t(`routes.verdict.${step.verdict.verdict}`),
      ]),
    ),
  )
}

async function showRules(desk: Desk, options: Options): Promise<void> {
  const { db, moment, words } = desk
  const rules = (await ruleList(db, moment)).filter(
    ({ from, until }) => from <= moment.asOf && (until === null || moment.asOf < until),
  )
  if (options.json === true) return asJson(rules)
  return print(
    table(
      heads(desk, ['purpose', 'stage', 'id', 'step', 'days', 'source']),
      rules.map((rule) => [
        words.list(rule.purposes.map((purpose) => words.t(`routes.purpose.${purpose}`))),
        String(rule.stage),
        rule.id,
        called(rule.titles, words, rule.id),
        String(rule.workingDays),
        rule.source,
      ]),
    ),
  )
}

async function showStuck(desk: Desk, options: Options): Promise<void> {
  const { db, words } = desk
  const { today } = operatorAt(desk).asker
  const asked = { office: options.office, sight: operatorsSight }
  const { items } = await stuck(db, today, asked, { limit: 500 })
  const told = items.map((each) => stuckItem(each, words))
  if (options.json === true) return asJson(told)
  return print(
    table(
      heads(desk, ['id', 'step', 'project', 'with', 'due', 'late']),
      told.map((each) => [
        each.id,
        each.title,
        each.code ?? each.projectTitle,
        each.postTitle ?? '',
        each.due,
        String(each.days),
      ]),
    ),
  )
}

async function showTurnaround(desk: Desk, options: Options): Promise<void> {
  const { db, moment } = desk
  const rows = await turnaround(db, moment, inPeriod({ office: options.office }, moment.asOf))
  if (options.json === true) return asJson(rows)
  return print(
    table(
      heads(desk, ['month', 'office', 'id', 'type', 'count', 'waited', 'worked']),
      rows.map(({ month, officeName, office, rule, type, count, waiting, working }) => [
        month,
        officeName ?? office,
        rule,
        type ?? '',
        String(count),
        `${waiting.median} / ${waiting.p90}`,
        `${working.median} / ${working.p90}`,
      ]),
    ),
  )
}
