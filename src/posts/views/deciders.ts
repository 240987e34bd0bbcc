import type { Clock, Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import { activePeople } from '#people/views.ts'
import { isWithin } from '#posts/model/target.ts'
import { grantsOn, type PersonalGrant } from './grants.ts'
import { type MandateOver, mandatesAmong } from './reach.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { Right } from '#posts/model/rights.ts'

/** When somebody asks who may decide: today of the organisation, and by clocks elsewhere; without these it is the same day everywhere. */
export interface Now {
  today: Moment
  todayAt?: Clock['todayAt']
  /** The day whose mandates count, where what is decided is bound to one; else today. */
  boundTo?: Day
}

/** Those who may decide over an office by a right, and today there. */
export interface Deciding {
  deciders: readonly Decider[]
  day: Day
}

/**
 * Who may do what this right allows over these offices today, by office: everybody who may sign in and whose right reaches it, the
 * nearest right first. Posts and rights are those of today; mandates too, unless another day is bound. A bounded number of queries, however many offices.
 */
export async function decidingOver(
  db: Db,
  { today, todayAt, boundTo }: Now,
  right: Right,
  offices: readonly string[],
): Promise<ReadonlyMap<string, Deciding>> {
  const over = [...new Set(offices)]
  if (over.length === 0) return new Map()
  const zones =
    todayAt === undefined ? new Map<string, string>() : await timeZonesOf(db, today, over)
  const dayAt = (office: string) => {
    const zone = zones.get(office)
    return zone === undefined || todayAt === undefined ? today.asOf : todayAt(zone)
  }
  const grants = (await grantsOn(db, today)).filter((grant) => grant.right === right)
  const names = new Map((await activePeople(db)).map(({ id, name }) => [id, name]))
  const able = grants.filter(({ person }) => names.has(person))
  const of = able.flatMap(({ office, reach }) =>
    office !== null && reach === 'mandate' ? [office] : [],
  )
  const mandates = new Map<string, MandateOver[]>()
  for (const [asOf, those] of Map.groupBy(over, (office) => boundTo ?? dayAt(office)))
    for (const each of await mandatesAmong(db, { ...today, asOf }, { offices: of, over: those }))
      mandates.set(each.over, [...(mandates.get(each.over) ?? []), each])
  return new Map(
    over.map((office) => {
      const target = { office, mandates: mandates.get(office) ?? [] }
      const near = able
        .filter((grant) => isWithin(grant, target))
        .toSorted((a, b) => Number(a.reach === 'everywhere') - Number(b.reach === 'everywhere'))
      return [office, { deciders: near.map(deciderOf(names)), day: dayAt(office) }]
    }),
  )
}

const deciderOf =
  (names: ReadonlyMap<string, string>) =>
  ({
    person,
    post,
    onBehalfOf,
    office,
    officeName,
    reach,
    function: held,
  }: PersonalGrant): Decider => ({
    person,
    name: names.get(person) ?? person,
    post,
    onBehalfOf,
    office,
    officeName,
    reach,
    function: held,
  })
