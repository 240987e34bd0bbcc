import { randomUUID } from 'node:crypto'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Checklist } from '#routes/model/checklist.ts'
import { reviewersOf, reviewsNeeded } from '#routes/model/reviewers.ts'
import type { VerdictKind } from '#routes/model/rule.ts'
import { type Said, wrongReview, wrongVerdict } from '#routes/model/verdict.ts'
import { putStandings } from '#routes/store/routes.ts'
import {
  addConditions,
  addVerdict,
  type NewReview,
  putConditionStandings,
  putReview,
} from '#routes/store/said.ts'
import { benchOn } from '#routes/views/bench.ts'
import { reviewsOf } from '#routes/views/said.ts'
import { checklistList } from '#routes/views/rules.ts'
import { type AtStep, atStep, verdictCalled } from './acting.ts'
import { advance } from './advancing.ts'
import { endRoute } from './ending.ts'
import { reviewing } from './reviewing.ts'
import type { RouteRoom } from './room.ts'

/** A verdict, and the version of the form it was given on. */
export type Deciding = Said & { version: string }

/**
 * Says what becomes of a step. Endorsed: the route goes on. Returned: the project goes back to those who wrote it, with the reasons beside the
 * fields. Declined: it is withdrawn. Refuses what cannot be taken, by field; a step that several review before enough have
 * (`routes/reviews-missing`); and as `atStep` does.
 */
export async function decide(
  by: By,
  step: string,
  { version, ...said }: Deciding,
  room: RouteRoom,
): Promise<void> {
  const reason = said.reason.trim() || null
  const doing = { deed: 'routes.decided', version, why: reason }
  await atStep(by, step, doing, async (at) => {
    const { act, now, project } = at
    const asked = { ...now.step, since: now.standing.since }
    const faults = wrongVerdict(said, asked, await checklistOf(at))
    if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
    await refuseTooFew(at, said.verdict)
    const { standing, route } = now
    const begunAt = standing.begunAt ?? act.at
    await addVerdict(act, {
      step,
      ...said,
      reason,
      office: standing.office ?? project.office,
      rule: now.step.rule,
      type: project.type,
      openedAt: standing.openedAt ?? begunAt,
      begunAt,
    })
    const conditions = said.conditions.map(({ text, due }, place) => ({
      id: `cn-${randomUUID()}`,
      place: place + 1,
      text: text.trim(),
      due,
    }))
    await addConditions(act, step, conditions)
    await putConditionStandings(
      act,
      conditions.map(({ id }) => ({ ...standing, condition: id })),
    )
    await putStandings(act, [{ ...standing, step, state: 'decided', begunAt }])
    act.note({ field: 'routes.field.verdict', before: null, after: verdictCalled(said.verdict) })
    if (said.verdict === 'return' || said.verdict === 'decline') {
      const outcome = said.verdict === 'return' ? 'returned' : 'declined'
      const why = reason ?? said.reasons.map(({ text }) => text).join('\n')
      return endRoute(act, at.by, { route, project, outcome, reason: why }, room)
    }
    return advance(act, at.by, { route, project }, room)
  })
}

/** The checklist of a step, in the version it was opened with. */
async function checklistOf({ act, now }: AtStep): Promise<Checklist | null> {
  const { checklist } = now.step
  if (checklist === null) return null
  const all = await checklistList(act.db, { asKnown: null })
  return all.find(({ id, version }) => id === checklist.id && version === checklist.version) ?? null
}

/** Refuses to endorse before enough have reviewed. */
async function refuseTooFew(at: AtStep, verdict: VerdictKind): Promise<void> {
  const { rule, act, by, now } = at
  if (rule.reviewers === null) return
  const moment = { ...by.asker.today, asKnown: null }
  const reviews = await reviewsOf(act.db, moment, [now.step.id])
  const able = reviewersOf(now, await benchOn(act.db, moment))
  const least = reviewsNeeded(verdict, rule.reviewers.least, able.size)
  if (reviews.length < least)
    throw new Refusal('conflict', 'routes/reviews-missing', {
      details: { least, count: reviews.length },
    })
}

/**
 * Tells what one of several reviewers found; sent again, the later counts. Refuses a step that one decides alone
 * (`routes/no-reviewers`), whoever is none of its reviewers (`routes/not-reviewer`), and scores that are none.
 */
export async function review(by: By, step: string, given: Omit<NewReview, 'step'>): Promise<void> {
  await reviewing(by, step, reviewersOf, async ({ act, person, rule }) => {
    if (rule.reviewers === null) throw new Refusal('conflict', 'routes/no-reviewers')
    const faults = wrongReview(given.scores, rule.reviewers)
    if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
    await putReview(act, person, { ...given, step })
    act.note({
      field: 'routes.field.recommendation',
      before: null,
      after: verdictCalled(given.recommendation),
    })
  })
}
