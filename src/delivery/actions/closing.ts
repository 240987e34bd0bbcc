import { found, Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { permitted, wrongField } from '#posts/actions/permitted.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { refuseMove, theProject } from '#projects/actions/permitted.ts'
import { endLeft } from '#routes/actions.ts'
import { barredTicker, type ClosingItem, type TickAnswer } from '#delivery/model/closing.ts'
import { end, put } from '#delivery/store.ts'
import { type Closing, closingOf } from '#delivery/views/closing.ts'
import { delivering, type DeliveryRoom, tell } from './delivering.ts'

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
 * always applies and is said not to, a note that is missing where it does not apply, and whoever ticked the item that must be
 * another's (`delivery/same-ticker`).
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
 * Closes a project operationally or financially, or records that it is evaluated. Refuses whoever does not manage for the office, what the table
 * of moves does not allow (`projects/no-move`), and what is missing: items of the checklist, final reports, documents, another person
 * than the one who closed it operationally (`projects/lacking`). Routes about which nobody is asked after that end.
 */
export const close = (
  by: By,
  id: string,
  move: ClosingMove,
  { version }: { version: string },
  { checks, outcomes = {} }: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: ['projects.manage'], deed: `delivery.${move}`, version },
    async ({ act, by: within, project }) => {
      refuseMove(move, project, by.words)
      refuseLacks(await lacksFor(within, project, move, checks))
      const after = await moveProject(act, within, project, move)
      await endLeft(act, within, { after, reason: null }, outcomes)
    },
  )
