import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { PartId } from '#platform/tree/forms.ts'
import { DayField, IdField, PageQuery } from '#platform/http/queries.ts'
import { answerKinds } from '#plans/model/life/consultation.ts'
import type { Choice } from '#platform/tree/merge.ts'

const CommentId = Type.String({ pattern: '^pc-[a-f0-9-]+$', maxLength: 60 })
const LongField = Type.String({ minLength: 1, maxLength: 4000 })
const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const Offices = Type.Array(IdField, { maxItems: 500 })

/** Until when comments are taken, and of which offices beside those that the network names. */
export const ConsultBody = Type.Object({
  deadline: DayField,
  offices: Type.Optional(Offices),
  version: VersionField,
})

/** Why a version is bound to today's network, and until when those newly asked may answer. */
export const RebindBody = Type.Object({
  reason: ReasonField,
  deadline: Type.Optional(DayField),
  version: VersionField,
})

/** Beside which part the form of a comment was opened, or to which comment it replies. */
export const CommentQuery = PageQuery({
  part: Type.Optional(PartId),
  answers: Type.Optional(CommentId),
})

/** What somebody says: beside a part (`plan`: the whole), as a reply to a comment where one is named; for an office. */
export const CommentBody = Type.Object({
  part: PartId,
  text: LongField,
  answers: Type.Optional(CommentId),
  office: Type.Optional(IdField),
})

/** What an office says in the end. */
export const AnswerBody = Type.Object({
  answer: Type.Enum([...answerKinds]),
  text: Type.Optional(LongField),
  office: Type.Optional(IdField),
})

/** A move that needs no word. */
export const MoveBody = Type.Object({ version: VersionField })

/** A move with its reason. */
export const ReasonBody = Type.Object({ reason: ReasonField, version: VersionField })

/** What the mandate holder says; to return it needs a reason. */
export const DecideBody = Type.Object({
  outcome: Type.Enum(['endorse', 'return']),
  reason: Type.Optional(ReasonField),
  version: VersionField,
})

/** From when until when it is in force; `to` is the last day, that of the plan's period unless told. */
export const PublishBody = Type.Object({
  from: DayField,
  to: Type.Optional(DayField),
  version: VersionField,
})

/** Why it is withdrawn; of what is in force, from which day on (today, unless told). */
export const WithdrawBody = Type.Object({
  reason: ReasonField,
  day: Type.Optional(DayField),
  version: VersionField,
})

/** An amendment needs nothing but the version it begins from. */
export const AmendBody = Type.Object({})

const KeyField = Type.String({ minLength: 1, maxLength: 300 })
const Onto = Type.Integer({ minimum: 1, maximum: 999_999 })

/** What was chosen of each conflict, in the API. */
export const MergeBody = Type.Object({
  onto: Onto,
  choices: Type.Array(
    Type.Object({
      key: KeyField,
      side: Type.Optional(Type.Enum(['theirs', 'mine'])),
      text: Type.Optional(Type.String({ maxLength: 20_000 })),
    }),
    { maxItems: 5000 },
  ),
  version: VersionField,
})

/** What was chosen of each conflict, as the form sends it: one row for each. */
export const MergeForm = Type.Object({
  onto: Onto,
  'key[]': Type.Optional(Type.Array(KeyField, { maxItems: 5000 })),
  'side[]': Type.Optional(
    Type.Array(Type.Enum(['', 'theirs', 'mine', 'text']), { maxItems: 5000 }),
  ),
  'text[]': Type.Optional(Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 5000 })),
  version: VersionField,
})

/** The choices of the API. */
export const choicesFrom = ({
  choices,
}: Pick<Static<typeof MergeBody>, 'choices'>): Map<string, Choice> =>
  new Map(
    choices.flatMap(({ key, side, text }): [string, Choice][] => {
      if (side !== undefined) return [[key, { side }]]
      return text === undefined ? [] : [[key, { text }]]
    }),
  )

/** The choices of the form; a row without one is left out. */
export const choicesTyped = (typed: Static<typeof MergeForm>): Map<string, Choice> =>
  new Map(
    (typed['key[]'] ?? []).flatMap((key, at): [string, Choice][] => {
      const side = typed['side[]']?.[at] ?? ''
      if (side === '') return []
      return [[key, side === 'text' ? { text: typed['text[]']?.[at] ?? '' } : { side }]]
    }),
  )
