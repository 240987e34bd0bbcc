import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { GapListQuery, MatrixQuery } from '#plans/forms/gaps.ts'
import { gapKinds } from '#plans/model/gaps.ts'
import { planLevels } from '#plans/model/level.ts'
import { paths } from '#plans/paths.ts'
import { gapsOn, matrixOn } from '#plans/views/gaps/remembered.ts'

const tag = 'plans'
const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const MaybeDay = Type.Union([Type.String({ format: 'date' }), Type.Null()])

/** What is missing, as programs read it. */
const GapItem = Type.Object({
  id: text,
  kind: Type.Enum([...gapKinds]),
  about: text,
  title: text,
  language: text,
  of: maybe,
  ofTitle: maybe,
  office: maybe,
  officeName: maybe,
  country: maybe,
  day: MaybeDay,
  level: Type.Union([Type.Enum([...planLevels]), Type.Null()]),
})

/** A cell of the matrix: a country, or a Regional Office's own plans (`country` null), and an edition of a framework. */
const CellItem = Type.Object({
  id: text,
  office: maybe,
  officeName: maybe,
  country: maybe,
  countryName: maybe,
  standing: maybe,
  until: MaybeDay,
  framework: text,
  edition: text,
  cited: Type.Integer(),
  mapped: Type.Integer(),
  total: Type.Integer(),
})

/** What is missing between the frameworks and the countries, and the matrix of what is served. */
export function gapReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.gaps,
    {
      // What somebody may know of issues follows from what they may know now.
      stance: latest,
      query: GapListQuery,
      tag,
      summary:
        'What is missing on the day: countries without a strategy, plans about to end, parts that cite nothing, objectives nobody serves, issues nobody answers',
      answers: ListShape(GapItem),
    },
    async (reader, { kind, ...query }) => {
      const kinds = kind === undefined ? gapKinds : [kind]
      const all = await Promise.all(kinds.map((each) => gapsOn(reader, each)))
      return pageThrough(all.flat(), query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.api.matrix,
    {
      query: MatrixQuery,
      tag,
      summary:
        'How many of the highest objectives of each framework in force the plans for each country serve on the day',
      answers: ListShape(CellItem),
    },
    async (reader, { office, ...query }) => {
      const { frameworks, regions } = await matrixOn(reader)
      const items = regions
        .filter((region) => office === undefined || region.office === office)
        .flatMap((region) => {
          const of = { office: region.office, officeName: region.name }
          const none = { country: null, countryName: null, standing: null, until: null }
          const rows = [
            ...(region.office === null ? [] : [{ ...none, cells: region.cells }]),
            ...region.countries.map(({ country, name, standing, until, cells }) => ({
              country,
              countryName: name,
              standing,
              until,
              cells,
            })),
          ]
          return rows.flatMap(({ cells, ...row }) =>
            frameworks.map(({ framework, edition, total }, at) => ({
              id: [region.office ?? '', row.country ?? '', framework].join('/'),
              ...of,
              ...row,
              framework,
              edition,
              ...(cells[at] ?? { cited: 0, mapped: 0 }),
              total,
            })),
          )
        })
      return pageThrough(items, query, ({ id, countryName }) => `${id} ${countryName ?? ''}`)
    },
  )
}
