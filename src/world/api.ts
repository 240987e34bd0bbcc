import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, recordedShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { areaSchemes } from './model/period-tables.ts'
import { areaList, countryList } from './views.ts'

const text = Type.String()

/** The reads of lists that come from outside: countries and areas. */
export function worldApi(app: FastifyInstance): void {
  read(
    app,
    '/countries',
    {
      query: ApiQuery(pagingFields),
      tag: 'world',
      summary: 'Countries and territories on a day',
      answers: ListShape(
        DatedShape({
          name: text,
          formalName: Type.Union([text, Type.Null()]),
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, locale }, query) => {
      const countries = await countryList(db, moment, locale)
      const text = (each: (typeof countries)[number]) =>
        `${each.id} ${each.name} ${each.formalName ?? ''}`
      const page = pageThrough(countries, query, text)
      return { ...page, items: page.items.map(dated) }
    },
  )
  read(
    app,
    '/areas',
    {
      query: ApiQuery({
        ...pagingFields,
        scheme: Type.Optional(
          Type.Enum([...areaSchemes], {
            description: 'Only areas of this way of dividing the world',
          }),
        ),
      }),
      tag: 'world',
      summary: 'Lists of countries side by side: regions, subregions, memberships',
      answers: ListShape(
        DatedShape({
          name: text,
          scheme: text,
          members: Type.Array(text),
          basis: Type.Enum(['stated', 'derived']),
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, locale }, { scheme, ...query }) => {
      const areas = await areaList(db, moment, locale, scheme ?? null)
      const page = pageThrough(areas, query, (each) => `${each.id} ${each.name}`)
      return { ...page, items: page.items.map(dated) }
    },
  )
}
