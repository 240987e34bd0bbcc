import type { Act } from '#platform/act.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { permitted, wrongField } from '#posts/actions/permitted.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { refuseMove, theProject } from '#projects/actions/permitted.ts'
import type { Project } from '#projects/model/project.ts'
import { moversOf } from '#projects/views/authors.ts'
import { endLeft, type Outcomes } from '#routes/actions.ts'
import { openRouteOf, openRoutesOf } from '#routes/views/routes.ts'
import { barredTicker, type ClosingItem, type TickAnswer } from '#delivery/model/closing.ts'
import { end, put } from '#delivery/store.ts'
import { type Closing, closingOf } from '#delivery/views/closing.ts'
import { delivering, type DeliveryRoom, tell } from './delivering.ts'
import { sendOnRoute } from './routing.ts'

/** The moves of a project that are made here, after its end. */
export const closingMoves = ['close-operations', 'close-finances', 'evaluate'] as const
export type ClosingMove = (typeof closingMoves)[number]

/** The states in which closing checklists are ticked. */
export const tickable = ['active', 'suspended', 'terminated', 'operationally-closed'] as const

/** What somebody says of an item. */
export interface Ticking {
  checklist: string
  item: string
  /** Null takes it back. */
  answer: TickAnswer | null
  note: string
  version: string
}

async function theItem(
  by: By,
  id: string,
  { checklist, item }: Pick<Ticking, 'checklist' | 'item'>,
): Promise<Closing & { item: ClosingItem }> {
  const closing = await closingOf(by.db, nowOf(by), id, checklist)
  const { list, ticks } = found(closing ?? undefined, 'delivery/unknown-item')
  const one = list.items.find((each) => each.id === item)
  return { list, ticks, item: found(one, 'delivery/unknown-item') }
}

/**
 * Ticks an item of a closing checklist, or takes that back. Refuses whose right the item does not ask for, an item there is not, one that
 * always applies and is said not to, a note that is missing where it does not apply, whoever ticked the item that must be
 * another's (`delivery/same-ticker`), and what is looked at before the financial closure (`routes/under-way`).
 */
export async function tick(by: By, id: string, wanted: Ticking): Promise<void> {
  const project = await theProject(by, id)
  const { item: asked } = await theItem(by, project.id, wanted)
  const asker = signedInAs(by)
  const office = { id: project.office, name: project.officeName }
  if (asker !== null) await permitted({ ...by, asker }, asked.right, office)
  const { answer, note, checklist, version } = wanted
  const deed = answer === null ? 'delivery.item-unticked' : 'delivery.item-ticked'
  await delivering(
    by,
    id,
    { rights: [asked.right], deed, version, states: tickable },
    async ({ act, by: within }) => {
      if ((await openRouteOf(act.db, nowOf(within), id, 'closure')) !== undefined)
        throw new Refusal('conflict', 'routes/under-way')
      const { list, ticks, item } = await theItem(within, id, wanted)
      const key = { project: id, checklist, version: list.version, item: item.id }
      const held = ticks.find((each) => each.item === item.id)
      tell(act, 'item', [null, item.titles.en])
      if (answer === null) {
        await end(act, 'closing_tick', key)
        return tell(act, 'tick', [held?.answer ?? null, null], 'tick')
      }
      if (answer === 'not-applicable' && !item.mayNotApply)
        throw wrongField('answer', 'delivery/fault.applies')
      if (answer === 'not-applicable' && note.trim() === '')
        throw wrongField('note', 'field/missing')
      const barred = barredTicker(item, ticks)
      if (barred !== null && barred === asker?.person)
        throw new Refusal('conflict', 'delivery/same-ticker')
      await put(act, 'closing_tick', { ...key, answer, note: note.trim() })
      return tell(act, 'tick', [held?.answer ?? null, answer], 'tick')
    },
  )
}

/**
 * Closes a project operationally, records that it is evaluated, or asks those whom the rules name for its financial closure; where they name
 * nobody it is closed at once. Refuses whoever does not manage for the office, what the table of moves does not allow
 * (`projects/no-move`), what is missing: items of the checklist, final reports, documents, another person than the one who closed it
 * operationally (`projects/lacking`), and what others look at meanwhile (`routes/under-way`).
 */
export const close = (
  by: By,
  id: string,
  move: ClosingMove,
  { version }: { version: string },
  room: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: ['projects.manage'], deed: `delivery.${move}`, version },
    async ({ act, by: within, project, today }) => {
      refuseMove(move, project, by.words)
      refuseLacks(await lacksFor(within, project, move, room.checks))
      const open = await openRoutesOf(act.db, nowOf(within), id)
      if (move === 'evaluate' && open.some(({ purpose }) => purpose === 'evaluation'))
        throw new Refusal('conflict', 'routes/under-way')
      if (move === 'close-finances') {
        const authors = await moversOf(act.db, id, 'close-operations')
        const sending = { project, number: project.version, authors, anchor: today }
        if (await sendOnRoute(act, within, { ...sending, purpose: 'closure' }, room)) return
      }
      await closed(act, within, { project, move }, room.outcomes)
    },
  )

/** Closes a project inside an act: routes about which nobody is asked after that end. */
export async function closed(
  act: Act,
  by: By,
  { project, move }: { project: Project; move: ClosingMove },
  outcomes: Outcomes = {},
): Promise<void> {
  const after = await moveProject(act, by, project, move)
  await endLeft(act, by, { after, reason: null }, outcomes)
}
