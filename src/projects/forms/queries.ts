import { type Static, Type } from 'typebox'
import { ApiQuery, CountryField, IdField, idOf, pagingFields } from '#platform/http/queries.ts'
import { projectStates } from '#projects/model/life.ts'
import { projectOrigins } from '#projects/model/project.ts'

const Code = Type.String({ pattern: '^[A-Z]{2}$' })

/** What a list of projects is narrowed by, in the API and on the page. */
export const projectFilters = {
  state: Type.Optional(
    Type.Enum([...projectStates], { description: 'Only projects that stand there' }),
  ),
  office: Type.Optional(idOf('Only projects that this office manages')),
  region: Type.Optional(
    idOf('Only projects of offices under this Regional Office, by the network of the day'),
  ),
  country: Type.Optional(
    Type.String({
      ...CountryField,
      description:
        'Only projects that work in this country, or in an area it belongs to on the day',
    }),
  ),
  area: Type.Optional(idOf('Only projects that are for this area as a whole')),
  type: Type.Optional(Type.String({ ...Code, description: 'Only projects of this type, like DP' })),
  theme: Type.Optional(idOf('Only projects about this theme')),
  donor: Type.Optional(idOf('Only projects that this partner pays for')),
  fund: Type.Optional(idOf('Only projects under the conditions of this fund')),
  programme: Type.Optional(idOf('Only projects that this programme holds')),
  origin: Type.Optional(
    Type.Enum([...projectOrigins], {
      description: '`published`: records of what was published elsewhere; `demo`: invented',
    }),
  ),
  year: Type.Optional(
    Type.Integer({ minimum: 1950, maximum: 2100, description: 'Only projects under way in it' }),
  ),
  running: Type.Optional(
    Type.Enum(['yes'], { description: 'Only projects whose period holds the day asked about' }),
  ),
  framework: Type.Optional(idOf('Only projects that cite this framework, or this plan')),
  serves: Type.Optional(
    Type.String({
      pattern: '^[a-z][a-z0-9-]*@[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$',
      maxLength: 200,
      description:
        'Only projects that serve this objective of a framework or plan, like `sdg@2015/10.7`, themselves or through a plan',
    }),
  ),
}

/** The list of projects, in the API. `q` are words of titles and code. */
export const ProjectsQuery = ApiQuery({ ...pagingFields, ...projectFilters })

/** A list of what belongs to one project. */
export const PartsQuery = ApiQuery(pagingFields)

/** What lessons are narrowed by, in the API. */
export const LessonsQuery = ApiQuery({
  ...pagingFields,
  theme: Type.Optional(idOf('Only lessons about this theme')),
  country: Type.Optional(
    Type.String({ ...CountryField, description: 'Only lessons about this country' }),
  ),
  type: Type.Optional(Type.String({ ...Code, description: 'Only lessons about this type' })),
  project: Type.Optional(idOf('Only lessons of this project')),
  like: Type.Optional(idOf('Only lessons that are near to what this project is about')),
})

/** What programmes are narrowed by, in the API. */
export const ProgrammesQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(idOf('Only programmes that this office is in charge of')),
})

/** What moves need, in the API. */
export const NeedsQuery = ApiQuery({
  ...pagingFields,
  move: Type.Optional(Type.String({ ...IdField, description: 'Only what this move needs' })),
})

/** What the list of projects was narrowed by. */
export type ProjectsAsked = Static<typeof ProjectsQuery>
