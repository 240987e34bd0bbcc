import type { Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { YearOfProgress } from '#monitoring/model/progress.ts'
import type { InProgress } from '#monitoring/views/progress.ts'
import { nameOf, numberText, StandingMark } from './parts.tsx'

/** An indicator year by year: target, value, how much of the way that is. What its plot shows, in figures. */
export function YearTable({ told, reader }: { told: InProgress; reader: Reader }) {
  const { words, locale } = reader
  const { indicator, years } = told
  const { baseline, baselineYear } = indicator
  const number = (value: string | null) =>
    value === null ? '' : numberText(value, indicator, words)
  const column = (name: string) => words.t(`monitoring.column.${name}`)
  return (
    <>
      <Table
        caption={words.t('monitoring.years', { indicator: nameOf(indicator, locale).text })}
        variant="monitoring"
        rows={years}
        columns={[
          { title: column('year'), cell: ({ year }) => String(year) },
          { title: column('target'), cell: ({ target }) => number(target) },
          { title: column('value'), cell: ({ value }) => number(value) },
          { title: column('share'), cell: (each) => shareText(each, reader) },
          {
            title: column('standing'),
            cell: ({ standing }) => <StandingMark standing={standing} words={words} />,
          },
        ]}
      />
      {baseline !== null && (
        <p class="monitoring__baseline">
          {baselineYear === null
            ? words.t('monitoring.baseline', { value: number(baseline) })
            : words.t('monitoring.baseline.year', {
                value: number(baseline),
                year: String(baselineYear),
              })}
        </p>
      )}
    </>
  )
}

/** How much of the way to the target is gone. */
export const shareText = ({ share }: Pick<YearOfProgress, 'share'>, { words }: Reader): string =>
  share === null
    ? ''
    : words.t('monitoring.percent', { value: words.number(Math.round(share * 100)) })
