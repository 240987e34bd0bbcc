import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { areaList, countryList } from './views.ts'

const text = Type.String()

/** The reads of lists that come from outside: countries and areas. */
export function worldApi(app: FastifyInstance): void {
  read(
    app,
    '/countries',
    {
      query: ApiQuery({}),
      tag: 'world',
      summary: 'Countries and territories on a day',
      answers: ListShape(
        Type.Object({ id: text, name: text, formalName: Type.Union([text, Type.Null()]) }),
      ),
    },
    async ({ db, moment, locale }) => {
      const countries = await countryList(db, moment, locale)
      return {
        items: countries.map(({ exists: _exists, ...item }) => item),
        total: countries.length,
        next: null,
      }
    },
  )
  read(
    app,
    '/areas',
    {
      query: ApiQuery({
        scheme: Type.Optional(
          Type.Enum(['nine-regions', 'six-regions', 'finder', 'm49', 'membership', 'subregion']),
        ),
      }),
      tag: 'world',
      summary: 'Lists of countries side by side: regions, subregions, memberships',
      answers: ListShape(
        Type.Object({
          id: text,
          name: text,
          scheme: text,
          members: Type.Array(text),
          certainty: Type.Enum(['stated', 'derived']),
        }),
      ),
    },
    async ({ db, moment, locale }, { scheme }) => {
      const items = await areaList(db, moment, locale, scheme ?? null)
      return { items, total: items.length, next: null }
    },
  )
}
