import { Type } from 'typebox'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { gapKinds } from '#plans/model/gaps.ts'

/** What the pages of what is missing take. */
export const GapsQuery = PageQuery({
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** What the list of what is missing is narrowed by. */
export const GapListQuery = ApiQuery({
  kind: Type.Optional(
    Type.Enum([...gapKinds], { description: 'Only what is missing of this kind' }),
  ),
  ...pagingFields,
})

/** What the cells of the matrix are narrowed by. */
export const MatrixQuery = ApiQuery({
  office: Type.Optional(idOf('Only the region of this Regional Office')),
  ...pagingFields,
})
