import { type Static, type TSchema, Type } from 'typebox'
import {
  ApiQuery,
  CountryField,
  DayField,
  IdField,
  idOf,
  PageQuery,
  pagingFields,
} from '#platform/http/queries.ts'
import { themes } from '#posts/model/themes.ts'
import { states } from '#support/model/request.ts'
import { loadParts } from '#support/model/load.ts'

const views = ['waiting', 'own', 'all'] as const
const Theme = Type.Enum([...themes])
const State = Type.Enum([...states])

/** Requests that whoever asks may see. */
export const RequestsQuery = ApiQuery({
  ...pagingFields,
  view: Type.Optional(
    Type.Enum([...views], {
      description: 'What waits for you, what your offices asked for, or all',
    }),
  ),
  state: Type.Optional(Type.Enum([...states], { description: 'Only requests in this state' })),
  isOpen: Type.Optional(
    Type.Boolean({
      description: 'Only those that somebody still has to answer, or only the others',
    }),
  ),
  office: Type.Optional(idOf('Only requests of this office')),
  giver: Type.Optional(idOf('Only requests that this office has')),
  kind: Type.Optional(idOf('Only requests of this kind')),
  theme: Type.Optional(Type.Enum([...themes], { description: 'Only about this thematic area' })),
  country: Type.Optional(CountryField),
  project: Type.Optional(idOf('Only requests about this project')),
})

/** Any list of the domain. */
export const ListQuery = ApiQuery({ ...pagingFields })

const filters = {
  office: Type.Optional(idOf('Only of the office that had the requests')),
  theme: Type.Optional(Type.Enum([...themes], { description: 'Only about this thematic area' })),
  from: Type.Optional(DayField),
  to: Type.Optional(DayField),
}

/** How much support was asked for and given. */
export const LoadQuery = ApiQuery({
  ...pagingFields,
  ...filters,
  by: Type.Optional(
    Type.Enum(['office', 'theme', 'quarter', 'whole'], {
      description: 'Put together by one of these only; `whole` or nothing: by all three',
    }),
  ),
})

/** By what load is put together, from what was asked. */
export const partsOf = (by: Static<typeof LoadQuery>['by']) =>
  by === undefined || by === 'whole' ? loadParts : ([by] as const)

const maybe = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([Type.Literal(''), schema]))

/** What the page of all requests is narrowed by; an empty field of its form does not narrow. */
export const RequestsPageQuery = PageQuery({
  view: Type.Optional(Type.Enum([...views])),
  state: maybe(State),
  office: maybe(IdField),
  giver: maybe(IdField),
  theme: maybe(Theme),
  kind: maybe(IdField),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]+$' })),
})

/** What the page of load is narrowed by. */
export const LoadPageQuery = PageQuery({
  office: maybe(IdField),
  theme: maybe(Theme),
})

/** With what a new request begins: the project it is for, the office that asks. */
export const MakePageQuery = PageQuery({ project: maybe(IdField), office: maybe(IdField) })
