import { Type } from 'typebox'
import { ApiQuery, CountryField, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { themes } from '#posts/model/themes.ts'
import { tendencies } from '#trends/model/curve.ts'

const OfTheme = Type.Enum([...themes], { description: 'Only those of this thematic area' })
const AboutCountry = Type.String({
  ...CountryField,
  description: 'Only those that concern this country: ISO 3166 alpha-3',
})
const OfOffice = idOf('Only those of this office')

/** What lists of issues are narrowed by, in the API. */
export const IssuesQuery = ApiQuery({
  ...pagingFields,
  theme: Type.Optional(OfTheme),
  country: Type.Optional(AboutCountry),
  region: Type.Optional(idOf('Only those that concern a country of this area')),
  office: Type.Optional(OfOffice),
  tendency: Type.Optional(
    Type.Enum([...tendencies], { description: 'Only those that move so on the day' }),
  ),
})

/** What lists of observations are narrowed by, in the API. */
export const ObservationsQuery = ApiQuery({
  ...pagingFields,
  theme: Type.Optional(OfTheme),
  country: Type.Optional(AboutCountry),
  office: Type.Optional(OfOffice),
  issue: Type.Optional(idOf('Only those that belong to this issue')),
})

/** A read of what belongs to one thing. */
export const PartsQuery = ApiQuery(pagingFields)

const MaybeId = Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:._-]*$', maxLength: 120 }))
const MaybeTheme = Type.Optional(Type.Enum(['', ...themes]))
const Cursor = Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' }))

/** The same on the pages, whose forms send empty fields too. */
export const IssuesPageQuery = PageQuery({
  theme: MaybeTheme,
  country: MaybeId,
  region: MaybeId,
  tendency: Type.Optional(Type.Enum(['', ...tendencies])),
  cursor: Cursor,
})
export const ObservationsPageQuery = PageQuery({
  theme: MaybeTheme,
  country: MaybeId,
  office: MaybeId,
  cursor: Cursor,
})

/** What was just done, told once on the page one comes to. */
export const DoneQuery = PageQuery({
  done: Type.Optional(
    Type.Enum(['observed', 'amended', 'withdrawn', 'opened', 'arranged', 'closed', 'reopened']),
  ),
})
