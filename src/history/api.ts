import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { cursorFrom } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { apiFilterFields, filterFrom } from './forms.ts'
import { history } from './views.ts'

const text = Type.String()
const maybeText = Type.Union([text, Type.Null()])
const { q: _q, ...paging } = pagingFields

/** The read of the history; as a file it comes whole, under the same filters. */
export function historyApi(app: FastifyInstance): void {
  read(
    app,
    '/history',
    {
      query: ApiQuery({ ...paging, ...apiFilterFields }),
      tag: 'history',
      summary:
        'What was done, the last first. Anybody sees loads and seals; your own deeds and those at offices your right to read the history reaches are added',
      answers: ListShape(
        Type.Object({
          id: Type.String(),
          number: Type.Integer({ description: 'The place in the history, from 1' }),
          at: Type.String({ format: 'date-time' }),
          deed: text,
          record: text,
          recordName: maybeText,
          office: maybeText,
          person: maybeText,
          actor: text,
          post: maybeText,
          onBehalfOf: maybeText,
          why: maybeText,
          changes: Type.String({ description: 'What became of what, a line each' }),
        }),
      ),
    },
    async (reader, { limit = 100, cursor, ...query }) => {
      const filter = filterFrom(query, reader.site.timeZone)
      const place = { limit, cursor: cursorFrom(cursor, 1) }
      const { items, total, next } = await history(reader, filter, place)
      const { words } = reader
      return {
        total,
        next,
        items: items.map((entry) => ({
          id: String(entry.id),
          number: entry.number,
          at: entry.at,
          deed: entry.name,
          record: entry.subject,
          recordName: entry.record?.name ?? null,
          office: entry.office,
          person: entry.person,
          actor: entry.actor,
          post: entry.postTitle,
          onBehalfOf: entry.forPostTitle,
          why: entry.why,
          changes: [
            ...entry.changes.map(({ field, before, after }) => ({
              field: words.has(field) ? words.t(field) : field,
              before,
              after,
            })),
            ...entry.statements.map(({ predicate, before, after }) => ({
              field: predicate,
              before,
              after,
            })),
          ]
            .map(({ field, before, after }) => `${field}: ${before ?? '—'} → ${after ?? '—'}`)
            .join('\n'),
        })),
      }
    },
  )
}
