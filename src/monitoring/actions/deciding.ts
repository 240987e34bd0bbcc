import { perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { heldByReport } from '#monitoring/model/held.ts'
import { type Standing, valuesOf, type Verdict } from '#monitoring/model/report.ts'
import { wrongReport } from '#monitoring/model/wrong.ts'
import { recordVerdict } from '#monitoring/store.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { type LetterLink, tellReporter } from './letters.ts'
import { type By, deciding, definedNow, thePlan, theReport } from './permitted.ts'

/** What is said of a report, why, and on which page it was asked for. */
export interface Decision {
  verdict: Verdict
  /** Empty where it is approved without more words. */
  reason: string
  version: string
}

/**
 * Approves a report, which makes it the value of its year, or returns it with a reason. Refuses who may not, and who reported it;
 * one that is decided (`monitoring/decided`) or replaced (`monitoring/replaced`); one that no longer fits what was approved or
 * published since (`monitoring/no-longer-fits`); a return without a reason; a page that is no longer true (`form/stale`).
 */
export async function decide(
  by: By,
  id: string,
  { verdict, reason, version }: Decision,
  link: LetterLink | null,
): Promise<void> {
  const { plan, part, by: reporter, year } = await theReport(by, id)
  const known = await thePlan(by, plan)
  const actor = await deciding(by, known, { by: reporter })
  if (verdict === 'returned' && reason.trim() === '') throw wrongField('reason', 'field/missing')
  const deed = {
    by: actor,
    name: verdict === 'approved' ? 'monitoring.approved' : 'monitoring.returned',
    subject: `indicator:${plan}:${part}`,
    office: known.plan.office,
    why: reason.trim() || null,
    detail: { year },
  }
  const moment = nowOf(by)
  await perform(by.db, deed, async (act) => {
    const inside = { ...by, db: act.db }
    const now = await definedNow(inside, { plan, part })
    const report = await theReport(inside, id)
    refuseStale(version, heldByReport(report), {})
    refuseDecided(report)
    const reports = await reportList(act.db, moment, { plans: [plan], part, sight: 'all' })
    const values = valuesOf(reports)
    if (verdict === 'approved') {
      const faults = wrongReport(now.indicator, report, { values, thisYear: yearOf(moment) })
      if (faults.length > 0) throw new Refusal('conflict', 'monitoring/no-longer-fits', { faults })
    }
    await recordVerdict(act, { report: id, verdict, reason: reason.trim() })
    act.note({ field: 'monitoring.field.year', before: null, after: String(year) })
    const before = values.get(year)?.value ?? null
    act.note(
      verdict === 'approved'
        ? { field: 'monitoring.field.approved-value', before, after: report.value }
        : { field: 'monitoring.field.value', before: report.value, after: null },
    )
    if (verdict === 'returned') await tellReporter(act, now, { report, reason, link })
  })
}

function refuseDecided({ state }: Pick<Standing, 'state'>): void {
  if (state === 'replaced') throw new Refusal('conflict', 'monitoring/replaced')
  if (state !== 'pending') throw new Refusal('conflict', 'monitoring/decided')
}
