import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape, SourceShape } from '#platform/http/shapes.ts'
import { findingKinds } from '#network/model/findings/finding.ts'
import { findingItems } from '#network/views/findings.ts'
import { claimCertainties } from '#sources/model/claim.ts'

const text = Type.String()
const maybeDay = Type.Union([Type.String({ format: 'date' }), Type.Null()])

const FindingShape = Type.Object({
  id: text,
  kind: Type.Enum([...findingKinds]),
  title: text,
  text,
  subjects: Type.Array(text),
  details: Type.Record(Type.String(), Type.Union([text, Type.Number()]), {
    description: 'What fills the sentence: ids, names and numbers; several things one on each line',
  }),
  from: maybeDay,
  until: maybeDay,
  certainty: Type.Enum([...claimCertainties]),
  sources: Type.Array(SourceShape),
})

/** The read of what does not fit in the documents. */
export function findingsApi(app: FastifyInstance): void {
  read(
    app,
    '/findings',
    {
      query: ApiQuery({
        ...pagingFields,
        kind: Type.Optional(
          Type.Enum([...findingKinds], { description: 'Only findings of this kind' }),
        ),
      }),
      tag: 'network',
      summary: 'What in the documents contradicts, does not fit or is easily misread',
      answers: ListShape(FindingShape),
    },
    async ({ db, moment, words }, { kind, ...query }) => {
      const found = await findingItems(db, moment, words, kind ?? null)
      const items = found.map(({ offices: _offices, ...item }) => item)
      return pageThrough(items, query, (item) => `${item.title} ${item.text}`)
    },
  )
}
