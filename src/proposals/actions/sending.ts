import type { Day } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { windowFrom } from '#sources/model/claim.ts'
import type { By } from '#posts/actions/permitted.ts'
import {
  type Fact,
  footingOf,
  repeatedIn,
  saidNow,
  subjectsIn,
  wrongOf,
} from '#proposals/model/fields.ts'
import { dayOf, type Field, type Manner, type Sending } from '#proposals/model/proposal.ts'
import { firstDayOf, knownAmong } from '#proposals/views/held.ts'
import { textsFor } from '#proposals/views/values.ts'

/** The most fields that one proposal has. */
export const mostFields = 40

/**
 * Refuses what cannot be sent (`form/invalid`): nothing proposed or too much, a field twice, a value that the network cannot hold,
 * a change without its day or from before the office is known to have been, a correction of what was missing for no time at all.
 */
export async function refuseUnfit(
  { db, words }: Pick<By, 'db' | 'words'>,
  office: string,
  manner: Manner,
  sending: Sending,
): Promise<void> {
  const { fields } = sending
  const known = await knownAmong(db, fields.flatMap(subjectsIn))
  const faults: Fault[] = []
  if (fields.length === 0) faults.push({ field: 'fields', reason: 'proposals/nothing' })
  if (fields.length > mostFields)
    faults.push({ field: 'fields', reason: 'proposals/too-much', details: { most: mostFields } })
  for (const at of repeatedIn(fields))
    faults.push({ field: `fields.${at}`, reason: 'proposals/twice' })
  fields.forEach((field, at) => {
    const wrong = wrongOf(office, field, (subject) => known.has(subject))
    if (wrong !== null) faults.push({ field: `fields.${at}`, ...wrong })
  })
  const first = await firstDayOf(db, office)
  faults.push(...(manner === 'change' ? wrongDay(sending, first, words) : wrongTimes(sending)))
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
}

function wrongDay({ from }: Sending, first: Day | null, words: Words): Fault[] {
  if (from === null) return [{ field: 'from', reason: 'field/missing' }]
  return first !== null && from < first
    ? [{ field: 'from', reason: 'proposals/before-office', details: { day: words.day(first) } }]
    : []
}

function wrongTimes({ soFrom, soUntil }: Sending): Fault[] {
  const [from, until] = [windowFrom(soFrom), windowFrom(soUntil)]
  const faults: Fault[] = []
  if (from === undefined) faults.push({ field: 'soFrom', reason: 'proposals/no-period' })
  if (until === undefined) faults.push({ field: 'soUntil', reason: 'proposals/no-period' })
  if (from && until && until.latest <= from.earliest)
    faults.push({ field: 'soUntil', reason: 'field/after' })
  return faults
}

/**
 * Refuses (`proposals/said-otherwise`) fields whose value before is not what the network says on the day that is proposed for: each
 * is told what it says. So nobody proposes on what they did not see.
 */
export async function refuseUnseen(
  { db, asker, words }: By,
  sending: Sending,
  said: readonly Fact[],
): Promise<void> {
  const wrong = sending.fields.flatMap((field, at) => {
    const footing = footingOf(field, said)
    return footing === 'as-proposed' ? [] : [{ field, at, footing }]
  })
  if (wrong.length === 0) return
  const moment = { ...asker.today, asOf: dayOf(sending) }
  const facts = wrong.flatMap(({ field }) => factNow(field, said))
  const text = await textsFor({ db, moment, words }, facts)
  throw new Refusal('conflict', 'proposals/said-otherwise', {
    details: { day: words.day(dayOf(sending)) },
    faults: wrong.map(({ field, at, footing }) => ({
      field: `fields.${at}`,
      reason: `proposals/footing-${footing}`,
      details: { said: factNow(field, said).map(text).join() || '—' },
    })),
  })
}

/** What the network says where a field is, as a fact; none where it says nothing. */
export function factNow(field: Field, said: readonly Fact[]): Fact[] {
  const value = saidNow(field, said)
  return value === null ? [] : [{ predicate: field.predicate, qualifier: field.qualifier, value }]
}
