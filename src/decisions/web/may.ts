import type { Reader } from '#platform/http/reader.ts'
import { permits } from '#posts/permits.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { isOnScenario, officesOf } from '#decisions/actions/withdraw.ts'
import type { Decision } from '#decisions/model/decision.ts'

/** Why the reader may not withdraw a decision, in their language: it says something of an office they do not decide on, or adopts a scenario. */
export async function whyNoWithdrawal(reader: Reader, decision: Decision): Promise<string | null> {
  const { db, asker, today, moment } = reader
  const offices = officesOf(decision)
  const reached = await reachedBy(db, asker, 'network.decide', offices)
  const [id = null] = [...offices.filter((each) => !reached(each)), ...offices]
  const office =
    id === null ? null : { id, name: await officeCalled(db, asker?.today ?? moment, id) }
  const target = await targetAt(db, asker, office, today)
  const why = whyNot(permits('network.decide', asker, target), reader)
  if (why !== null || !isOnScenario(decision)) return why
  const whole = await targetAt(db, asker, null, today)
  return whyNot(permits('scenarios.adopt', asker, whole), reader)
}
