import { Type, type Static } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, IdField } from '#platform/http/queries.ts'
import { answers } from '#routes/model/checklist.ts'
import { verdicts } from '#routes/model/rule.ts'
import type { Said } from '#routes/model/verdict.ts'
import { longestText } from '#routes/model/verdict.ts'

const Text = Type.String({ maxLength: longestText })
const Row = Type.Array(Type.String({ maxLength: longestText }), { maxItems: 200 })

/**
 * What is said at a step, as its page sends it: rows of conditions and of reasons beside fields, the answers to the checklist under
 * `answer.<item>` and `note.<item>`.
 */
export const DecideForm = Type.Object(
  {
    verdict: Type.Enum([...verdicts]),
    reason: Type.Optional(Text),
    /** `part:field` */
    'about[]': Type.Optional(Row),
    'because[]': Type.Optional(Row),
    'condition[]': Type.Optional(Row),
    'due[]': Type.Optional(Type.Array(Type.Union([DayField, Type.Literal('')]), { maxItems: 200 })),
    version: VersionField,
  },
  { additionalProperties: Type.Unknown() },
)

const isAnswer = (text: unknown): text is (typeof answers)[number] =>
  answers.some((each) => each === text)

/** What the form says, as the verb takes it; rows in which nothing was written are none. */
export function saidIn(sent: Static<typeof DecideForm>): Said & { version: string } {
  const { verdict, version, reason = '' } = sent
  const { 'about[]': about = [], 'because[]': because = [] } = sent
  const { 'condition[]': condition = [], 'due[]': due = [] } = sent
  const texts = new Map<string, unknown>(Object.entries(sent))
  return {
    verdict,
    reason,
    version,
    reasons: because.flatMap((text, at) => {
      const [part = '', field = ''] = (about[at] ?? '').split(':')
      return text.trim() === '' && part === '' ? [] : [{ part: part || 'project', field, text }]
    }),
    conditions: condition.flatMap((text, at) =>
      text.trim() === '' ? [] : [{ text, due: due[at] || null }],
    ),
    answers: [...texts].flatMap(([name, value]) => {
      const item = /^answer\.([a-z0-9-]+)$/.exec(name)?.[1]
      const note = texts.get(`note.${item ?? ''}`)
      if (item === undefined || !isAnswer(value)) return []
      const written = typeof note === 'string' ? note.slice(0, longestText) : ''
      return [{ item, answer: value, note: written }]
    }),
  }
}

/** What one of several reviewers found, as its page sends it: scores under `scores.<criterion>`. */
export const ReviewForm = Type.Object(
  {
    recommendation: Type.Enum(['endorse', 'return', 'decline']),
    text: Type.Optional(Text),
  },
  { additionalProperties: Type.Unknown() },
)

/** The scores that the form of a review holds, by criterion. */
export const scoresIn = (sent: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]): [string, number][] => {
      const criterion = /^scores\.([a-z0-9-]+)$/.exec(name)?.[1]
      return criterion === undefined || typeof value !== 'string' || value === ''
        ? []
        : [[criterion, Number(value)]]
    }),
  )

/** To which colleague's post a step passes, and why. */
export const PassOnForm = Type.Object({
  post: IdField,
  reason: Type.String({ ...Text, minLength: 1 }),
  version: VersionField,
})

/** What is said of a condition, and how that shows. */
export const ConditionForm = Type.Object({
  said: Type.Enum(['met', 'confirmed', 'not-met']),
  note: Type.Optional(Text),
})
