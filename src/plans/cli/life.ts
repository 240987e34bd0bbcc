import type { Command } from 'commander'
import { isDay } from '#platform/day.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import {
  amend,
  consult,
  endorse,
  giveBack,
  type Links,
  publish,
  rebind,
  review,
  revise,
  submit,
  withdraw,
} from '#plans/actions/life.ts'
import { type By, operatorAt } from '#posts/actions/operator.ts'
import { addressesAt } from '#plans/paths.ts'
import { versionBy } from '#plans/views.ts'
import { answersOf, consultedOf } from '#plans/views/life/consultation.ts'
import type { Which } from '#plans/views/parts.ts'

interface Options extends ReadingOptions {
  deadline?: string
  invite?: string[]
  reason?: string
  from?: string
  to?: string
  day?: string
}

/** A move of the operator, on the version as it stands now. */
type Doing = (at: { by: By; which: Which; version: string; links: Links }) => Promise<void>

/** `plans consultation` and the moves of a version: whoever has the machine makes them; the history names the command. */
export function lifeCommands(plans: Command, atDesk: AtDesk): void {
  const command = (name: string, description: string) =>
    readingCommand(plans, name, description)
      .argument('<plan>')
      .argument('<number>', 'of the version')
  const doing = (make: (options: Options) => Doing) => {
    return (plan: string, number: string, options: Options) =>
      atDesk(options, async (desk) => {
        const work = make(options)
        await work(await atVersion(desk, whichOf(plan, number)))
        told({ id: plan }, options)
      })
  }
  command('consultation', 'who is consulted on a version, why, and what they answered').action(
    (plan: string, number: string, options: Options) =>
      atDesk(options, (desk) => consultation(desk, whichOf(plan, number), options)),
  )
  command('consult', 'open the consultation on a draft')
    .requiredOption('--deadline <day>', 'the last day on which comments are taken')
    .option('--invite <office...>', 'offices beside those that the network names', [])
    .action(
      doing(({ deadline, invite = [] }) => ({ by, which, version, links }) => {
        const opening = { deadline: dayIn(deadline, '--deadline'), offices: invite, version }
        return consult(by, which, opening, links)
      }),
    )
  command('rebind', 'bind a version that is consulted on to the network of today')
    .requiredOption('--reason <reason>')
    .option('--deadline <day>', 'the last day for those who are asked now')
    .action(
      doing(({ reason = '', deadline }) => ({ by, which, version, links }) => {
        const until = deadline === undefined ? null : dayIn(deadline, '--deadline')
        return rebind(by, which, { reason, deadline: until, version }, links)
      }),
    )
  command('submit', 'put a version before whoever holds the mandate').action(
    doing(
      () =>
        ({ by, which, version, links }) =>
          submit(by, which, { version }, links),
    ),
  )
  const moves = [
    ['endorse', 'endorse a version', endorse],
    ['return', 'give a version back to those who wrote it', giveBack],
    ['revise', 'take a version back to draft', revise],
    ['review', 'record what a review found', review],
  ] as const
  for (const [name, description, move] of moves)
    command(name, description)
      .requiredOption('--reason <reason>')
      .action(
        doing(
          ({ reason = '' }) =>
            ({ by, which, version, links }) =>
              move(by, which, { reason, version }, links),
        ),
      )
  endingCommands(command, doing)
  command('amend', 'begin an amendment; prints its number').action(
    (plan: string, number: string, options: Options) =>
      atDesk(options, async (desk) => {
        const { by, which } = await atVersion(desk, whichOf(plan, number))
        told({ number: await amend(by, which) }, options)
      }),
  )
}

function endingCommands(
  command: (name: string, description: string) => Command,
  doing: (
    make: (options: Options) => Doing,
  ) => (plan: string, number: string, options: Options) => Promise<void>,
): void {
  command('publish', 'freeze an endorsed version and put it in force')
    .requiredOption('--from <day>', 'the first day in force')
    .option('--to <day>', 'the last day in force (default: that of the plan)')
    .action(
      doing(({ from, to }) => ({ by, which, version, links }) => {
        const last = to === undefined ? null : dayIn(to, '--to')
        return publish(by, which, { from: dayIn(from, '--from'), to: last, version }, links)
      }),
    )
  command('withdraw', 'give a version up, or end a published one')
    .requiredOption('--reason <reason>')
    .option('--day <day>', 'the first day on which it is no longer in force (default: today)')
    .action(
      doing(({ reason = '', day }) => ({ by, which, version, links }) => {
        const until = day === undefined ? null : dayIn(day, '--day')
        return withdraw(by, which, { reason, day: until, version }, links)
      }),
    )
}

async function atVersion(desk: Desk, which: Which) {
  const by = operatorAt(desk, 'plans')
  const now = by.asker.today
  const held = found(await versionBy(by.db, now, which.plan, which.number), 'plans/unknown-plan')
  const links = addressesAt(desk.site.origin)
  return { by, which, version: versionOf(heldByRevision(held)), links }
}

async function consultation(
  { db, moment, words }: Desk,
  which: Which,
  { json = false }: Options,
): Promise<void> {
  found(await versionBy(db, moment, which.plan, which.number), 'plans/unknown-plan')
  const consulted = await consultedOf(db, moment, which)
  const answers = new Map(
    (await answersOf(db, moment, which)).map((each) => [each.office, each.answer]),
  )
  const items = consulted.map(({ office, officeName, basis, mandate }) => ({
    office,
    officeName,
    basis,
    function: mandate?.grounds[0]?.function ?? null,
    on: mandate?.on ?? null,
    answer: answers.get(office) ?? null,
  }))
  if (json) return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  const heads = ['office', 'basis', 'function', 'anchor', 'answer'].map((column) =>
    words.t(`plans.life.head.${column}`),
  )
  const rows = items.map((each) => [
    each.officeName ?? each.office,
    words.t(`plans.life.basis.${each.basis}`),
    each.function === null ? '' : functionName(each.function, words),
    each.on ?? '',
    words.t(each.answer === null ? 'plans.life.not-yet' : `plans.answer.${each.answer}`),
  ])
  return print(table(heads, rows))
}

const functionName = (held: string, words: Desk['words']) => words.t(`network.function.${held}`)

const told = (done: Record<string, string | number>, { json = false }: Options) =>
  print(json ? JSON.stringify(done, null, 2) : Object.values(done).join(' '))

const whichOf = (plan: string, number: string): Which => ({
  plan,
  number: versionNumber(number),
})

/** A day of an option. Refuses what is none (`field/day`). */
function dayIn(text: string | undefined, field: string): string {
  if (text !== undefined && isDay(text)) return text
  throw new Refusal('invalid', 'form/invalid', { faults: [{ field, reason: 'field/day' }] })
}
