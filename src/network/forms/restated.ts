import { Type } from 'typebox'
import { ApiQuery, DayField, IdField, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { layouts } from '#network/model/restated.ts'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'

/** The least a choice of what is counted needs to tell. */
type Choices = readonly { id: string }[]

const fieldsOf = (countables: Choices) => ({
  structure: DayField,
  count: Type.Optional(
    Type.Enum(
      countables.map(({ id }) => id),
      { description: 'What is counted; offices where nothing is given' },
    ),
  ),
  by: Type.Optional(
    Type.Enum([...layouts], {
      description: 'By region, or by the Regional Office that covers it',
    }),
  ),
  kind: Type.Optional(
    Type.Enum([...officeKinds], { description: 'Only what belongs to offices of this kind' }),
  ),
  function: Type.Optional(
    Type.Enum([...officeFunctions], {
      description: 'Only what belongs to offices that hold this function',
    }),
  ),
  area: Type.Optional(
    Type.String({ ...IdField, description: 'Only what lies in this area: its id in /areas' }),
  ),
})

/** What a restated count takes in the API. */
export const RestatedQuery = (countables: Choices) => ApiQuery(fieldsOf(countables))
/** The same for its lists. */
export const RestatedListQuery = (countables: Choices) =>
  ApiQuery({ ...pagingFields, ...fieldsOf(countables) })

/** The same on a page, where the other day may be left out and a form sends its empty fields too. */
export const RestatedPageQuery = (countables: Choices) =>
  PageQuery({
    structure: Type.Optional(DayField),
    count: Type.Optional(Type.Enum(['', ...countables.map(({ id }) => id)])),
    by: Type.Optional(Type.Enum(['', ...layouts])),
    kind: Type.Optional(Type.Enum(['', ...officeKinds])),
    function: Type.Optional(Type.Enum(['', ...officeFunctions])),
    area: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]*$', maxLength: 120 })),
  })
