import { type Act, type Actor, perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { decide } from '#decisions/actions/decide.ts'
import { type By, permitted } from '#posts/actions/permitted.ts'
import { type Fact, footingOf } from '#proposals/model/fields.ts'
import { heldByDeciding, heldByStanding } from '#proposals/model/held.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { Proposal, ProposedField, Verdict } from '#proposals/model/proposal.ts'
import { correctionsFor, stepsFor } from '#proposals/model/steps.ts'
import { addVerdicts, putStanding } from '#proposals/store.ts'
import { custodyOf } from '#proposals/views/custody.ts'
import { titleOf } from '#proposals/views/titles.ts'
import { fieldsText } from '#proposals/views/values.ts'
import { tellAuthor } from './letters.ts'
import { closed } from './propose.ts'
import { refuseBroken } from './soundness.ts'
import { noteFields, officeOf, refuseClosed, type Room, saidFor, theProposal } from './room.ts'

/** What is decided: a verdict on each field, and why. */
export interface Deciding {
  verdicts: readonly Verdict[]
  why: string
  version: string
}

/**
 * Decides on a proposal, field by field; answers the decision by which what was accepted holds, or null when all of it was
 * refused. Refuses whoever may not decide there or wrote it, whoever does not have it now (`proposals/with-others`), a field
 * without a verdict or refused without a reason, a stale form (somebody decided, or the network says something else by now), and
 * to accept what is so already or, of a correction, what is no longer said; and a change that would break the network
 * (`proposals/checks-fail`).
 */
export async function decideProposal(
  by: By,
  id: string,
  { verdicts, why, version }: Deciding,
  { ground, link }: Room,
): Promise<string | null> {
  const proposal = await theProposal(by, id)
  const actor = await actorFor(by, proposal)
  const deed = {
    by: actor,
    name: 'proposals.decided',
    subject: `proposal:${id}`,
    office: proposal.office,
    why,
  }
  return perform(by.db, deed, async (act) => {
    const now = await theProposal({ ...by, db: act.db }, id)
    const said = await saidFor({ ...by, db: act.db }, now)
    refuseStale(version, heldByDeciding(now, said), {})
    refuseClosed(now)
    await refuseOthers(by, act, now)
    refuseUndecided(now, verdicts)
    const accepted = now.fields.filter(({ at }) => verdictOn(verdicts, at)?.isAccepted === true)
    refuseMoved(now, accepted, said)
    const isChange = now.manner === 'change'
    const steps = isChange ? stepsFor(now.office, accepted, said) : []
    if (now.from !== null && steps.length > 0)
      await refuseBroken(act, { from: now.from, steps }, { ground, words: by.words })
    await addVerdicts(act, now, inOrder(now, verdicts))
    const decision =
      accepted.length === 0
        ? null
        : await decide(
            act,
            {
              of: `proposal:${id}`,
              title: titleOf({ ...now, fields: accepted }, wordsIn('en')),
              language: 'en',
              day: by.asker.today.asOf,
              from: now.from,
              steps,
              corrections: isChange ? [] : correctionsFor(now.office, accepted, now),
              cites: now.source,
              why,
            },
            ground,
          )
    await putStanding(act, id, { ...endedBy(by, actor), state: 'decided', reason: why, decision })
    await noteFields(act, by.asker.today, accepted)
    await tellOutcome(act, now, { accepted, why, decision, link })
    return decision
  })
}

/**
 * Returns a proposal to its author, who may send it again. Refuses whoever may not decide on it, whoever does not have it now, and
 * a stale form.
 */
export async function returnProposal(
  by: By,
  id: string,
  { why, version }: { why: string; version: string },
  { link }: Pick<Room, 'link'>,
): Promise<void> {
  const proposal = await theProposal(by, id)
  const actor = await actorFor(by, proposal)
  const deed = {
    by: actor,
    name: 'proposals.returned',
    subject: `proposal:${id}`,
    office: proposal.office,
    why,
  }
  await perform(by.db, deed, async (act) => {
    const now = await theProposal({ ...by, db: act.db }, id)
    refuseStale(version, heldByStanding(now), {})
    refuseClosed(now)
    await refuseOthers(by, act, now)
    await putStanding(act, id, { ...endedBy(by, actor), state: 'returned', reason: why })
    await tellAuthor(act, now, {
      topic: 'returned',
      link,
      details: () => ({ by: actor.name, why }),
    })
  })
}

const endedBy = ({ asker }: By, { name, post }: Actor) => ({
  ...closed,
  since: asker.today.asOf,
  person: name,
  postTitle: post?.title ?? null,
})

/** Who decides: under the post by which they have it, else under the one by which they may decide there at all. */
async function actorFor(by: By, proposal: Proposal): Promise<Actor> {
  const { asker, db } = by
  const { authors } = proposal
  const grant = await permitted(by, 'network.decide', officeOf(proposal), { authors })
  const custody = await custodyOf(db, asker, proposal)
  const { post, onBehalfOf } = custody?.holders.find(isThem(by)) ?? grant
  return { person: asker.person, name: asker.name, post, onBehalfOf }
}

const isThem =
  ({ asker }: By) =>
  ({ person }: Decider) =>
    person === asker.person

/** Refuses whoever may decide there but does not have the proposal now. */
async function refuseOthers(by: By, act: Act, now: Proposal): Promise<void> {
  const custody = await custodyOf(act.db, by.asker, now)
  if (custody === null || custody.holders.some(isThem(by))) return
  throw new Refusal('conflict', `proposals/with-others-${custody.stage}`, {
    details: { day: custody.until === null ? '' : by.words.day(custody.until) },
  })
}

const verdictOn = (verdicts: readonly Verdict[], at: number) =>
  verdicts.find((verdict) => verdict.at === at)

const inOrder = ({ fields }: Proposal, verdicts: readonly Verdict[]): Verdict[] =>
  fields.flatMap(({ at }) => verdictOn(verdicts, at) ?? [])

/** Refuses unless each field has its verdict, and each that is refused its reason. */
function refuseUndecided({ fields }: Proposal, verdicts: readonly Verdict[]): void {
  const faults = fields.flatMap(({ at }): Fault[] => {
    const verdict = verdictOn(verdicts, at)
    const isTold = verdict?.isAccepted === true || (verdict?.reason ?? '').trim() !== ''
    return isTold ? [] : [{ field: `fields.${at - 1}`, reason: 'proposals/no-reason' }]
  })
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
}

/** Refuses to accept what is so already, and to correct what is no longer said. A change holds whatever was said before it. */
function refuseMoved(
  { manner }: Proposal,
  accepted: readonly ProposedField[],
  said: readonly Fact[],
): void {
  const faults = accepted.flatMap((field): Fault[] => {
    const footing = footingOf(field, said)
    if (footing === 'as-proposed' || (footing === 'moved' && manner === 'change')) return []
    return [{ field: `fields.${field.at - 1}`, reason: `proposals/cannot-${footing}` }]
  })
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
}

interface Outcome {
  accepted: readonly ProposedField[]
  why: string
  decision: string | null
  link: Room['link']
}

async function tellOutcome(
  act: Act,
  proposal: Proposal,
  { accepted, why, decision, link }: Outcome,
): Promise<void> {
  const isWhole = accepted.length === proposal.fields.length
  const topic = decision === null ? 'refused' : isWhole ? 'accepted' : 'accepted-in-part'
  await tellAuthor(act, proposal, {
    topic,
    link,
    details: (words) => ({
      by: act.by.name,
      why,
      ...(topic === 'accepted-in-part' ? { fields: fieldsText(accepted, words) } : {}),
    }),
  })
}
