import { Type } from 'typebox'
import { ApiQuery, CountryField, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'

const Year = Type.String({ pattern: '^(19|2\\d)\\d{2}$', description: 'A year, YYYY' })
const UpperText = Type.String({
  maxLength: 220,
  pattern: '^[a-z][a-z0-9-]*@[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$',
  description: 'What stands above: `sdg@2015/10.7.1`, `p-vienna-2026@1/i1`',
})

/** What the list of plans is narrowed by, in the API. */
export const MonitoringQuery = ApiQuery({
  ...pagingFields,
  level: Type.Optional(Type.Enum([...planLevels], { description: 'Only plans of this level' })),
  office: Type.Optional(idOf('Only plans of this office')),
  region: Type.Optional(
    idOf('Only plans of this Regional Office and of those it is responsible for on the day'),
  ),
  country: Type.Optional(
    Type.String({ ...CountryField, description: 'Only plans for this country: ISO 3166 alpha-3' }),
  ),
})

/** A read of what belongs to one plan or indicator. */
export const PartsQuery = ApiQuery(pagingFields)

/** What is added up, for which year: this year, unless told. */
export const RollUpQuery = ApiQuery({ upper: UpperText, year: Type.Optional(Year) })

const MaybeId = Type.Optional(
  Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 }),
)

/** The same on the page, whose form sends empty fields too; `waiting=me` lists what the reader may decide. */
export const MonitoringPageQuery = PageQuery({
  level: Type.Optional(Type.Enum(['', ...planLevels])),
  office: MaybeId,
  region: MaybeId,
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  waiting: Type.Optional(Type.Enum(['', 'me'])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** The page of a sum; without an upper it asks for one. */
export const RollUpPageQuery = PageQuery({
  upper: Type.Optional(Type.String({ maxLength: 220 })),
  year: Type.Optional(Type.String({ pattern: '^((19|2\\d)\\d{2})?$' })),
})

/** What was just done, told once on the page one comes to. */
export const DoneQuery = PageQuery({
  done: Type.Optional(Type.Enum(['reported', 'approved', 'returned'])),
})

/** For which year a value is reported, where that is told. */
export const ReportQuery = PageQuery({
  year: Type.Optional(Type.String({ pattern: '^((19|2\\d)\\d{2})?$' })),
})
