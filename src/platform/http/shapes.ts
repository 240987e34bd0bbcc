import { type TProperties, type TSchema, Type } from 'typebox'

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])
const Day = Type.String({ format: 'date' })

/** Where something is said. */
export const SourceShape = Type.Object({
  claim: Type.String(),
  source: Type.String(),
  title: Type.String(),
  line: nullable(Type.Integer()),
  marking: nullable(Type.String()),
})

/**
 * The period of an item. `from` and `until` (the first day it no longer holds) are null where the day is not known;
 * the precision then tells what is known, and the earliest and latest day bound it.
 */
export const periodShape = {
  from: nullable(Day),
  fromPrecision: Type.Enum(['day', 'month', 'year', 'between', 'at-latest', 'unknown']),
  fromEarliest: nullable(Day),
  fromLatest: nullable(Day),
  until: nullable(Day),
  untilPrecision: Type.Enum(['day', 'month', 'year', 'between', 'not-before', 'unknown']),
  untilEarliest: nullable(Day),
  untilLatest: nullable(Day),
  lastStated: nullable(Day),
  certainty: Type.Enum(['stated', 'inferred', 'possible']),
  sources: Type.Array(SourceShape),
}

/** For items whose period and sources are those of one row. */
export const recordedShape = {
  recordedFrom: Type.String({
    format: 'date-time',
    description:
      'Since when the row behind the period and the sources is held here; what is told beside it, such as a place, can be newer',
  }),
}

/** A dated, sourced item of a list. */
export const DatedShape = <Fields extends TProperties>(fields: Fields) =>
  Type.Object({ id: Type.String(), ...fields, ...periodShape })

/** Every list answers in this shape. */
export const ListShape = (item: TSchema) =>
  Type.Object({ items: Type.Array(item), total: Type.Integer(), next: nullable(Type.String()) })

/** What every refusal is told in (RFC 9457); `errors` names the fields that are wrong. */
export const ProblemShape = Type.Object(
  {
    type: Type.String({ description: 'What is wrong, as a path below `/problems`' }),
    title: Type.String({ description: 'The same in words, in the language asked for' }),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), code: Type.String(), reason: Type.String() })),
    ),
  },
  { $id: 'Problem' },
)
