import { byCommand, perform } from '#platform/act.ts'
import type { Clock, Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import { postList } from '#posts/views/posts.ts'
import { momentAt } from '#sources/views.ts'
import { recordEffect } from './actions/effect.ts'
import { writeOfEffect } from './actions/letters.ts'
import { contentsOf } from './views/content.ts'
import { type Due, dueBy } from './views/due.ts'

/** What the work at midnight is given: the database, what day it is here and elsewhere, where a decision's page lies. */
export interface Midnight {
  db: Db
  clock: Clock
  /** The absolute address of a decision's page in a language. */
  link(locale: Locale, decision: string): string
}

/** Of the places where somebody lives the one whose day begins first: nothing is due anywhere before it is due there. */
const earliestZone = 'Pacific/Kiritimati'

/**
 * Records of every decision that its day has come, once for each office, at midnight where it is, and tells whoever holds a post
 * there, and with the first office who decided. What was missed while the program was down is made up for. Answers how often it
 * did. The answers for each day follow from the claims and need none of this.
 */
export async function takeEffect({ db, clock, link }: Midnight): Promise<number> {
  const due = await dueBy(db, clock.todayAt(earliestZone))
  let count = 0
  for (const [day, those] of Map.groupBy(due, ({ decision }) => decision.from ?? '')) {
    const begun = await begunOn(db, clock, day, those)
    if (begun.length === 0) continue
    const moment = await momentAt(db, day, null)
    const posts = Map.groupBy(await postList(db, moment), (post) => post.office ?? '')
    const contents = await contentsOf(db, [...new Set(begun.map(({ decision }) => decision))])
    for (const { decision, office } of begun) {
      const content = contents.get(decision.id) ?? { steps: [], corrections: [] }
      const here = office === '' ? [] : (posts.get(office) ?? [])
      const holders = here.flatMap(({ person, inChargePerson }) => [person, inChargePerson])
      await perform(db, deedOf({ decision, office }), async (act) => {
        const isFirst = await recordEffect(act, decision, office)
        const persons = [...holders, isFirst ? decision.author : null]
        const effected = { decision, office, content, moment, link }
        await writeOfEffect(
          act,
          effected,
          persons.filter((person) => person !== null),
        )
      })
      count += 1
    }
  }
  return count
}

const deedOf = ({ decision, office }: Due) => ({
  by: byCommand('midnight'),
  name: 'decisions.took-effect',
  subject: `decision:${decision.id}`,
  office: office === '' ? null : office,
})

/** Those at whose office the day has begun; an office without a known place goes by the organisation. */
async function begunOn(db: Db, clock: Clock, day: Day, due: readonly Due[]): Promise<Due[]> {
  const offices = due.flatMap(({ office }) => (office === '' ? [] : [office]))
  const zones = await timeZonesOf(db, { asOf: day, asKnown: null }, offices)
  return due.filter(({ office }) => {
    const zone = zones.get(office)
    return (zone === undefined ? clock.today : clock.todayAt(zone)) >= day
  })
}
