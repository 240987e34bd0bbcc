import { Type } from 'typebox'
import { ApiQuery, DayField, IdField, pagingFields } from '#platform/http/queries.ts'
import { purposes } from '#routes/model/rule.ts'

/** A list. */
export const ListQuery = ApiQuery({ ...pagingFields })

const { limit, cursor } = pagingFields

/** A list of work: as it is now, whatever day was asked about. */
export const WorkQuery = ApiQuery({ limit, cursor })

/** Which route would be taken. */
export const PreviewQuery = ApiQuery({ purpose: Type.Optional(Type.Enum([...purposes])) })

/** Steps whose last day is over, of one office or of all. */
export const StuckQuery = ApiQuery({ limit, cursor, office: Type.Optional(IdField) })

/** How long steps took: of one office, one kind of step, one type of project, decided on these days. */
export const TurnaroundQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(IdField),
  rule: Type.Optional(IdField),
  type: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  from: Type.Optional(DayField),
  to: Type.Optional(DayField),
})
