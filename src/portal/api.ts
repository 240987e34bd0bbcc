import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { DatedShape, ListShape } from '#platform/http/shapes.ts'
import { dated, plainPeriod } from '#platform/period.ts'
import { find, type VocabularyHit } from './search.ts'
import type { Hit } from './views.ts'

const text = Type.String()

/** Search over everything that ever was. */
export function portalApi(app: FastifyInstance): void {
  read(
    app,
    '/search',
    {
      query: ApiQuery({
        ...pagingFields,
        q: Type.String({
          minLength: 1,
          maxLength: 200,
          pattern: '^[^\\u0000-\\u001f\\u007f]*$',
          description: 'What to look for: a name of any time and language, or part of one',
        }),
      }),
      tag: 'portal',
      summary: 'Everything that ever bore a name, in the words of any date and language',
      answers: ListShape(
        DatedShape({
          type: text,
          name: text,
          language: text,
          isNow: Type.Boolean(),
          offices: Type.Array(text),
        }),
      ),
    },
    async (reader, { q, ...query }) => {
      const { vocabulary, hits } = await find(reader, q)
      const items = [...vocabulary.map((hit) => wordItem(hit, reader.locale)), ...hits.map(hitItem)]
      return pageThrough(
        items,
        query,
        (item) => item.name,
        (item) => `${item.type}:${item.id}`,
      )
    },
  )
}

const hitItem = ({ id, matched, rank: _rank, ...hit }: Hit) => ({
  ...dated(hit),
  id,
  name: matched,
})

/** A word of the vocabulary has no period of its own: its holders have. */
const wordItem = ({ type, id, name, offices }: VocabularyHit, language: string) => ({
  id,
  type,
  name,
  language,
  isNow: offices.some((office) => office.isNow),
  offices: offices.map((office) => office.id),
  sources: [],
  ...plainPeriod({
    from_earliest: null,
    from_latest: null,
    until_earliest: null,
    until_latest: null,
    last_stated: null,
    certainty: 'stated',
  }),
})
