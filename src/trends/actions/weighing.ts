import { freeId } from '#platform/text.ts'
import { type Actor, perform } from '#platform/act.ts'
import { type Day, later } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import {
  closedOn,
  type Described,
  type Followed,
  type Issue,
  readableId,
} from '#trends/model/issue.ts'
import { heldByDescription, heldByIssue } from '#trends/model/held.ts'
import { addIssue, putIssue } from '#trends/store.ts'
import { isIssueKnown } from '#trends/views.ts'
import { refuseTooLate, refuseWrongIssue } from './checking.ts'
import { type By } from '#posts/actions/operator.ts'
import { actorAt, refuseUnknownOffice, theIssue } from './permitted.ts'
import { tellIssue } from './telling.ts'

/** An issue to be followed from a day on. */
export interface NewIssue extends Described {
  office: string
  day: Day
}

/**
 * Begins to follow an issue; answers its id. Refuses who may not weigh for the office or the theme, and, each by its field, an unknown
 * office or place and a day that is still to come.
 */
export async function openIssue(by: By, { office, day, ...described }: NewIssue): Promise<string> {
  await refuseUnknownOffice(by.db, office)
  const actor = await actorAt(by, 'trends.weigh', { office, theme: described.theme })
  await refuseWrongIssue(by.db, described)
  if (day > by.asker.today.asOf) throw wrongField('day', 'trends/fault.future')
  const id = await freeId(readableId(described.titles.en), (each) => isIssueKnown(by.db, each))
  const deed = { by: actor, name: 'trends.opened', subject: `issue:${id}`, office }
  await perform(by.db, deed, async (act) => {
    if (await isIssueKnown(act.db, id)) throw new Refusal('conflict', 'trends/id-taken')
    const followed = [{ from: day, until: null }]
    await addIssue(act, { id, office }, { ...described, followed, closing: null, revision: 1 })
    tellIssue(act, null, described)
    act.note({ field: 'trends.field.opened', before: null, after: day })
  })
  return id
}

/**
 * Describes an issue otherwise. Refuses who may not, another theme while observations belong to it (`trends/fault.has-observations`),
 * and a page that is no longer true (`form/stale`).
 */
export async function describeIssue(
  by: By,
  id: string,
  { version, ...described }: Described & { version: string },
): Promise<void> {
  const issue = await theIssue(by, id)
  const { office } = issue
  await whoWeighs(by, issue)
  const actor = await actorAt(by, 'trends.weigh', { office, theme: described.theme })
  await refuseWrongIssue(by.db, described)
  const deed = { by: actor, name: 'trends.described', subject: `issue:${id}`, office }
  await perform(by.db, deed, async (act) => {
    const before = await theIssue({ ...by, db: act.db }, id)
    refuseStale(version, heldByDescription(before), heldByDescription(described))
    if (before.theme !== described.theme && before.observations > 0)
      throw wrongField('theme', 'trends/fault.has-observations')
    const { followed, closing } = before
    await putIssue(act, id, { ...described, followed, closing, revision: before.revision + 1 })
    tellIssue(act, before, described)
  })
}

/** From which day something ends or goes on, why, and on which page it was asked for. */
export interface Turning {
  day: Day
  reason: string
  version: string
}

/**
 * Closes an issue: from the day on it is no longer followed. Refuses who may not, one that is closed (`trends/closed`), and a day that
 * does not come after it was opened or lies ahead.
 */
export const closeIssue = (by: By, id: string, turning: Turning): Promise<void> =>
  turn(by, id, turning, {
    name: 'trends.closed',
    followed: (issue) => {
      if (closedOn(issue) !== null) throw new Refusal('conflict', 'trends/closed')
      const last = issue.followed.at(-1)
      if (last === undefined || turning.day <= last.from) throw wrongField('day', 'field/after')
      return [...issue.followed.slice(0, -1), { ...last, until: turning.day }]
    },
    closing: turning.reason,
  })

/**
 * Follows a closed issue again from the day on. Refuses who may not, one that is not closed (`trends/not-closed`), and a day before
 * it was closed or ahead.
 */
export const reopenIssue = (by: By, id: string, turning: Turning): Promise<void> =>
  turn(by, id, turning, {
    name: 'trends.reopened',
    followed: (issue) => {
      const closed = closedOn(issue)
      if (closed === null) throw new Refusal('conflict', 'trends/not-closed')
      if (later(turning.day, closed) !== turning.day) throw wrongField('day', 'field/after')
      return [...issue.followed, { from: turning.day, until: null }]
    },
    closing: null,
  })

interface Turn {
  name: 'trends.closed' | 'trends.reopened'
  followed(issue: Issue): Followed[]
  closing: string | null
}

async function turn(
  by: By,
  id: string,
  { day, reason, version }: Turning,
  { name, followed, closing }: Turn,
): Promise<void> {
  const issue = await theIssue(by, id)
  const { office } = issue
  const actor = await whoWeighs(by, issue)
  refuseTooLate(day, by.asker.today.asOf)
  const deed = { by: actor, name, subject: `issue:${id}`, office, why: reason }
  await perform(by.db, deed, async (act) => {
    const before = await unchangedIssue({ ...by, db: act.db }, id, version)
    const revision = before.revision + 1
    await putIssue(act, id, { ...before, followed: followed(before), closing, revision })
    act.note({
      field: `trends.field.${closing === null ? 'opened' : 'closed'}`,
      before: null,
      after: day,
    })
  })
}

/** Who weighs for the issue's office, on its theme. Refuses with the reason. */
export const whoWeighs = (by: By, { office, theme }: Issue): Promise<Actor> =>
  actorAt(by, 'trends.weigh', { office, theme })

/** The issue inside an act, when the form rests on what it is now. Refuses one that was changed since (`form/stale`). */
export async function unchangedIssue(by: By, id: string, version: string): Promise<Issue> {
  const issue = await theIssue(by, id)
  refuseStale(version, heldByIssue(issue), {})
  return issue
}

/** A fault of the field that names observations. */
export const wrongObservations = (reason: string, ids: readonly string[]): Fault => ({
  field: 'observations',
  reason,
  details: { ids: ids.join(', ') },
})
