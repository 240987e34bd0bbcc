import { Type } from 'typebox'
import { ApiQuery, DayField, idOf, pagingFields } from '#platform/http/queries.ts'
import { purposes } from '#routes/model/rule.ts'

/** A list. */
export const ListQuery = ApiQuery({ ...pagingFields })

const { limit, cursor } = pagingFields

/** A list of work: as it is now, whatever day was asked about. */
export const WorkQuery = ApiQuery({ limit, cursor })

/** Which route would be taken. */
export const PreviewQuery = ApiQuery({
  purpose: Type.Optional(Type.Enum([...purposes], { description: 'What the route is for' })),
})

/** Steps whose last day is over, of one office or of all. */
export const StuckQuery = ApiQuery({
  limit,
  cursor,
  office: Type.Optional(idOf('Only steps that this office has')),
})

/** How long steps took: of one office, one kind of step, one type of project, decided on these days. */
export const TurnaroundQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(idOf('Only steps of this office')),
  rule: Type.Optional(idOf('Only steps that this rule asked for')),
  type: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'Only steps of projects of this type, like DP',
    }),
  ),
  from: Type.Optional(DayField),
  to: Type.Optional(DayField),
})
