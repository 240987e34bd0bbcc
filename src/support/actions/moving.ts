import { perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { timesOf } from '#routes/actions/room.ts'
import { handsOf } from '#routes/model/holder.ts'
import { benchOn } from '#routes/views/bench.ts'
import { daysOf } from '#routes/views/ground.ts'
import { type Move, moveRules } from '#support/model/moves.ts'
import {
  heldByRequest,
  longestText,
  openStates,
  type Outcome,
  type SupportRequest,
} from '#support/model/request.ts'
import { givingRight, ruleOf } from '#support/model/rule.ts'
import { type NewStanding, putStandings } from '#support/store/requests.ts'
import { ableUnder } from '#support/views/colleagues.ts'
import { ruleList } from '#support/views/content.ts'
import { askingIt, givingIt, theRequest } from './acting.ts'
import { tellOf, type Topic } from './letters.ts'
import type { SupportRoom } from './room.ts'

/** What somebody makes of a request. */
export interface Making {
  move: Move
  /** Why, or the answer, as the move needs it. */
  text?: string | undefined
  outcome?: Outcome | undefined
  rating?: number | undefined
  version: string
}

/**
 * Makes a move of the table, whole or not at all. Refuses whoever may not, a state from which it cannot be made (`support/no-move`; of two
 * who do the same the second too), what was changed since the form was opened (`form/stale`), and what it needs and lacks, by field.
 */
export async function moveSupport(
  by: By,
  id: string,
  making: Making,
  room: SupportRoom,
): Promise<void> {
  const { move, version } = making
  const rule = moveRules[move]
  const before = await theRequest(by, id)
  const actor = await (rule.by === 'holder' ? givingIt : askingIt)(by, before)
  const text = (making.text ?? '').trim()
  refuseLacking(making, text)
  const deed = { by: actor, name: rule.deed, subject: `support:${id}`, office: before.office }
  const why = rule.needs === 'reason' ? text : null
  await perform(by.db, { ...deed, why }, async (act) => {
    const within = { ...by, db: act.db }
    const now = await theRequest(within, id)
    if (!rule.from.includes(now.standing.state))
      throw new Refusal('conflict', 'support/no-move', {
        details: { state: by.words.t(`support.state.${now.standing.state}`) },
      })
    refuseStale(version, heldByRequest(now), {})
    const bench = await benchOn(act.db, { ...by.asker.today, asKnown: null }, [givingRight])
    const standing: NewStanding = {
      ...standingOf(now),
      state: rule.to,
      reason: why,
      ...(move === 'answer' ? { answer: text, answeredAt: now.standing.answeredAt ?? act.at } : {}),
      ...(move === 'close'
        ? { outcome: making.outcome ?? null, rating: making.rating ?? null }
        : {}),
      ...(move === 'reopen' ? { due: await dueAnew(within, now) } : {}),
    }
    await putStandings(act, [standing])
    const called = (state: string) => wordsIn('en').t(`support.state.${state}`)
    act.note({
      field: 'support.field.state',
      before: called(now.standing.state),
      after: called(rule.to),
    })
    const topic = topics[move]
    if (topic === undefined) return
    const persons = rule.by === 'holder' ? (now.by.person ?? []) : handsOf(bench, now.standing.post)
    await tellOf(act, topic, { request: now, persons: [persons].flat(), why: text || null, room })
  })
}

const topics: Readonly<Partial<Record<Move, Topic>>> = {
  answer: 'answered',
  decline: 'declined',
  close: 'closed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
}

function refuseLacking({ move, outcome, rating }: Making, text: string): void {
  const { needs } = moveRules[move]
  if (text.length > longestText) throw wrongField('text', 'support/too-long')
  if ((needs === 'reason' || needs === 'answer') && text === '')
    throw wrongField('text', 'field/missing')
  if (needs !== 'outcome') return
  if (outcome === undefined) throw wrongField('outcome', 'field/missing')
  if (rating === undefined) throw wrongField('rating', 'field/missing')
}

/** Where it stands, as it would be written again. */
const standingOf = ({
  id,
  standing: { officeName: _name, by: _by, ...standing },
}: SupportRequest): NewStanding => ({ ...standing, request: id })

/** The last day for a request that was opened again: as long as it had, from today where it is. */
async function dueAnew(by: By, request: SupportRequest): Promise<string> {
  const { office } = request.standing
  const rule = ruleOf(request, await ruleList(by.db, { asKnown: null }))
  const days = await daysOf(by.db, timesOf(by), [office])
  return days.due(office, rule?.overdue.newDays ?? 5)
}

/**
 * Passes a request on to a colleague: to another post of the same office under which somebody can act on it. Refuses a post elsewhere or under
 * which nobody can (`support/not-able`), what is not open, and as `moveSupport` does.
 */
export async function passOnSupport(
  by: By,
  id: string,
  { post, reason, version }: { post: string; reason: string; version: string },
  room: SupportRoom,
): Promise<void> {
  const before = await theRequest(by, id)
  const actor = await givingIt(by, before)
  const why = reason.trim()
  if (why === '') throw wrongField('reason', 'field/missing')
  const deed = { by: actor, name: 'support.passed-on', subject: `support:${id}`, why }
  await perform(by.db, { ...deed, office: before.office }, async (act) => {
    const now = await theRequest({ ...by, db: act.db }, id)
    if (!openStates.includes(now.standing.state)) throw new Refusal('conflict', 'support/over')
    refuseStale(version, heldByRequest(now), {})
    const bench = await benchOn(act.db, { ...by.asker.today, asKnown: null }, [givingRight])
    const to = bench.posts.get(post)
    const isThere = to !== undefined && to.office === now.standing.office
    if (!isThere || post === now.standing.post || ableUnder(to, now, bench).length === 0)
      throw wrongField('post', 'support/not-able')
    const standing: NewStanding = {
      ...standingOf(now),
      state: 'asked',
      post,
      postTitle: to.title,
      openedAt: act.at,
      cause: 'passed-on',
      reason: why,
    }
    await putStandings(act, [standing])
    act.note({
      field: 'support.field.holder',
      before: now.standing.postTitle,
      after: to.title,
    })
    await tellOf(act, 'came', { request: now, persons: handsOf(bench, post), why: null, room })
  })
}
