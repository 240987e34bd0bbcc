import { Type } from 'typebox'
import { ApiQuery, CountryField, idOf, pagingFields } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'
import { planOrigins } from '#plans/model/plan.ts'
import { wantedStandings } from '#plans/model/reading/wanted.ts'

/** What the list of plans is narrowed by, in the API. */
export const PlansQuery = ApiQuery({
  ...pagingFields,
  level: Type.Optional(Type.Enum([...planLevels], { description: 'Only plans of this level' })),
  office: Type.Optional(idOf('Only plans of this office')),
  country: Type.Optional(
    Type.String({
      ...CountryField,
      description: 'Only plans for this country, or for an area it belongs to on the day',
    }),
  ),
  standing: Type.Optional(
    Type.Enum([...wantedStandings], {
      description:
        'Which versions: those in force on the day unless told; `all`; or those at one state',
    }),
  ),
  origin: Type.Optional(
    Type.Enum([...planOrigins], {
      description: '`published`: records of what was published elsewhere; `demo`: invented',
    }),
  ),
  framework: Type.Optional(
    idOf('Only versions that serve this framework, themselves or through what they cite'),
  ),
})

/** A list of what belongs to one version. */
export const PartsQuery = ApiQuery(pagingFields)

/** With which other version of the plan one is compared; with the one before it unless told. */
export const ComparisonQuery = ApiQuery({
  ...pagingFields,
  with: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 999_999,
      description: 'The number of the version to compare with; the one before it unless told',
    }),
  ),
})
