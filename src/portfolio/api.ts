import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { refuseUnknown } from '#world/views.ts'
import { projectFilters } from '#projects/web/listing/asked.ts'
import { figureFields, FindingsQuery } from './forms.ts'
import { figureKinds } from './model/figures.ts'
import { findingAbouts, findingReasons } from './model/finding.ts'
import { paths } from './paths.ts'
import { portfolioFor } from './views/asked.ts'
import { findingList } from './views/findings.ts'
import { figureItems } from './views/items.ts'

const tag = 'portfolio'
const text = Type.String()
const maybe = Type.Union([text, Type.Null()])

const FigureShape = Type.Object({
  id: text,
  by: Type.Enum([...figureKinds, 'region-at-start', 'total']),
  group: maybe,
  name: text,
  count: Type.Integer(),
  currency: maybe,
  amount: maybe,
  dollars: maybe,
})

const FindingShape = Type.Object({
  id: text,
  code: text,
  project: text,
  title: text,
  about: Type.Enum([...findingAbouts]),
  reason: Type.Enum([...findingReasons]),
  reasonText: text,
  stated: text,
  candidates: Type.Array(text),
  source: text,
  line: Type.Integer(),
  recordedFrom: text,
})

const PortfolioQuery = ApiQuery({ ...projectFilters, ...figureFields })
type PortfolioQuery = Static<typeof PortfolioQuery>

/** The portfolio in figures, and what of the published projects could not be tied. */
export function portfolioApi(app: FastifyInstance): void {
  read(
    app,
    paths.portfolio,
    {
      stance: latest,
      query: PortfolioQuery,
      tag,
      summary:
        'Projects in figures: by region, office, state, type, theme, donor, year and country, each currency for itself. Concepts, and what was withdrawn or rejected, are counted, but their amounts are added up only where `state` asks for them; state, period and amounts are those last known, whatever day is asked about',
      answers: ListShape(FigureShape),
    },
    async (reader, query: PortfolioQuery) => {
      const { by, limit: _limit, cursor: _cursor, ...wanted } = query
      await refuseUnknown(reader.db, { country: wanted.country, area: wanted.area })
      const asked = await portfolioFor(reader, wanted)
      const items = figureItems(asked, reader.words).filter(
        (item) => by === undefined || item.by === by,
      )
      // Words narrow projects here, not the names of groups.
      const { q: _words, ...place } = query
      return pageThrough(items, place, ({ name }) => name)
    },
  )
  read(
    app,
    paths.findings,
    {
      query: FindingsQuery,
      tag,
      summary: 'What of the published projects could not be tied to what is known here, and why',
      answers: ListShape(FindingShape),
    },
    async ({ db, moment, words }, { about, reason, ...query }) => {
      const findings = await findingList(db, moment, { about, reason })
      const items = findings.map(({ candidates, ...finding }) => ({
        id: [finding.code, finding.about, finding.reason, String(finding.line)].join(':'),
        ...finding,
        reasonText: words.t(`portfolio.reason.${finding.reason}`),
        candidates: candidates.map(({ id }) => id),
      }))
      return pageThrough(items, query, ({ code, title, stated }) => `${code} ${title} ${stated}`)
    },
  )
}
