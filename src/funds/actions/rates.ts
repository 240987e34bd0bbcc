import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Act, type Actor, byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { permits } from '#posts/permits.ts'
import { takeRates } from '#funds/forms/rates.ts'
import type { Units } from '#funds/model/rates.ts'
import { putRates } from '#funds/store.ts'
import { ratesHeld } from '#funds/views.ts'

/** What became of a file of rates: how many are new, how many say otherwise than what was held, how many were held already. */
export interface Imported {
  added: number
  changed: number
  unchanged: number
}

/**
 * Takes a file of rates whole, or nothing of it. A rate that was held for the same day is replaced, and what it was stays recorded.
 * Refuses who may not review budgets everywhere, and a file with anything wrong, row by row (`funds/wrong-rates`).
 */
export async function importRates(by: By, text: string): Promise<Imported> {
  const actor = reviewer(by)
  const rates = takeRates(text, { today: by.asker.today.asOf, isDemo: false })
  const first = await sorted(by.db, rates)
  if (first.added.length + first.changed.length === 0) return counted(first)
  const deed = { by: actor, name: 'funds.rates-imported', subject: 'rates:all' }
  return perform(by.db, deed, async (act) => {
    const now = await sorted(act.db, rates)
    await putRates(act, [...now.added, ...now.changed.map(({ rate }) => rate)])
    tell(act, now)
    return counted(now)
  })
}

/** Adds the invented rates of `rates.csv` in this folder, each marked as a demo; currencies that have a rate of their own on that day keep it. */
export async function loadDemoRates(
  db: Db,
  folder: string,
  today: Day,
): Promise<{ changed: number }> {
  const text = await readFile(join(folder, 'rates.csv'), 'utf8')
  const { added } = await sorted(db, takeRates(text, { today, isDemo: true }))
  if (added.length === 0) return { changed: 0 }
  const deed = { by: byCommand('demo'), name: 'funds.rates-imported', subject: 'rates:all' }
  await perform(db, deed, async (act) => {
    await putRates(act, added)
    tell(act, { added, changed: [], unchanged: 0 })
  })
  return { changed: added.length }
}

function reviewer(by: By): Actor {
  const asker = signedInAs(by)
  if (asker === null) return byCommand('rates')
  const target = { office: null, officeName: null, mandates: [], day: asker.today.asOf }
  return actorOf(asker, grantIn(permits('budget.review', asker, target), by.words))
}

interface Sorted {
  added: readonly Units[]
  changed: readonly { rate: Units; before: string }[]
  unchanged: number
}

/** Rates by what they are to those that are held now. */
async function sorted(db: Db, rates: readonly Units[]): Promise<Sorted> {
  const held = await ratesHeld(db, rates)
  const before = (rate: Units) => held.get(`${rate.currency} ${rate.day}`)
  const isSame = (rate: Units) => {
    const was = before(rate)
    return (
      was !== undefined &&
      sameNumber(was.units, rate.units) &&
      was.source === rate.source &&
      was.isDemo === rate.isDemo
    )
  }
  const changed = rates.filter((rate) => before(rate) !== undefined && !isSame(rate))
  return {
    added: rates.filter((rate) => before(rate) === undefined),
    changed: changed.map((rate) => ({ rate, before: before(rate)?.units ?? '' })),
    unchanged: rates.filter(isSame).length,
  }
}

const plain = (units: string) =>
  units
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
const sameNumber = (first: string, second: string) => plain(first) === plain(second)

const counted = ({ added, changed, unchanged }: Sorted): Imported => ({
  added: added.length,
  changed: changed.length,
  unchanged,
})

/** So many changed rates are told one by one. */
const mostTold = 50

function tell(act: Act, { added, changed }: Sorted): void {
  const field = 'funds.field.rates'
  act.note({ field, before: null, after: added.length === 0 ? null : String(added.length) })
  for (const { rate, before } of changed.slice(0, mostTold))
    act.note({
      field: 'funds.field.rate',
      before: `${rate.currency} ${rate.day}: ${before}`,
      after: `${rate.currency} ${rate.day}: ${rate.units}`,
    })
}
