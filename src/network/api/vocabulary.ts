import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { functionsInUse, kindsInUse, type WordInUse } from '#network/views/lists.ts'
import { text } from './fields.ts'

/** The words in use: kinds and functions. */
export function vocabularyApi(app: FastifyInstance): void {
  const answers = ListShape(DatedShape({ name: text, offices: Type.Integer() }))
  const query = ApiQuery(pagingFields)
  const listed = (
    rows: readonly WordInUse[],
    asked: Static<typeof query>,
    name: (id: string) => string,
  ) => {
    const named = rows.map((row) => ({ ...dated(row), name: name(row.id) }))
    return pageThrough(named, asked, (row) => `${row.id} ${row.name}`)
  }
  read(
    app,
    '/kinds',
    { query, answers, tag: 'network', summary: 'What an office can be' },
    async ({ db, moment, words }, asked) =>
      listed(await kindsInUse(db, moment), asked, (id) => words.t(`network.kind.${id}`)),
  )
  read(
    app,
    '/functions',
    { query, answers, tag: 'network', summary: 'What an office can be responsible for' },
    async ({ db, moment, words }, asked) =>
      listed(await functionsInUse(db, moment), asked, (id) => words.t(`network.function.${id}`)),
  )
}
