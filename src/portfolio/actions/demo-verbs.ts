import type { TObject } from 'typebox'
import { takenFrom } from '#platform/doors/forms.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import { type About, beginning, ending, reporting, revising, type Verb } from '#delivery/actions.ts'
import type { DeliveryRoom } from '#delivery/actions/delivering.ts'
import { heldByEvaluation } from '#delivery/model/evaluation.ts'
import { heldByReport } from '#delivery/model/report.ts'
import { evaluationsOf, reportBy } from '#delivery/views.ts'
import { begun } from '#delivery/views/reports.ts'
import type { By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject } from '#projects/actions/permitted.ts'

type Done = (by: By, about: About, sent: object, room: DeliveryRoom) => Promise<string>

const doing =
  <Body extends TObject>(verb: Verb<Body>): Done =>
  (by, about, sent, room) =>
    verb.run(by, about, takenFrom(verb.body, sent), room)

/** What can be done after endorsement, as forms send it. */
const doings: Readonly<Record<string, Done>> = {
  'write-agreement': doing(beginning['write-agreement']),
  'submit-agreement': doing(beginning['submit-agreement']),
  'sign-agreement': doing(beginning['sign-agreement']),
  activate: doing(beginning.activate),
  'begin-revision': doing(revising['begin-revision']),
  'submit-revision': doing(revising['submit-revision']),
  'send-revision': doing(revising['send-revision']),
  'answer-revision': doing(revising['answer-revision']),
  'enforce-revision': doing(revising['enforce-revision']),
  'write-progress': doing(reporting['write-progress']),
  'write-report': doing(reporting['write-report']),
  'submit-report': doing(reporting['submit-report']),
  'send-report': doing(reporting['send-report']),
  tick: doing(ending.tick),
  'close-operations': doing(ending['close-operations']),
  'close-finances': doing(ending['close-finances']),
  evaluate: doing(ending.evaluate),
  'plan-evaluation': doing(ending['plan-evaluation']),
  'write-evaluation': doing(ending['write-evaluation']),
  recommend: doing(ending.recommend),
  'answer-recommendation': doing(ending['answer-recommendation']),
  'follow-recommendation': doing(ending['follow-recommendation']),
}

/** Uses a verb of delivery as its form would be sent now; answers what the verb does. Refuses what the verb refuses. */
export async function deliver(
  by: By,
  { verb, fields, ...about }: About & { verb: string; fields: object },
  room: DeliveryRoom,
): Promise<string> {
  const done = doings[verb]
  if (done === undefined) throw new Error(`${verb} is nothing that demo people do`)
  return done(by, about, { ...fields, version: await versionFor(by, verb, about) }, room)
}

/** On what a verb rests as everything stands now. */
async function versionFor(by: By, verb: string, { id, of }: About): Promise<string> {
  const { db } = by
  if (verb === 'write-report')
    return versionOf(heldByReport(begun(await reportBy(db, nowOf(by), id, of))))
  if (verb !== 'write-evaluation') return versionOf(heldByRevision(await theProject(by, id)))
  const one = (await evaluationsOf(db, nowOf(by), id)).find((each) => each.id === of)
  return versionOf(heldByEvaluation(found(one, 'delivery/unknown-evaluation')))
}
