import { type Static, Type } from 'typebox'
import type { Day } from '#platform/day.ts'
import { VersionField } from '#platform/doors/version.ts'
import {
  ApiQuery,
  DayField,
  idOf,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import { fieldNames } from './model/fields.ts'
import {
  type Field,
  type Manner,
  manners,
  proposalStates,
  type Sending,
  type Verdict,
} from './model/proposal.ts'
import { fieldsIn, sentRows } from './forms/rows.ts'

const plain = '^[^\\u0000-\\u001f\\u007f]*$'
const WhyField = Type.String({ minLength: 1, maxLength: 1000 })
const ValueField = Type.String({ maxLength: 2000 })
const BoundField = Type.String({
  maxLength: 21,
  pattern: '^[0-9/-]*$',
  description: 'A day, a month, a year, or two of these with a slash between them',
})
const WebAddress = Type.String({
  maxLength: 1000,
  pattern: '^https?://[^\\s\\u0000-\\u001f]+$',
  description: 'Where the source can be read',
})
const Waiting = ['me', 'sent', 'nobody'] as const
const OfState = Type.Enum([...proposalStates], { description: 'Only those that stand so' })
const OfManner = Type.Enum([...manners], { description: 'Only changes, or only corrections' })

/** Which proposals are waited for: by the one who asks, sent by them, or by nobody who could decide. */
export type Waiting = (typeof Waiting)[number]

/** What lists of proposals are narrowed by, in the API. */
export const ProposalsQuery = ApiQuery({
  ...pagingFields,
  waiting: Type.Optional(
    Type.Enum([...Waiting], {
      description: 'Those that wait for me, that I sent, or on which nobody can decide',
    }),
  ),
  state: Type.Optional(OfState),
  manner: Type.Optional(OfManner),
  office: Type.Optional(idOf('Only those about this office')),
})

/** The same on the page, whose form sends empty fields too. */
export const ProposalsPageQuery = PageQuery({
  waiting: Type.Optional(Type.Enum(['', ...Waiting])),
  state: Type.Optional(Type.Enum(['', ...proposalStates])),
  manner: Type.Optional(Type.Enum(['', ...manners])),
  office: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:._-]*$', maxLength: 120 })),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** Whether a change or a correction is proposed; a change, unless told. */
export const ProposeQuery = PageQuery({ manner: Type.Optional(Type.Enum([...manners])) })

const about = {
  from: Type.Optional(DayField),
  soFrom: Type.Optional(BoundField),
  soUntil: Type.Optional(BoundField),
  sourceTitle: Type.String({ ...TextField, minLength: 1, maxLength: 300 }),
  sourceAddress: Type.Optional(WebAddress),
  why: WhyField,
}

// Fields of one name side by side are lists, and named as such.
const rows = {
  'predicate[]': Type.Array(Type.Enum([...fieldNames]), { maxItems: 400 }),
  'qualifier[]': Type.Array(ValueField, { maxItems: 400 }),
  'before[]': Type.Array(ValueField, { maxItems: 400 }),
  'after[]': Type.Array(ValueField, { maxItems: 400 }),
}

/** A proposal as its form sends it: a row for each thing, of which those count whose value is another than before. */
export const ProposeBody = Type.Object({
  manner: Type.Enum([...manners]),
  seenOn: DayField,
  ...about,
  ...rows,
})

/** The same, sent again after it was returned. */
export const AmendBody = Type.Object({ seenOn: DayField, ...about, ...rows, version: VersionField })

const Value = Type.Union([
  Type.String({ minLength: 1, maxLength: 2000, pattern: plain }),
  Type.Null(),
])
const fields = Type.Array(
  Type.Object({
    predicate: Type.Enum([...fieldNames]),
    qualifier: Type.Optional(Type.String({ maxLength: 500, pattern: plain })),
    before: Value,
    after: Value,
  }),
  { minItems: 1, maxItems: 100 },
)

/** A proposal in the API. `before` null adds something, `after` null takes it away. */
export const ProposeWrite = Type.Object({
  manner: Type.Enum([...manners]),
  seenOn: Type.Optional(DayField),
  ...about,
  fields,
})

/** The same, sent again after it was returned. */
export const AmendWrite = Type.Object({
  seenOn: Type.Optional(DayField),
  ...about,
  fields,
  version: VersionField,
})

/** A decision as its form sends it: the fields that are accepted, and beside each field, in their order, why it is not. */
export const DecideBody = Type.Object({
  accepted: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{1,3}$' }), { maxItems: 100 })),
  'reason[]': Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 100 })),
  why: WhyField,
  version: VersionField,
})

/** A decision in the API: a verdict on each field, by its place from 1. */
export const DecideWrite = Type.Object({
  verdicts: Type.Array(
    Type.Object({
      at: Type.Integer({ minimum: 1, maximum: 100 }),
      isAccepted: Type.Boolean(),
      reason: Type.Optional(Type.String({ maxLength: 500, pattern: plain })),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  why: WhyField,
  version: VersionField,
})

/** Why a proposal is returned or withdrawn. */
export const EndBody = Type.Object({ why: WhyField, version: VersionField })

type About = Pick<
  Static<typeof ProposeBody>,
  'from' | 'soFrom' | 'soUntil' | 'sourceTitle' | 'sourceAddress' | 'why'
>

/** What is sent, from a form's fields or those of the API. A change has a day, a correction the times of what was missing. */
export const sendingFrom = (
  manner: Manner,
  { from, soFrom, soUntil, sourceTitle, sourceAddress, why }: About,
  { seenOn, fields: all }: { seenOn: Day; fields: readonly Field[] },
): Sending => ({
  from: manner === 'change' ? (from ?? null) : null,
  seenOn,
  soFrom: manner === 'correction' ? (soFrom ?? '') : '',
  soUntil: manner === 'correction' ? (soUntil ?? '') : '',
  source: { title: sourceTitle.trim(), address: sourceAddress ?? null },
  why,
  fields: all,
})

/** What is proposed in the rows that a form sent. */
export const fieldsOfRows = (
  sent: Pick<Static<typeof ProposeBody>, 'predicate[]' | 'qualifier[]' | 'before[]' | 'after[]'>,
): Field[] =>
  fieldsIn(
    sentRows({
      predicate: sent['predicate[]'],
      qualifier: sent['qualifier[]'],
      before: sent['before[]'],
      after: sent['after[]'],
    }),
  )

/** The fields of the API: a qualifier that is not given is empty. */
export const fieldsOfWrite = (sent: Static<typeof fields>): Field[] =>
  sent.map((field) => ({ ...field, qualifier: field.qualifier ?? '' }))

/** The verdicts that a form sent, on so many fields. */
export const verdictsOf = (
  sent: Pick<Static<typeof DecideBody>, 'accepted' | 'reason[]'>,
  count: number,
): Verdict[] =>
  Array.from({ length: count }, (_, index) => {
    const isAccepted = sent.accepted?.includes(String(index + 1)) ?? false
    const told = (sent['reason[]']?.[index] ?? '').trim()
    return { at: index + 1, isAccepted, reason: isAccepted || told === '' ? null : told }
  })

/** The verdicts of the API. */
export const verdictsOfWrite = (sent: Static<typeof DecideWrite>['verdicts']): Verdict[] =>
  sent.map(({ at, isAccepted, reason = '' }) => ({
    at,
    isAccepted,
    reason: isAccepted || reason.trim() === '' ? null : reason.trim(),
  }))
