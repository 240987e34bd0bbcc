import type { Reader } from '#platform/http/reader.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { authorsOf } from '#monitoring/actions/permitted.ts'
import type { Standing } from '#monitoring/model/report.ts'

const targetOf = async (reader: Reader, { plan }: Pick<PlanVersion, 'plan'>) => {
  const { db, asker, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  return targetAt(db, asker, { id: plan.office, name: plan.officeName }, day)
}

/** Why the reader may not report values of a plan today; null when they may. */
export const noReporting = async (
  reader: Reader,
  version: Pick<PlanVersion, 'plan'>,
): Promise<string | null> =>
  whyNot(permits('monitoring.report', reader.asker, await targetOf(reader, version)), reader)

/** Why the reader may not decide on a report today; null when they may. */
export async function noDeciding(
  reader: Reader,
  version: Pick<PlanVersion, 'plan'>,
  report: Pick<Standing, 'by' | 'state'>,
): Promise<string | null> {
  const target = { ...(await targetOf(reader, version)), authors: authorsOf(report) }
  const why = whyNot(permits('monitoring.approve', reader.asker, target), reader)
  if (why !== null) return why
  if (report.state === 'replaced') return reader.words.t('monitoring.replaced')
  return report.state === 'pending' ? null : reader.words.t('monitoring.decided')
}
