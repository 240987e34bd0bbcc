import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { DatedShape, ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { dated } from '#platform/period.ts'
import { bodyKinds } from './model/vocabulary.ts'
import { body, bodyList, liaisonWith } from './views.ts'

const text = Type.String()
const maybeText = Type.Union([text, Type.Null()])

/** The reads of bodies outside the organisation and of who speaks to them. */
export function liaisonApi(app: FastifyInstance): void {
  read(
    app,
    '/bodies',
    {
      query: ApiQuery({ kind: Type.Optional(Type.Enum([...bodyKinds])) }),
      tag: 'liaison',
      summary: 'Bodies the organisation speaks to',
      answers: ListShape(
        Type.Object({
          id: text,
          name: text,
          shortName: maybeText,
          kind: maybeText,
          offices: Type.Integer(),
          first: maybeText,
          last: maybeText,
        }),
      ),
    },
    async ({ db, moment }, { kind }) => {
      const items = await bodyList(db, moment, kind ?? null)
      return { items, total: items.length, next: null }
    },
  )
  read(
    app,
    '/bodies/:id/liaison',
    {
      query: ApiQuery({}),
      tag: 'liaison',
      summary:
        'Who speaks to a body for the organisation; when nobody is stated for the day, who was stated last',
      answers: ListShape(
        DatedShape({
          office: text,
          name: text,
          cityName: maybeText,
          kind: maybeText,
          role: text,
          holds: Type.Boolean(),
        }),
      ),
    },
    async ({ db, moment, locale }, _query, { id = '' }) => {
      found(await body(db, moment, locale, id), 'liaison/unknown-body')
      const all = await liaisonWith(db, moment, locale, id)
      const items = all.map((row) => ({ id: `${row.office}:${row.role}`, ...dated(row) }))
      return { items, total: items.length, next: null }
    },
  )
}
