import { type Static, Type } from 'typebox'
import { DayField, IdField, PageQuery } from '#platform/http/queries.ts'

const maybe = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Optional(Type.Union([Type.Literal(''), schema]))

/** What the page of turnaround is narrowed by; an empty field of its form does not narrow. */
export const TurnaroundPageQuery = PageQuery({
  office: maybe(IdField),
  rule: maybe(IdField),
  type: maybe(Type.String({ pattern: '^[A-Z]{2}$' })),
  from: maybe(DayField),
  to: maybe(DayField),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]+$' })),
})

/** What times are narrowed to. */
export const turnaroundFrom = ({
  office,
  rule,
  type,
  from,
  to,
}: Omit<Static<typeof TurnaroundPageQuery>, 'cursor' | 'asOf' | 'asKnown'>) => ({
  office: office || undefined,
  rule: rule || undefined,
  type: type || undefined,
  from: from || undefined,
  to: to || undefined,
})
