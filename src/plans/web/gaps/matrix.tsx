import { linkTo, type Reader } from '#platform/http/reader.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { paths as frameworkPaths } from '#frameworks/paths.ts'
import { paths as network } from '#network/paths.ts'
import type {
  Matrix,
  MatrixCountry,
  MatrixFramework,
  MatrixRegion,
  Served,
} from '#plans/model/gaps.ts'

/** How much of a framework is served, in four steps: the tint of its cell. The figures stand in the cell too. */
function step({ cited, mapped }: Served, total: number): 'none' | 'some' | 'most' | 'all' {
  const share = (cited + mapped) / total
  if (share === 0) return 'none'
  if (share < 0.5) return 'some'
  return share < 1 ? 'most' : 'all'
}

/**
 * The matrix, region by region: a line for what the region's own plans serve, and one for each country. In each cell how many of the
 * highest objectives are cited, and how many more are reached through mappings.
 */
export function MatrixTables({ matrix, reader }: { matrix: Matrix; reader: Reader }) {
  const { words } = reader
  return (
    <>
      {matrix.regions.map((region) => (
        <details class="gaps__region">
          <summary>
            <bdi>{region.name ?? words.t('plans.gap.no-region')}</bdi>{' '}
            <small>{summaryOf(region, reader)}</small>
          </summary>
          <RegionTable region={region} frameworks={matrix.frameworks} reader={reader} />
        </details>
      ))}
    </>
  )
}

const summaryOf = ({ countries }: MatrixRegion, { words }: Reader) => {
  const without = countries.filter(({ standing }) => standing === 'none').length
  return words.t('plans.gap.region-sum', { countries: countries.length, without })
}

interface RegionProps {
  region: MatrixRegion
  frameworks: readonly MatrixFramework[]
  reader: Reader
}

function RegionTable({ region, frameworks, reader }: RegionProps) {
  const { words, locale } = reader
  const name = region.name ?? words.t('plans.gap.no-region')
  const caption = words.t('plans.gap.matrix-of', { region: name })
  return (
    <div class="gaps__scroll">
      <table class="ds-table gaps__matrix">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t('plans.gap.country')}</th>
            <th scope="col">{words.t('plans.level.country-strategy')}</th>
            {frameworks.map(({ framework, edition, titles, total }) => {
              const title = titleIn(titles, locale)
              return (
                <th scope="col">
                  <a
                    class="ds-link"
                    href={linkTo(reader, frameworkPaths.edition(framework, edition))}
                    lang={title.locale}
                  >
                    {title.text}
                  </a>{' '}
                  <small>{words.t('plans.gap.of-total', { total })}</small>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {region.office !== null && (
            <tr class="gaps__own">
              <th scope="row">
                <a class="ds-link" href={linkTo(reader, network.office(region.office))}>
                  <bdi>{name}</bdi>
                </a>
              </th>
              <td>{words.t('plans.gap.regional-plans')}</td>
              <Cells cells={region.cells} frameworks={frameworks} reader={reader} />
            </tr>
          )}
          {region.countries.map((each) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={linkTo(reader, network.country(each.country))}>
                  {each.name}
                </a>
              </th>
              <td>{standingText(each, reader)}</td>
              <Cells cells={each.cells} frameworks={frameworks} reader={reader} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const standingText = ({ standing, until }: MatrixCountry, { words }: Reader) =>
  standing === 'ending' && until !== null
    ? words.t('plans.gap.standing.ends', { day: words.day(until) })
    : words.t(`plans.gap.standing.${standing}`)

const Cells = ({
  cells,
  frameworks,
  reader: { words },
}: Omit<RegionProps, 'region'> & { cells: readonly Served[] }) => (
  <>
    {frameworks.map(({ total }, at) => {
      const cell = cells[at] ?? { cited: 0, mapped: 0 }
      return (
        <td class={`gaps__cell gaps__cell--${step(cell, total)}`}>
          {words.number(cell.cited)}
          {cell.mapped > 0 && <small> {words.t('plans.gap.mapped', { count: cell.mapped })}</small>}
        </td>
      )
    })}
  </>
)
