import { Type } from 'typebox'
import { ApiQuery, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { figureKinds } from './model/figures.ts'
import { findingAbouts, findingReasons } from './model/finding.ts'

/** What the findings of published projects are narrowed by, on the page. */
export const FindingsPageQuery = PageQuery({
  about: Type.Optional(Type.Enum(['', ...findingAbouts])),
  reason: Type.Optional(Type.Enum(['', ...findingReasons])),
})

/** What the findings of published projects are narrowed by, in the API. */
export const FindingsQuery = ApiQuery({
  ...pagingFields,
  about: Type.Optional(
    Type.Enum([...findingAbouts], { description: 'Only what was to be tied to this' }),
  ),
  reason: Type.Optional(
    Type.Enum([...findingReasons], { description: 'Only what could not be tied for this reason' }),
  ),
})

/** By what figures are wanted, beside what narrows projects. */
export const figureFields = {
  ...pagingFields,
  by: Type.Optional(Type.Enum([...figureKinds], { description: 'Only the groups of this kind' })),
}
