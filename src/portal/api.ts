import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { DatedShape, ListShape } from '#platform/http/shapes.ts'
import { dated, plainPeriod } from '#platform/period.ts'
import { planOrigins } from '#plans/model/plan.ts'
import { type Hit, hitStandings, knownPeriod } from './model/hit.ts'
import { find, pageOf, type VocabularyHit } from './search.ts'

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
      summary:
        'Everything that ever bore a name or title, in the words of any date and language, as far as the asker may see it',
      answers: ListShape(
        DatedShape({
          type: text,
          name: text,
          language: text,
          isNow: Type.Boolean(),
          standing: Type.Enum([...hitStandings]),
          origin: Type.Union([Type.Enum([...planOrigins]), Type.Null()], {
            description:
              'Of a plan: written here, a record of what was published elsewhere, or invented',
          }),
          offices: Type.Array(text),
          page: Type.Union([text, Type.Null()], {
            description: 'Where it has its page, below the language',
          }),
        }),
      ),
      stance: latest,
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

const hitItem = ({ matched, rank: _rank, ...hit }: Hit) => ({
  ...dated(hit),
  name: matched,
  isNow: hit.standing === 'now',
  page: pageOf(hit),
})

/** A word of the vocabulary has no period of its own: its holders have. */
const wordItem = ({ type, id, name, offices }: VocabularyHit, language: string) => {
  const isNow = offices.some((office) => office.isNow)
  return {
    id,
    type,
    name,
    language,
    isNow,
    standing: isNow ? 'now' : 'ended',
    origin: null,
    offices: offices.map((office) => office.id),
    page: pageOf({ type, id }),
    sources: [],
    ...plainPeriod(knownPeriod(null, null)),
  }
}
