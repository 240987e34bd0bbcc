import { type Static, Type } from 'typebox'
import { PageQuery } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'

/** For plans of which level an empty workbook is, in which languages, and for which years targets are set. */
export const EmptyQuery = PageQuery({
  level: Type.Enum([...planLevels]),
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3}(,[a-z]{2,3}){0,11})?$' })),
  from: Type.Optional(Type.String({ pattern: '^([12][0-9]{3})?$' })),
})
export type EmptyAsked = Static<typeof EmptyQuery>
