import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { restate } from '#network/model/restated.ts'
import { countables, countedByRegion } from '#network/views/restated.ts'
import { read } from '#platform/http/answer.ts'
import { ApiQuery, DayField } from '#platform/http/queries.ts'
import { momentAt } from '#sources/views.ts'
import { maybeText, text } from './fields.ts'

/** A count by region as it was, and under the structure of another day, reconciled to zero. */
export function restatedApi(app: FastifyInstance): void {
  read(
    app,
    '/restated',
    {
      query: ApiQuery({ structure: DayField, count: Type.Optional(Type.Enum([...countables])) }),
      tag: 'network',
      summary: 'A count by region as reported on a day, and under the structure of another day',
      answers: Type.Object({
        count: text,
        asOf: text,
        structure: text,
        total: Type.Integer(),
        lines: Type.Array(
          Type.Object({
            region: maybeText,
            asReported: Type.Integer(),
            movedOut: Type.Integer(),
            movedIn: Type.Integer(),
            restated: Type.Integer(),
          }),
        ),
        moved: Type.Array(Type.Object({ id: text, name: text, from: maybeText, to: maybeText })),
      }),
    },
    async ({ db, moment, locale }, { structure, count = 'offices' }) => {
      const other = await momentAt(db, structure, moment.asKnown)
      const counted = await countedByRegion(db, count, { reported: moment, other, locale })
      return { count, asOf: moment.asOf, structure, ...restate(counted) }
    },
  )
}
