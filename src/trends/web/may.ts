import type { Reader } from '#platform/http/reader.ts'
import type { Right } from '#posts/model/rights.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { byThemes } from '#trends/actions/permitted.ts'
import { closedOn, type Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'

/** Why the reader may not use the right on this record today, in their language; null when they may. */
async function barred(
  reader: Reader,
  right: Right,
  { office, officeName, theme }: Pick<Issue, 'office' | 'officeName' | 'theme'>,
): Promise<string | null> {
  const { db, asker, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, { id: office, name: officeName }, day)
  const who = asker === null ? null : byThemes(asker)
  return whyNot(permits(right, who, { ...target, about: theme }), reader)
}

/** Why the reader may not say an observation otherwise or withdraw it; null when they may. */
export async function noObserving(
  reader: Reader,
  observation: Observation,
): Promise<string | null> {
  const why = await barred(reader, 'trends.observe', observation)
  return why ?? (observation.withdrawn === null ? null : reader.words.t('trends.withdrawn'))
}

/** Why the reader may not describe an issue, or arrange what belongs to it; null when they may. */
export const noWeighing = (reader: Reader, issue: Issue): Promise<string | null> =>
  barred(reader, 'trends.weigh', issue)

/** Why the reader may not close an issue, or follow it again; null for what they may. */
export async function noTurning(
  reader: Reader,
  issue: Issue,
): Promise<{ close: string | null; reopen: string | null }> {
  const { words } = reader
  const why = await noWeighing(reader, issue)
  const isClosed = closedOn(issue) !== null
  return {
    close: why ?? (isClosed ? words.t('trends.closed') : null),
    reopen: why ?? (isClosed ? null : words.t('trends.not-closed')),
  }
}
