import { WorldMap } from '#platform/ui/map.tsx'
import type { Reader } from '#platform/http/reader.ts'
import type { FigureLine } from '#portfolio/model/figures.ts'

/** From how many projects on a country has each tint; the last for all that have more. */
const steps = [1, 3, 6, 10] as const

const toneOf = (count: number): number => steps.findLastIndex((least) => least <= count)

/** The countries that projects name, tinted by how many do. The same numbers stand in the table below. */
export function PortfolioMap({
  countries,
  numbers,
  reader: { words },
}: {
  countries: readonly FigureLine[]
  /** ISO 3166 numeric codes by alpha-3. */
  numbers: ReadonlyMap<string, string>
  reader: Reader
}) {
  const shaded = new Map(
    countries.flatMap(({ id, count }): [string, number][] => {
      const number = numbers.get(id ?? '')
      return number === undefined ? [] : [[number, toneOf(count)]]
    }),
  )
  const label = (least: number, at: number) => {
    const next = steps[at + 1]
    return next === undefined
      ? words.t('portfolio.map.from', { least })
      : words.t('portfolio.map.between', { least, most: next - 1 })
  }
  return (
    <div class="portfolio__map">
      <WorldMap
        title={words.t('portfolio.map.title')}
        disclaimer={words.t('network.map.disclaimer')}
        points={[]}
        shaded={shaded}
        legend={[]}
        tints={steps.map((least, tone) => ({ tone, label: label(least, tone) }))}
      />
    </div>
  )
}
