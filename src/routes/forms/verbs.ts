import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, IdField } from '#platform/http/queries.ts'
import { answers } from '#routes/model/checklist.ts'
import { verdicts } from '#routes/model/rule.ts'
import { longestText } from '#routes/model/verdict.ts'

/** Text of several lines; no control characters but ends of lines and tabs. */
const Text = Type.String({
  maxLength: longestText,
  pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$',
})
const Said = Type.String({ ...Text, minLength: 1 })
const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 120 })

/** Sends a project on its route, resting on the form it was opened on. */
export const SubmitBody = Type.Object({ version: VersionField })

/** A verb that takes nothing. */
export const NothingBody = Type.Object({})

/** What is said at a step. */
export const DecideBody = Type.Object({
  verdict: Type.Enum([...verdicts]),
  reason: Type.Optional(Text),
  reasons: Type.Optional(
    Type.Array(Type.Object({ part: Id, field: Type.String({ maxLength: 120 }), text: Said }), {
      maxItems: 200,
      description: 'Reasons beside fields; `part` is `project` for the whole, `field` may be empty',
    }),
  ),
  answers: Type.Optional(
    Type.Array(
      Type.Object({ item: Id, answer: Type.Enum([...answers]), note: Type.Optional(Text) }),
      { maxItems: 200 },
    ),
  ),
  conditions: Type.Optional(
    Type.Array(
      Type.Object({ text: Said, due: Type.Optional(Type.Union([DayField, Type.Null()])) }),
      { maxItems: 50 },
    ),
  ),
  version: VersionField,
})

/** What one of several reviewers found. */
export const ReviewBody = Type.Object({
  scores: Type.Record(Id, Type.Integer({ minimum: 1, maximum: 5 })),
  recommendation: Type.Enum(['endorse', 'return', 'decline']),
  text: Type.Optional(Text),
})

/** To which colleague's post a step passes. */
export const PassOnBody = Type.Object({ post: IdField, reason: Said, version: VersionField })

/** What is said of a condition. */
export const ConditionBody = Type.Object({
  said: Type.Enum(['met', 'confirmed', 'not-met']),
  note: Type.Optional(Text),
})
