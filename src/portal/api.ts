import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { find } from './search.ts'

const text = Type.String()
const maybeText = Type.Union([text, Type.Null()])

/** Search over everything that ever was. */
export function portalApi(app: FastifyInstance): void {
  read(
    app,
    '/search',
    {
      query: ApiQuery({ q: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }) }),
      tag: 'portal',
      summary: 'Everything that ever bore a name, in the words of any date and language',
      answers: ListShape(
        Type.Object({
          id: text, type: text, name: text, language: text, from: maybeText, until: maybeText, isNow: Type.Boolean(), offices: Type.Array(text),
        }),
      ),
    },
    async (reader, { q }) => {
      const { vocabulary, hits } = await find(reader, q)
      const items = [
        ...vocabulary.map(({ type, id, name, offices }) => ({
          id, type, name, language: reader.locale, from: null, until: null, isNow: offices.some((office) => office.isNow), offices: offices.map((office) => office.id),
        })),
        ...hits.map(({ id, type, matched, language, from, until, isNow, offices }) => ({ id, type, name: matched, language, from, until, isNow, offices })),
      ]
      return { items, total: items.length, next: null }
    },
  )
}
