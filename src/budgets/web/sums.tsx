import type { ComponentChildren } from 'preact'
import { decimalText, moneyText } from '#platform/i18n/money.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { paths as fundPaths } from '#funds/paths.ts'
import { type Reckoning, shareOf, type Sum } from '#projects/model/reckoning.ts'
import type { Budget } from '#budgets/views/budget.ts'

/** An amount in the currency of the budget. */
export const Money = ({
  amount,
  currency,
  reader,
}: {
  amount: string
  currency: string
  reader: Reader
}) => <bdi class="budget__money">{moneyText(amount, currency, reader.locale)}</bdi>

interface SumsProps {
  budget: Budget
  reckoning: Reckoning
  reader: Reader
}

/** What it comes to in all: lines, staff and office with their share, overhead with its source, the whole, and the same in dollars. */
export function WholeSums({ budget, reckoning, reader }: SumsProps) {
  const { words, locale } = reader
  const { currency, direct, staffAndOffice } = reckoning
  const { overhead, beside, conditions } = budget
  const money = (amount: string) => <Money {...{ amount, currency, reader }} />
  const share = shareOf(staffAndOffice, direct)
  const fact = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <dl class="facts__list budget__whole">
      {fact(words.t('budgets.total'), <strong>{money(reckoning.total)}</strong>)}
      {fact(words.t('budgets.direct'), money(direct))}
      {fact(
        words.t('budgets.staff-and-office'),
        <>
          {money(staffAndOffice)}
          {share !== null && (
            <small> {words.t('budgets.share-of', { share: decimalText(share, locale) })}</small>
          )}
        </>,
      )}
      {fact(words.t('budgets.programme'), money(reckoning.programme))}
      {fact(
        words.t('budgets.overhead'),
        overhead === null ? (
          words.t('budgets.overhead.none')
        ) : (
          <>
            {money(reckoning.overhead)}{' '}
            <small>
              {words.t(`budgets.overhead.by.${overhead.basis}`, {
                rate: decimalText(overhead.rate, locale),
              })}{' '}
              {overhead.certainty === 'sourced' && words.t('budgets.certainty.sourced')}{' '}
              <bdi>{overhead.source}</bdi>
            </small>
          </>
        ),
      )}
      {currency !== 'USD' &&
        fact(
          words.t('budgets.beside', { currency: 'USD' }),
          beside === null ? (
            words.t('budgets.no-rate', { currency, day: words.day(budget.day) })
          ) : (
            <>
              <Money amount={beside.total} currency={beside.currency} reader={reader} />{' '}
              <small>
                {words.t('budgets.by-rate', {
                  currency,
                  rate: decimalText(beside.rate, locale),
                  day: words.day(beside.day),
                })}{' '}
                <bdi>{beside.source}</bdi>
                {beside.isDemo && ` ${words.t('budgets.demo-rate')}`}
              </small>
            </>
          ),
        )}
      {fact(
        words.t('budgets.conditions'),
        <>
          <a class="ds-link" href={linkTo(reader, fundPaths.fund(conditions.fund))}>
            {titleIn(conditions.titles, locale).text}
          </a>{' '}
          <small>{words.t('budgets.on-day', { day: words.day(budget.day) })}</small>
        </>,
      )}
    </dl>
  )
}

/** A group of lines as a table tells it. */
export interface SummedRow extends Sum {
  name: ComponentChildren
}

/** Sums side by side, the whole below them. */
export function SumsTable({
  caption,
  title,
  rows,
  reckoning,
  reader,
}: {
  caption: string
  title: string
  rows: readonly SummedRow[]
  reckoning: Reckoning
  reader: Reader
}) {
  const { words } = reader
  const { currency } = reckoning
  const column = (key: 'staff' | 'office' | 'programme' | 'direct' | 'overhead' | 'total') => ({
    title: words.t(`budgets.${key}`),
    stands: 'amount' as const,
    cell: (row: Sum) => <Money amount={row[key]} currency={currency} reader={reader} />,
  })
  const all: SummedRow = { ...reckoning, name: <strong>{words.t('budgets.all')}</strong> }
  return (
    <Table<SummedRow>
      caption={caption}
      rows={[...rows, all]}
      variant="sums"
      columns={[
        { title, cell: ({ name }) => name },
        column('staff'),
        column('office'),
        column('programme'),
        column('direct'),
        column('overhead'),
        column('total'),
      ]}
    />
  )
}
