import { type Static, Type } from 'typebox'
import { roles } from '#posts/model/roles.ts'
import { Ask } from '#routes/model/rule.ts'
import { inUse, Titles } from './kind.ts'

const closed = { additionalProperties: false } as const
const days = Type.Integer({ minimum: 0, maximum: 250 })

/** Who is asked for support and how long they have, as `organisations/support/rules.json` holds it. */
export const RuleContent = Type.Object(
  {
    titles: Titles,
    /** Kinds of support that it is about; empty: any. */
    kinds: Type.Array(Type.String()),
    /** Ways to an office, one after the other. */
    asks: Type.Array(Ask, { minItems: 1 }),
    /** Whose post at the office has it: the first role with somebody able. */
    roles: Type.Array(Type.Enum([...roles]), { minItems: 1 }),
    /** Of the calendar of the office that has it. */
    workingDays: Type.Integer({ minimum: 1, maximum: 250 }),
    overdue: Type.Object(
      {
        /** Working days before the last day, and after it, on which whoever has it is reminded. */
        remindBefore: days,
        remindAfter: days,
        /** Working days after it on which it passes up; null where it never does. */
        passUpAfter: Type.Union([days, Type.Null()]),
        /** Working days that whoever it passes up to has. */
        newDays: Type.Integer({ minimum: 1, maximum: 250 }),
      },
      closed,
    ),
    source: Type.String({ minLength: 1 }),
  },
  closed,
)

/** Who is asked, from a day until a day. */
export interface SupportRule extends Static<typeof RuleContent> {
  id: string
  from: string
  until: string | null
}

/** The right by which support is given. */
export const givingRight = 'support.give'

/** Whoever asks is never asked: a rule of support leaves out the office that asks. */
export const asAsked = ({ asks }: Pick<SupportRule, 'asks'>) => ({ asks, isNotOwn: true })

/** The rule for a kind on a day: one that names the kind before one that takes any; undefined where there is none. */
export function ruleFor(
  rules: readonly SupportRule[],
  kind: string,
  day: string,
): SupportRule | undefined {
  const those = inUse(rules, day)
  return (
    those.find(({ kinds }) => kinds.includes(kind)) ?? those.find(({ kinds }) => kinds.length === 0)
  )
}

/** The rule that a request follows: of its day, else the last of its name. */
export const ruleOf = (
  { rule, ruleFrom }: { rule: string; ruleFrom: string },
  rules: readonly SupportRule[],
): SupportRule | undefined =>
  rules.find(({ id, from }) => id === rule && from === ruleFrom) ??
  rules.findLast(({ id }) => id === rule)
