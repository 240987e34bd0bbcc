import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { RestatedListQuery, RestatedQuery } from '#network/forms/restated.ts'
import { type Layout, layouts, restate } from '#network/model/restated.ts'
import type { Countable, CountFilter } from '#network/views/countables.ts'
import { countedBy } from '#network/views/restated.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { momentAt } from '#sources/views.ts'
import { refuseUnknown } from '#world/views.ts'
import { maybeText, text } from './fields.ts'

const lineShape = {
  region: maybeText,
  asReported: Type.Integer(),
  movedOut: Type.Integer(),
  movedIn: Type.Integer(),
  restated: Type.Integer(),
}
const thingShape = {
  id: text,
  name: text,
  office: maybeText,
  country: maybeText,
  detail: maybeText,
}

interface Asked extends CountFilter {
  structure: string
  count?: string | undefined
  by?: Layout | undefined
}

/** A count by region or office as it was, and under the structure of another day, reconciled to zero: whole, and as two lists. */
export function restatedApi(app: FastifyInstance, countables: readonly Countable[]): void {
  const counted = async (
    { db, moment, locale, words }: Reader,
    { structure, count = 'offices', by = 'region', ...filter }: Asked,
  ) => {
    await refuseUnknown(db, { area: filter.area })
    const what = countables.find(({ id }) => id === count)
    if (what === undefined) throw new Error(`nothing is counted as ${count}`)
    const other = await momentAt(db, structure, moment.asKnown)
    const things = await countedBy(
      db,
      { what, by, kind: filter.kind, function: filter.function, area: filter.area },
      { reported: moment, other, locale },
    )
    return things.map((thing) => ({
      ...thing,
      detail: thing.detail === null ? null : what.detailText(thing.detail, words),
    }))
  }
  read(
    app,
    '/restated',
    {
      query: RestatedQuery(countables),
      tag: 'network',
      summary:
        'A count by region or office as reported on a day, and under the structure of another day',
      answers: Type.Object({
        count: text,
        by: Type.Enum([...layouts]),
        asOf: text,
        structure: text,
        total: Type.Integer(),
        lines: Type.Array(Type.Object(lineShape)),
        moved: Type.Array(Type.Object({ ...thingShape, from: maybeText, to: maybeText })),
      }),
    },
    async (reader, query) => {
      const { count = 'offices', by = 'region', structure } = query
      const restated = restate(await counted(reader, query))
      return { count, by, asOf: reader.moment.asOf, structure, ...restated }
    },
  )
  read(
    app,
    '/restated/lines',
    {
      query: RestatedListQuery(countables),
      tag: 'network',
      summary: 'The lines of a restated count; their differences sum to zero',
      answers: ListShape(Type.Object({ id: text, ...lineShape, difference: Type.Integer() })),
    },
    async (reader, { structure, count, by, kind, function: held, area, ...place }) => {
      const asked = { structure, count, by, kind, function: held, area }
      const { lines } = restate(await counted(reader, asked))
      const items = lines.map((line) => ({
        id: line.region ?? '',
        ...line,
        difference: line.restated - line.asReported,
      }))
      return pageThrough(items, place, (line) => line.id)
    },
  )
  read(
    app,
    '/restated/counted',
    {
      query: RestatedListQuery(countables),
      tag: 'network',
      summary: 'What a restated count counts, each with where it belongs on both days',
      answers: ListShape(
        Type.Object({ ...thingShape, asReported: maybeText, restated: maybeText }),
      ),
    },
    async (reader, { structure, count, by, kind, function: held, area, ...place }) => {
      const things = await counted(reader, { structure, count, by, kind, function: held, area })
      return pageThrough(things, place, (thing) =>
        [thing.id, thing.name, thing.detail ?? ''].join(' '),
      )
    },
  )
}
