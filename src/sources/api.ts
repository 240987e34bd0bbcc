import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { cursorFrom, pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, idOf, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, recordedShape } from '#platform/http/shapes.ts'
import { plainPeriod } from '#platform/period.ts'
import { type SourceItem, type Statement, sourceList, statements } from './views.ts'

const text = Type.String()
const maybeText = Type.Union([text, Type.Null()])

const StatementShape = Type.Object({
  id: text,
  subject: text,
  predicate: text,
  value: text,
  qualifier: text,
  precision: text,
  certainty: text,
  from: maybeText,
  fromEarliest: maybeText,
  fromLatest: maybeText,
  until: maybeText,
  untilEarliest: maybeText,
  untilLatest: maybeText,
  observedOn: text,
  note: text,
  recordedFrom: text,
  recordedUntil: maybeText,
  sources: Type.Array(
    Type.Object({
      claim: text,
      source: text,
      title: text,
      line: Type.Union([Type.Integer(), Type.Null()]),
      marking: maybeText,
    }),
  ),
})

/** A claim in the form programs read. `observedOn` is the day it or its document speaks of. */
export const plainStatement = ({
  key,
  source,
  title,
  line,
  marking,
  referenceDay,
  from,
  until,
  stated: _stated,
  seen: _seen,
  ...rest
}: Statement) => ({
  ...rest,
  id: key,
  from: from && from.earliest === from.latest ? from.earliest : null,
  fromEarliest: from?.earliest ?? null,
  fromLatest: from?.latest ?? null,
  until: until && until.earliest === until.latest ? until.earliest : null,
  untilEarliest: until?.earliest ?? null,
  untilLatest: until?.latest ?? null,
  observedOn: referenceDay,
  sources: [{ claim: key, source, title, line, marking }],
})

/** The reads of what was said: statements and the documents they stand in. */
export function sourcesApi(app: FastifyInstance): void {
  read(
    app,
    '/statements',
    {
      query: ApiQuery({
        ...pagingFields,
        subject: Type.Optional(idOf('Only what is said of this, such as `office:vienna`')),
        predicate: Type.Optional(idOf('Only what is said in this respect, such as `kind`')),
        source: Type.Optional(idOf('Only what this source says')),
      }),
      tag: 'sources',
      summary: 'What sources say, claim by claim',
      answers: ListShape(StatementShape),
    },
    async ({ db, moment }, { limit = 100, cursor, q, ...filter }) => {
      const page = await statements(
        db,
        moment,
        { ...filter, ...(q === undefined ? {} : { text: q }) },
        { limit, cursor: cursorFrom(cursor, 1) },
      )
      return { ...page, items: page.items.map(plainStatement) }
    },
  )
  read(
    app,
    '/sources',
    {
      query: ApiQuery(pagingFields),
      tag: 'sources',
      summary: 'The documents, pages and data sets behind the answers',
      answers: ListShape(
        DatedShape({
          title: text,
          publisher: text,
          kind: text,
          language: text,
          referenceDay: text,
          referencePrecision: text,
          isSurvey: Type.Boolean(),
          address: maybeText,
          marking: maybeText,
          note: maybeText,
          claims: Type.Integer(),
          about: Type.Record(Type.String(), Type.Integer()),
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment }, query) => {
      const sources = (await sourceList(db, moment)).map(spokenOnce)
      return pageThrough(sources, query, (each) => `${each.id} ${each.title} ${each.publisher}`)
    },
  )
}

/** A document speaks of one day; it is its own source. */
const spokenOnce = (source: SourceItem) => ({
  ...source,
  ...plainPeriod({
    from_earliest: source.referenceDay,
    from_latest: source.referenceDay,
    until_earliest: null,
    until_latest: null,
    last_stated: source.referenceDay,
    certainty: 'stated',
  }),
  sources: [
    { claim: '', source: source.id, title: source.title, line: null, marking: source.marking },
  ],
})
