import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as network } from '#network/paths.ts'
import { tendencies, type Tendency } from '#trends/model/curve.ts'
import type { Issue } from '#trends/model/issue.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { type Region, type RegionCountry, regionOf } from '#trends/views/region.ts'
import { IssueLink, placesNamed } from './parts.tsx'
import { IssueTable } from './shown.tsx'
import { PublicOnly } from './ways.tsx'

/** A region's picture: its issues by theme, rising ones first; its countries, and those of which nobody said anything of late. */
export function regionPage(app: FastifyInstance): void {
  page(
    app,
    paths.region(':id'),
    PageQuery({}),
    async (reader, _query, { id = '' }) => {
      const { words, db, moment, asker, locale } = reader
      const sight = sightOf(asker)
      const region = found(
        await regionOf(db, moment, id, { sight, locale }),
        'trends/unknown-region',
      )
      const title = words.t('trends.region.title', { region: region.name })
      const day = words.day(moment.asOf)
      const gaps = region.countries.filter(({ lastSeen }) => lastSeen === null)
      return (
        <Page reader={reader} title={title} summary={words.t(`trends.region.lead-${region.of}`)}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t(`trends.region.lead-${region.of}`)}</p>
          <PublicOnly reader={reader} />
          <p>
            <a
              class="ds-link"
              href={linkTo(reader, region.of === 'office' ? network.office(id) : network.area(id))}
            >
              {region.name}
            </a>
          </p>
          <RegionMap region={region} reader={reader} />
          {await byTheme(region, reader)}
          <Section id="countries" title={words.t('trends.region.countries')}>
            {region.countries.length === 0 ? (
              <p class="empty">{words.t('trends.region.no-countries', { day })}</p>
            ) : (
              <>
                <p>{words.t('trends.region.gaps', { count: gaps.length })}</p>
                <Countries region={region} reader={reader} />
                <Exports reader={reader} list={`${paths.region(id)}/countries`} />
              </>
            )}
          </Section>
        </Page>
      )
    },
    'anyone',
    latest,
  )
}

async function byTheme({ issues }: Region, reader: Reader) {
  const { words, moment } = reader
  const named = await placesNamed(reader)
  const groups = [...Map.groupBy(issues, ({ theme }) => theme)]
  return (
    <Section id="issues" title={words.t('trends.list.title')}>
      {groups.length === 0 && (
        <p class="empty">{words.t('trends.list.none', { day: words.day(moment.asOf) })}</p>
      )}
      {groups.map(([theme, own]) => (
        <IssueTable
          issues={own}
          reader={reader}
          named={named}
          caption={words.t('trends.region.of-theme', {
            theme: words.t(`posts.theme.${theme}`),
            count: own.length,
          })}
        />
      ))}
    </Section>
  )
}

function Countries({ region: { countries, issues }, reader }: { region: Region; reader: Reader }) {
  const { words } = reader
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  const column = (key: string) => words.t(`trends.column.${key}`)
  return (
    <Table
      caption={words.t('trends.region.caption', { count: countries.length })}
      rows={countries}
      columns={[
        {
          title: column('country'),
          cell: ({ id, name }) => (
            <a class="ds-link" href={linkTo(reader, network.country(id))}>
              {name}
            </a>
          ),
        },
        {
          title: column('observations-of-year'),
          cell: ({ observations }) => words.number(observations),
        },
        {
          title: column('last-seen'),
          cell: ({ lastSeen }) =>
            lastSeen === null ? (
              <strong>{words.t('trends.region.gap')}</strong>
            ) : (
              words.day(lastSeen)
            ),
        },
        {
          title: column('issues'),
          cell: ({ issues: ids }) =>
            ids.length > 0 && (
              <ul class="trends__places">
                {ids.flatMap((id) => {
                  const issue = byId.get(id)
                  return issue === undefined
                    ? []
                    : [
                        <li>
                          <IssueLink issue={issue} reader={reader} />
                        </li>,
                      ]
                })}
              </ul>
            ),
        },
      ]}
    />
  )
}

/** The tint of a country: that of the first of its issues' tendencies, or of a gap. */
const tintNames = ['rising', 'emerging', 'steady', 'falling', 'dormant', 'gap'] as const
type Tint = (typeof tintNames)[number]
const tints = {
  rising: 6,
  emerging: 1,
  steady: 0,
  falling: 2,
  dormant: 4,
  gap: 8,
} as const satisfies Record<Tint, number>

function tintOf(
  { issues, lastSeen }: RegionCountry,
  byId: ReadonlyMap<string, Issue>,
): Tint | null {
  const moves = issues.flatMap((id) => byId.get(id)?.curve.tendency ?? [])
  const first = tendencies.find((each) => moves.includes(each))
  if (first !== undefined && isTint(first)) return first
  return lastSeen === null ? 'gap' : null
}

const isTint = (tendency: Tendency): tendency is Exclude<Tendency, 'closed'> =>
  tendency !== 'closed'

/** The countries of the region by how their issues move; the table below says the same. */
function RegionMap({ region, reader }: { region: Region; reader: Reader }) {
  const { words } = reader
  const byId = new Map(region.issues.map((issue) => [issue.id, issue]))
  const shades = region.countries.flatMap((country): { numeric: string; tint: Tint }[] => {
    const tint = tintOf(country, byId)
    return tint === null ? [] : [{ numeric: country.numeric, tint }]
  })
  if (shades.length === 0) return null
  const used = new Set(shades.map(({ tint }) => tint))
  const legend = tintNames
    .filter((tint) => used.has(tint))
    .map((tint) => ({
      tone: tints[tint],
      label: tint === 'gap' ? words.t('trends.region.gap') : words.t(`trends.tendency.${tint}`),
    }))
  return (
    <WorldMap
      title={words.t('trends.region.map')}
      disclaimer={words.t('network.map.disclaimer')}
      points={[]}
      shaded={new Map(shades.map(({ numeric, tint }) => [numeric, tints[tint]]))}
      legend={[]}
      tints={legend}
    />
  )
}
