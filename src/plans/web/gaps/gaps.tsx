import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Section } from '#platform/ui/section.tsx'
import { GapsQuery } from '#plans/forms/gaps.ts'
import {
  type CountryStanding,
  type GapKind,
  gapKinds,
  isGapKind,
  type Matrix,
} from '#plans/model/gaps.ts'
import { paths } from '#plans/paths.ts'
import { gapsOn, matrixOn } from '#plans/views/gaps/remembered.ts'
import { GapTable } from './list.tsx'
import { MatrixTables } from './matrix.tsx'

const perPage = 100

/** The tints of the map: which stands for what; green and violet are told apart by those who do not tell green from red. */
const tints: Readonly<Record<CountryStanding, number>> = { 'in-force': 2, ending: 1, none: 4 }

/** What is missing between the frameworks and the countries: as a picture, as a matrix, and kind by kind as lists. */
export function gapPages(app: FastifyInstance): void {
  page(
    app,
    paths.gaps,
    GapsQuery,
    async (reader) => {
      const { words, moment } = reader
      const matrix = await matrixOn(reader)
      const day = words.day(moment.asOf)
      const title = words.t('plans.gap.title')
      return (
        <Page reader={reader} title={title} summary={words.t('plans.gap.lead', { day })}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('plans.gap.lead', { day })}</p>
          <ul class="gaps__kinds">
            {await Promise.all(
              gapKinds.map(async (kind) => (
                <li>
                  <a class="ds-link" href={linkTo(reader, paths.gap(kind))}>
                    <strong>{words.number((await gapsOn(reader, kind)).length)}</strong>{' '}
                    {words.t(`plans.gap.kind.${kind}`)}
                  </a>
                </li>
              )),
            )}
          </ul>
          <Section title={words.t('plans.gap.map', { day })}>
            <GapMap matrix={matrix} reader={reader} />
          </Section>
          <Section title={words.t('plans.gap.matrix')}>
            <p>{words.t('plans.gap.matrix-lead')}</p>
            <MatrixTables matrix={matrix} reader={reader} />
            <Exports reader={reader} list={paths.api.matrix} />
          </Section>
        </Page>
      )
    },
    'anyone',
    latest,
  )

  page(
    app,
    paths.gap(':kind'),
    GapsQuery,
    async (reader, query, { kind = '' }) => {
      if (!isGapKind(kind)) throw new Refusal('not-found', 'plans/unknown-gap')
      return gapListPage(reader, kind, query.cursor || undefined)
    },
    'anyone',
    latest,
  )
}

async function gapListPage(reader: Reader, kind: GapKind, cursor: string | undefined) {
  const { words, moment } = reader
  const gaps = await gapsOn(reader, kind)
  const shown = pageThrough(
    gaps,
    { limit: perPage, ...(cursor === undefined ? {} : { cursor }) },
    ({ id }) => id,
  )
  const title = words.t(`plans.gap.kind.${kind}`)
  const lead = words.t(`plans.gap.means.${kind}`, { day: words.day(moment.asOf) })
  return (
    <Page reader={reader} title={title} summary={lead}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">{lead}</p>
      {gaps.length === 0 ? (
        <p class="empty">{words.t('plans.gap.nothing')}</p>
      ) : (
        <GapTable
          gaps={shown.items}
          caption={words.t('plans.gap.count', { count: gaps.length })}
          reader={reader}
        />
      )}
      <Pager next={shown.next} reader={reader} />
      <p>
        <a class="ds-link" href={linkTo(reader, paths.gaps)}>
          {words.t('plans.gap.all')}
        </a>
      </p>
      <Exports reader={reader} list={paths.api.gaps} query={{ kind }} />
    </Page>
  )
}

/** Which countries have a strategy in force; the same is in the tables below. */
function GapMap({ matrix, reader }: { matrix: Matrix; reader: Reader }) {
  const { words, moment } = reader
  const countries = matrix.regions.flatMap((region) => region.countries)
  const used = new Set(countries.map(({ standing }) => standing))
  const order: readonly CountryStanding[] = ['in-force', 'ending', 'none']
  return (
    <WorldMap
      title={words.t('plans.gap.map', { day: words.day(moment.asOf) })}
      disclaimer={words.t('network.map.disclaimer')}
      points={[]}
      shaded={
        new Map(
          countries.map(({ numeric, standing }) => [numeric.padStart(3, '0'), tints[standing]]),
        )
      }
      legend={[]}
      tints={order
        .filter((standing) => used.has(standing))
        .map((standing) => ({
          tone: tints[standing],
          label: words.t(`plans.gap.standing.${standing}`),
        }))}
    />
  )
}
