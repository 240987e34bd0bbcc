import { randomUUID } from 'node:crypto'
import { type Actor, byCommand, perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { type Day, dayBefore, daysAfter } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import { personById } from '#people/views.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { longestAbsence } from '#calendars/model/absence.ts'
import { addAbsence, closeAbsence } from '#calendars/store.ts'
import { absencesOf } from '#calendars/views/absences.ts'

/** Who tells of an absence: the person, or the operator for anybody. */
const actorFor = ({ asker }: By): Actor =>
  'command' in asker ? byCommand(asker.command) : actorOf(asker, null)

const deedOf = (by: By, name: string, person: string) => ({
  by: actorFor(by),
  name: `calendars.${name}`,
  subject: `person:${person}`,
})

/**
 * Somebody will be away from the first day to the last; answers the id. Refuses a person nobody knows (`people/unknown`), a last day
 * before the first or before today (`field/after`), more than a year (`calendars/fault.long-away`), and days on which they are away
 * already (`calendars/fault.away-already`).
 */
export async function tellAbsence(
  by: By,
  person: string,
  { from, to }: { from: Day; to: Day },
): Promise<string> {
  found(await personById(by.db, person), 'people/unknown')
  const { today } = by.asker
  if (to < from || to < today.asOf) throw wrongField('to', 'field/after')
  if (to > daysAfter(from, longestAbsence)) throw wrongField('to', 'calendars/fault.long-away')
  const id = `ab-${randomUUID()}`
  await perform(by.db, deedOf(by, 'absence-told', person), async (act) => {
    const held = await absencesOf(act.db, { ...today, asOf: from }, person)
    if (held.some((each) => each.from <= to))
      throw wrongField('from', 'calendars/fault.away-already')
    await addAbsence(act, { id, person, from, to })
    act.note({ field: 'calendars.field.away', before: null, after: `${from} – ${to}` })
  })
  return id
}

/**
 * Somebody is back: an absence that runs ends the day before today, one to come is none. Refuses one that is none of theirs, or is over
 * (`calendars/unknown-absence`).
 */
export async function endAbsence(by: By, person: string, id: string): Promise<void> {
  const { today } = by.asker
  await perform(by.db, deedOf(by, 'absence-ended', person), async (act) => {
    const held = found(
      (await absencesOf(act.db, today, person)).find((each) => each.id === id),
      'calendars/unknown-absence',
    )
    await closeAbsence(act, id)
    const last = dayBefore(today.asOf)
    const isBegun = held.from <= last
    if (isBegun) await addAbsence(act, { ...held, to: last })
    act.note({
      field: 'calendars.field.away',
      before: `${held.from} – ${held.to}`,
      after: isBegun ? `${held.from} – ${last}` : null,
    })
  })
}
