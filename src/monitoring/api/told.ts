import type { Asker } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { heldByReport } from '#monitoring/model/held.ts'
import type { Standing } from '#monitoring/model/report.ts'
import type { InProgress, PlanInProgress } from '#monitoring/views/progress.ts'
import type { RolledUp } from '#monitoring/views/roll-up.ts'

/** A plan as lists tell of it. */
export const toldPlan = ({ version, indicators, counts }: PlanInProgress, locale: string) => ({
  id: version.plan.id,
  number: version.number,
  title: nearest(version.titles, locale)?.text ?? version.plan.id,
  level: version.plan.level,
  office: version.plan.office,
  officeName: version.plan.officeName,
  covers: version.plan.covers,
  indicators: indicators.length,
  reached: counts.reached,
  onTheWay: counts['on-the-way'],
  behind: counts.behind,
  farBehind: counts['far-behind'],
  noValue: counts['no-value'],
  noTarget: counts['no-target'],
})

/** An indicator as lists tell of it, with the year that tells how it stands. */
export const toldIndicator = ({ indicator, present }: InProgress, locale: string) => ({
  id: indicator.part,
  plan: indicator.plan,
  number: indicator.number,
  title: nearest(indicator.titles, locale)?.text ?? indicator.part,
  unit: nearest(indicator.units, locale)?.text ?? null,
  measure: indicator.measure,
  counting: indicator.counting,
  direction: indicator.direction,
  disaggregation: indicator.disaggregation,
  baseline: indicator.baseline,
  baselineYear: indicator.baselineYear,
  year: present?.year ?? null,
  target: present?.target ?? null,
  value: present?.value ?? null,
  share: present?.share ?? null,
  standing: present?.standing ?? 'to-come',
})

/** A report; by whom is told to those who signed in. */
export function toldReport(report: Standing, asker: Asker | null) {
  const { source, by, at, verdict } = report
  const named = (name: string | null | undefined) => (asker === null ? null : (name ?? null))
  return {
    id: report.id,
    plan: report.plan,
    part: report.part,
    year: report.year,
    value: report.value,
    numerator: report.numerator,
    denominator: report.denominator,
    breakdown: report.breakdown,
    sourceTitle: source.title,
    sourceAddress: source.address,
    note: report.note,
    office: report.office,
    state: report.state,
    isValue: report.isValue,
    reason: verdict?.reason || null,
    reporter: named(by.name),
    reporterPost: by.postTitle,
    reportedAt: at,
    decider: named(verdict?.by.name),
    deciderPost: verdict?.by.postTitle ?? null,
    decidedAt: verdict?.at ?? null,
    version: versionOf(heldByReport(report)),
  }
}

/** What indicators add up to; of a refused sum there is no number. */
export function toldRollUp(
  { year, members, between, outcome }: RolledUp,
  upper: string,
  locale: string,
) {
  const sum = outcome.isAdded ? outcome : null
  return {
    upper,
    year,
    isAdded: outcome.isAdded,
    isComplete: sum !== null && sum.missing.length === 0,
    value: sum?.value ?? null,
    numerator: sum?.numerator ?? null,
    denominator: sum?.denominator ?? null,
    breakdown: sum?.breakdown ?? {},
    reasons: outcome.isAdded ? [] : outcome.reasons,
    members: members.map(({ id, indicator, office, value, report }) => ({
      id,
      title: nearest(indicator.titles, locale)?.text ?? id,
      office,
      value: value?.value ?? null,
      report,
    })),
    between,
  }
}
