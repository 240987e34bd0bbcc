import { type Static, type TProperties, Type } from 'typebox'

/** No control characters: PostgreSQL refuses some of them, and no name holds any. */
const plain = '^[^\\u0000-\\u001f\\u007f]*$'

/** A day of the calendar, from year 1 to `latestDay`. */
export const DayField = Type.String({
  format: 'date',
  pattern: '^(?!0000)([01]\\d{3}|2[01]\\d{2})-',
  maxLength: 10,
  description: 'A day, YYYY-MM-DD, until 2199-12-31',
})

/** An instant, or a day (its last instant). */
export const InstantField = Type.String({
  pattern:
    '^(?!0000)\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2}))?$',
  maxLength: 40,
  description: 'An instant (RFC 3339) or a day; a day means its end, in UTC',
})

/** An id as it stands in links. */
export const IdField = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9:._-]*$', maxLength: 120 })
/** An id of something that the description names. */
export const idOf = (description: string) => Type.String({ ...IdField, description })
/** Free text as typed into a search. */
export const TextField = Type.String({ maxLength: 200, pattern: plain })
/** ISO 3166 alpha-3. */
export const CountryField = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 3166 alpha-3, capitals',
})

/** What every read takes. */
export const momentFields = {
  asOf: Type.Optional(DayField),
  asKnown: Type.Optional(InstantField),
}

/** What every list of the API takes, beside its own filters. */
export const pagingFields = {
  q: Type.Optional(
    Type.String({ ...TextField, description: 'Only items in whose names or ids this stands' }),
  ),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 500, default: 100, description: 'So many items at once' }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 500,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'Where to go on: the `next` of the page before',
    }),
  ),
}

const LanguageOfAnswer = Type.Enum(['en', 'fr', 'es', 'ar'], {
  description: 'The language of names and refusals; else what `Accept-Language` asks for',
})

/** Everything the API takes: unknown fields are refused, since a misspelt filter would answer too much. */
export const ApiQuery = <Fields extends TProperties>(fields: Fields) =>
  Type.Object(
    { ...momentFields, lang: Type.Optional(LanguageOfAnswer), ...fields },
    { additionalProperties: false },
  )

/** What a page takes: unknown fields are passed over, since other sites add their own to links. */
export const PageQuery = <Fields extends TProperties>(fields: Fields) =>
  Type.Object({ ...momentFields, ...fields })

export type { Static }
