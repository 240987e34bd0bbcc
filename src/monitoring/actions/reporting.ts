import { perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { heldByIndicator } from '#monitoring/model/held.ts'
import { type Reported, valuesOf } from '#monitoring/model/report.ts'
import { wrongReport } from '#monitoring/model/wrong.ts'
import { recordReport } from '#monitoring/store.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { type LetterLink, tellApprovers } from './letters.ts'
import { type By, definedNow, reporting, thePlan, type Which } from './permitted.ts'
import { tellReport } from './telling.ts'

/**
 * Reports a value of an indicator for a year: it waits for approval, and takes the place of one that waits for the same year.
 * Answers its id. Refuses who may not report for the plan's office, a plan that is not published, field by field what does not fit
 * (`wrongReport`), and a page that is no longer true (`form/stale`).
 */
export async function report(
  by: By,
  { plan, part }: Which,
  { version, ...reported }: Reported & { version: string },
  link: LetterLink | null,
): Promise<string> {
  const known = await thePlan(by, plan)
  const actor = await reporting(by, known)
  await definedNow(by, { plan, part })
  const { year } = reported
  const deed = {
    by: actor,
    name: 'monitoring.reported',
    subject: `indicator:${plan}:${part}`,
    office: known.plan.office,
    detail: { year },
  }
  const moment = nowOf(by)
  return perform(by.db, deed, async (act) => {
    const inside = { ...by, db: act.db }
    const now = await definedNow(inside, { plan, part })
    const reports = await reportList(act.db, moment, { plans: [plan], part, sight: 'all' })
    refuseStale(version, heldByIndicator(now.indicator, reports), {})
    const values = valuesOf(reports)
    const faults = wrongReport(now.indicator, reported, { values, thisYear: yearOf(moment) })
    if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
    const { number } = now.indicator
    const { office } = now.version.plan
    const id = await recordReport(act, { plan, number, part, office, reported })
    tellReport(act, values.get(year)?.value ?? null, reported)
    await tellApprovers(act, now, { id, year, today: moment, link })
    return id
  })
}
