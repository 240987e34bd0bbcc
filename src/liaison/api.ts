import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, recordedShape } from '#platform/http/shapes.ts'
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
      query: ApiQuery({
        ...pagingFields,
        kind: Type.Optional(Type.Enum([...bodyKinds], { description: 'Only bodies of this kind' })),
      }),
      tag: 'liaison',
      summary: 'Bodies the organisation speaks to',
      answers: ListShape(
        DatedShape({
          name: text,
          shortName: maybeText,
          kind: maybeText,
          offices: Type.Integer(),
          lastLiaison: maybeText,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment }, { kind, ...query }) => {
      const bodies = (await bodyList(db, moment, kind ?? null)).map(dated)
      return pageThrough(bodies, query, (each) => `${each.id} ${each.name} ${each.shortName ?? ''}`)
    },
  )
  read(
    app,
    '/bodies/:id/liaison',
    {
      query: ApiQuery(pagingFields),
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
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, locale }, query, { id = '' }) => {
      found(await body(db, moment, locale, id), 'liaison/unknown-body')
      const all = await liaisonWith(db, moment, locale, id)
      const items = all.map((row) => ({ id: `${row.office}:${row.role}`, ...dated(row) }))
      return pageThrough(items, query, (row) => `${row.name} ${row.role}`)
    },
  )
}
