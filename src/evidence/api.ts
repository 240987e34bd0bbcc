import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, idOf, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, recordedShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { figures } from './views.ts'

const text = Type.String()

/** The reads of figures, each with its passport. */
export function evidenceApi(app: FastifyInstance): void {
  read(
    app,
    '/figures',
    {
      query: ApiQuery({
        ...pagingFields,
        figure: Type.Optional(idOf('Only this figure')),
        all: Type.Optional(
          Type.Enum(['true', 'false'], {
            description: 'Every value ever stated, not the last by the day alone',
          }),
        ),
      }),
      tag: 'evidence',
      summary: 'Figures as last stated by the day, or every value ever stated',
      answers: ListShape(
        DatedShape({
          figure: text,
          name: text,
          value: text,
          unit: text,
          precision: text,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, words }, { figure, all, ...query }) => {
      const rows = await figures(db, moment, { all: all === 'true', id: figure ?? null })
      const items = rows.map(({ id, ...row }) => ({
        ...dated(row),
        id: row.sources[0]?.claim ?? id,
        figure: id,
        name: words.t(`evidence.figure.${id}`),
      }))
      return pageThrough(items, query, (row) => `${row.figure} ${row.name}`)
    },
  )
}
