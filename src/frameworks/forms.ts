import { Type } from 'typebox'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { bases } from './model/facts.ts'
import { objectiveKinds } from './model/objective.ts'

/** What the objectives of an edition are narrowed by, in the API. */
export const ObjectivesQuery = ApiQuery({
  ...pagingFields,
  kind: Type.Optional(
    Type.Enum([...objectiveKinds], { description: 'Only objectives of this kind' }),
  ),
  parent: Type.Optional(idOf('Only those right below the objective of this code')),
})

/** The same on the page, whose form sends empty fields too. */
export const EditionPageQuery = PageQuery({
  q: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })),
})

/** What mappings are narrowed by. */
export const MappingsQuery = ApiQuery({
  ...pagingFields,
  from: Type.Optional(idOf('Only mappings that go out from objectives of this framework')),
  to: Type.Optional(idOf('Only mappings that lead to objectives of this framework')),
  basis: Type.Optional(
    Type.Enum([...bases], { description: 'Only those that a document states, or that we derived' }),
  ),
})

/** An edition as `framework@edition`. */
const EditionField = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,79}@[A-Za-z0-9][A-Za-z0-9._-]{0,39}$',
  description: 'An edition, as framework@edition',
})

/** Which two editions are laid side by side. */
export const CompareQuery = ApiQuery({ ...pagingFields, one: EditionField, other: EditionField })

/** The same on the page: nothing chosen yet shows the first two that are worth it. */
export const ComparePageQuery = PageQuery({
  one: Type.Optional(EditionField),
  other: Type.Optional(EditionField),
})
