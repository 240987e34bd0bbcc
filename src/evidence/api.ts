import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { ApiQuery, IdField } from '#platform/http/queries.ts'
import { DatedShape, ListShape } from '#platform/http/shapes.ts'
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
        figure: Type.Optional(IdField),
        all: Type.Optional(Type.Enum(['true', 'false'])),
      }),
      tag: 'evidence',
      summary: 'Figures as last stated by the day, or every value ever stated',
      answers: ListShape(DatedShape({ value: text, unit: text, precision: text })),
    },
    async ({ db, moment }, { figure, all }) => {
      const items = (await figures(db, moment, { all: all === 'true', id: figure ?? null })).map(
        dated,
      )
      return { items, total: items.length, next: null }
    },
  )
}
