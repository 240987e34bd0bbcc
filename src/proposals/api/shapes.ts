import { Type } from 'typebox'
import { versionOf } from '#platform/doors/version.ts'
import { recordedShape } from '#platform/http/shapes.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Fact } from '#proposals/model/fields.ts'
import { footingOf, saidNow } from '#proposals/model/fields.ts'
import { heldByDeciding, heldByStanding } from '#proposals/model/held.ts'
import { manners, proposalStates } from '#proposals/model/proposal.ts'
import type { ShownProposal } from '#proposals/views/shown.ts'
import { titleOf } from '#proposals/views/titles.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const MaybeDay = Type.Union([Day, Type.Null()])

/** A proposal in a list of the API. */
export const ProposalItem = Type.Object({
  id: text,
  title: text,
  manner: Type.Enum([...manners]),
  office: text,
  officeName: maybe,
  from: MaybeDay,
  author: text,
  sentOn: Day,
  state: Type.Enum([...proposalStates]),
  stage: maybe,
  since: Day,
  passesOn: MaybeDay,
  isForMe: Type.Boolean(),
  decision: maybe,
  ...recordedShape,
})

/** A proposal as programs read it, in a list. */
export function itemOf(proposal: ShownProposal, words: Words) {
  const { id, manner, office, officeName, from, author, sentOn, state, decision } = proposal
  const { custody, isForMe, recordedFrom } = proposal
  return {
    id,
    title: titleOf(proposal, words),
    manner,
    office,
    officeName,
    from,
    author: author.name,
    sentOn,
    state,
    stage: custody?.stage ?? null,
    since: custody?.since ?? proposal.since,
    passesOn: custody?.until ?? null,
    isForMe,
    decision,
    recordedFrom,
  }
}

/** A proposal of its own in the API: also its fields, who has it, and what the verbs about it are sent. */
export const ProposalWhole = Type.Object({
  ...ProposalItem.properties,
  post: text,
  onBehalfOf: maybe,
  seenOn: Day,
  soFrom: text,
  soUntil: text,
  sourceTitle: text,
  sourceAddress: maybe,
  why: text,
  reason: maybe,
  fields: Type.Array(
    Type.Object({
      at: Type.Integer(),
      predicate: text,
      qualifier: text,
      before: maybe,
      after: maybe,
      now: maybe,
      footing: Type.Enum(['as-proposed', 'moved', 'done']),
      isAccepted: Type.Union([Type.Boolean(), Type.Null()]),
      reason: maybe,
    }),
  ),
  holders: Type.Array(
    Type.Object({
      name: text,
      post: text,
      reach: Type.Enum(['own', 'mandate', 'everywhere']),
      office: maybe,
      function: maybe,
      onBehalfOf: maybe,
    }),
  ),
  versions: Type.Object({ decide: text, other: text }),
})

/** A proposal as programs read it, whole, held against what the network says now. */
export function wholeOf(proposal: ShownProposal, words: Words, said: readonly Fact[]) {
  const { author, seenOn, soFrom, soUntil, source, why, reason, custody } = proposal
  return {
    ...itemOf(proposal, words),
    post: author.post.title,
    onBehalfOf: author.onBehalfOf?.title ?? null,
    seenOn,
    soFrom,
    soUntil,
    sourceTitle: source.title,
    sourceAddress: source.address,
    why,
    reason,
    fields: proposal.fields.map((field) => {
      const verdict = proposal.verdicts.find(({ at }) => at === field.at)
      return {
        ...field,
        now: saidNow(field, said),
        footing: footingOf(field, said),
        isAccepted: verdict?.isAccepted ?? null,
        reason: verdict?.reason ?? null,
      }
    }),
    holders: (custody?.holders ?? []).map((holder) => ({
      name: holder.name,
      post: holder.post.title,
      reach: holder.reach,
      office: holder.office,
      function: holder.function,
      onBehalfOf: holder.onBehalfOf?.title ?? null,
    })),
    versions: {
      decide: versionOf(heldByDeciding(proposal, said)),
      other: versionOf(heldByStanding(proposal)),
    },
  }
}
