import type { Reader } from '#platform/http/reader.ts'
import { Money } from '#projects/web/reading/said.tsx'
import type { Money as Amount } from '#portfolio/model/figures.ts'
import type { InDollars } from '#portfolio/views/figures.ts'

/** How amounts are told in dollars; null where a rate is missing. */
export type Dollars = (sums: readonly Amount[]) => InDollars | null

/** Amounts by currency, one below the other: they are never added. */
export const Sums = ({ sums, reader }: { sums: readonly Amount[]; reader: Reader }) =>
  sums.length === 0 ? null : (
    <ul class="portfolio__sums">
      {sums.map(({ currency, amount }) => (
        <li>
          <Money amount={amount} currency={currency} reader={reader} />
        </li>
      ))}
    </ul>
  )

/** What sums come to in dollars, where they are not in dollars alone. */
export function Beside({
  sums,
  dollars,
  reader,
}: {
  sums: readonly Amount[]
  dollars: Dollars
  reader: Reader
}) {
  if (sums.every(({ currency }) => currency === 'USD')) return null
  const told = dollars(sums)
  if (told === null) return <small>{reader.words.t('portfolio.no-rate')}</small>
  return (
    <small>
      ≈ <Money amount={told.amount} currency="USD" reader={reader} />
    </small>
  )
}

/** By which rates sums were told in dollars, each with its day and source. */
export function Rates({
  sums,
  dollars,
  reader: { words },
}: {
  sums: readonly Amount[]
  dollars: Dollars
  reader: Reader
}) {
  const rates = dollars(sums)?.rates ?? []
  if (rates.length === 0) return null
  return (
    <ul class="portfolio__rates">
      {rates.map(({ currency, rate, day, source, isDemo }) => (
        <li>
          {words.t(isDemo ? 'portfolio.rate.demo' : 'portfolio.rate', {
            currency,
            rate,
            day: words.day(day),
            source,
          })}
        </li>
      ))}
    </ul>
  )
}
