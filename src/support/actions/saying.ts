import { randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { handsOf } from '#routes/model/holder.ts'
import { benchOn } from '#routes/views/bench.ts'
import { hoursOf, mostQuarters, quartersFrom } from '#support/model/hours.ts'
import { longestText, longestTitle } from '#support/model/request.ts'
import { givingRight } from '#support/model/rule.ts'
import { addLink, addMessage, endLink, putTime } from '#support/store/said.ts'
import { linksOf, quartersBeside, timesOf as entriesOf } from '#support/views/thread.ts'
import { givingIt, takingPart, theRequest } from './acting.ts'
import { tellOf } from './letters.ts'
import type { SupportRoom } from './room.ts'

/** Says something about a request: whoever has it, or the office that asked; the other side is told. Answers its id. */
export async function sayOnSupport(
  by: By,
  id: string,
  text: string,
  room: SupportRoom,
): Promise<string> {
  const request = await theRequest(by, id)
  const actor = await takingPart(by, request)
  const said = text.trim()
  if (said === '') throw wrongField('text', 'field/missing')
  if (said.length > longestText) throw wrongField('text', 'support/too-long')
  const deed = { by: actor, name: 'support.said', subject: `support:${id}` }
  const message = `sm-${randomUUID()}`
  await perform(by.db, { ...deed, office: request.office }, async (act) => {
    await addMessage(act, { id: message, request: id, text: said })
    const bench = await benchOn(act.db, { ...by.asker.today, asKnown: null }, [givingRight])
    const persons = [request.by.person ?? [], handsOf(bench, request.standing.post)].flat()
    await tellOf(act, 'said', { request, persons, why: said, room })
  })
  return message
}

/** Hours spent on a day. */
export interface Spending {
  day: Day
  /** Hours with quarters: `1.25`. */
  hours: string
  note?: string | null | undefined
}

/**
 * Records hours that whoever has a request spent on it, or corrects what they recorded before (`entry`): what was said stays recorded. Refuses
 * what is no number of quarters from 0 to 24 hours (`support/quarters`), a day to come, or before it was asked, and what makes more than 24 hours
 * of one person on one day, over all requests (`support/full-day`).
 */
export async function tellTime(
  by: By,
  id: string,
  { day, hours, note = null }: Spending,
  entry: string | null = null,
): Promise<string> {
  const request = await theRequest(by, id)
  const actor = await givingIt(by, request)
  const quarters = quartersFrom(hours)
  if (quarters === null || (quarters === 0 && entry === null))
    throw wrongField('hours', 'support/quarters')
  if (day > by.asker.today.asOf) throw wrongField('day', 'support/to-come')
  if (day < request.anchor) throw wrongField('day', 'support/too-early')
  const name = entry === null ? 'support.time-told' : 'support.time-corrected'
  const deed = { by: actor, name, subject: `support:${id}`, office: request.office }
  return perform(by.db, deed, async (act) => {
    const before = await entryOf({ ...by, db: act.db }, id, entry)
    if (before !== null && before.person !== actor.person && actor.person !== null)
      throw new Refusal('forbidden', 'support/not-your-time')
    const time = entry ?? `st-${randomUUID()}`
    if (
      (await quartersBeside(act.db, { person: actor.person, day, id: time })) + quarters >
      mostQuarters
    )
      throw wrongField('hours', 'support/full-day')
    const office = before?.office ?? request.standing.office
    await putTime(act, { id: time, request: id, day, quarters, note: note || null, office })
    const shown = (each: number) => String(hoursOf(each))
    act.note({
      field: 'support.field.hours',
      before: before === null ? null : shown(before.quarters),
      after: shown(quarters),
    })
    return time
  })
}

async function entryOf(by: By, request: string, entry: string | null) {
  if (entry === null) return null
  const entries = await entriesOf(by.db, { ...by.asker.today, asKnown: null }, request)
  return found(
    entries.find((each) => each.id === entry),
    'support/unknown-time',
  )
}

/** Tells where a document lies, by its address in the web. Answers its id. Refuses what is no such address (`support/address`). */
export async function linkSupport(
  by: By,
  id: string,
  { title, address }: { title: string; address: string },
): Promise<string> {
  const request = await theRequest(by, id)
  const actor = await takingPart(by, request)
  if (title.trim() === '') throw wrongField('title', 'field/missing')
  if (title.length > longestTitle) throw wrongField('title', 'support/too-long')
  if (!isWebAddress(address)) throw wrongField('address', 'support/address')
  const deed = { by: actor, name: 'support.linked', subject: `support:${id}` }
  const link = `sl-${randomUUID()}`
  await perform(by.db, { ...deed, office: request.office }, async (act) => {
    await addLink(act, { id: link, request: id, title: title.trim(), address: address.trim() })
    act.note({ field: 'support.field.document', before: null, after: title.trim() })
  })
  return link
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim())
  return url !== null && ['http:', 'https:'].includes(url.protocol) && /^https?:\/\//.test(text)
}

/** No longer tells of a document; that it was told stays recorded. Refuses one there is not (`support/unknown-link`). */
export async function unlinkSupport(by: By, id: string, link: string): Promise<void> {
  const request = await theRequest(by, id)
  const actor = await takingPart(by, request)
  const deed = { by: actor, name: 'support.unlinked', subject: `support:${id}` }
  await perform(by.db, { ...deed, office: request.office }, async (act) => {
    const links = await linksOf(act.db, { ...by.asker.today, asKnown: null }, id)
    const { title } = found(
      links.find((each) => each.id === link),
      'support/unknown-link',
    )
    await endLink(act, link)
    act.note({ field: 'support.field.document', before: title, after: null })
  })
}
