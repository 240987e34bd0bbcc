import type { Words } from '#platform/i18n/words.ts'
import { decimalText, moneyText } from '#platform/i18n/money.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { ReportFigures } from '#delivery/model/report.ts'
import { periodText } from './room.ts'

/** What a report is filled with: indicators, work plan, budget. What was spent is not recorded here, and that is said. */
export function Figures({ figures, words }: { figures: ReportFigures; words: Words }) {
  const { indicators, activities, money, currency, total } = figures
  const { locale } = words
  const called = (titles: Readonly<Record<string, string>>, part: string | null) =>
    nearest(titles, locale)?.text ?? part ?? words.t('delivery.figures.no-activity')
  const number = (value: string | null) => (value === null ? '—' : decimalText(value, locale))
  const amount = (value: string) => (
    <bdi dir="ltr">{currency === null ? value : moneyText(value, currency, locale)}</bdi>
  )
  const t = (key: string) => words.t(`delivery.column.${key}`)
  return (
    <>
      {indicators.length > 0 && (
        <Section title={words.t('delivery.figures.indicators')}>
          <Table
            caption={words.t('delivery.figures.indicators-count', { count: indicators.length })}
            rows={indicators}
            columns={[
              {
                title: t('indicator'),
                cell: (each) => <bdi>{called(each.titles, each.part)}</bdi>,
              },
              { title: t('baseline'), stands: 'amount', cell: ({ baseline }) => number(baseline) },
              { title: t('target'), stands: 'amount', cell: ({ target }) => number(target) },
              {
                title: t('reached'),
                stands: 'amount',
                cell: ({ reached }) =>
                  reached === null ? words.t('delivery.figures.not-recorded') : number(reached),
              },
              {
                title: t('on'),
                stands: 'short',
                cell: ({ reachedDay }) => (reachedDay === null ? '' : words.day(reachedDay)),
              },
            ]}
          />
        </Section>
      )}
      {activities.length > 0 && (
        <Section title={words.t('delivery.figures.activities')}>
          <Table
            caption={words.t('delivery.figures.activities-count', { count: activities.length })}
            rows={activities}
            columns={[
              { title: t('activity'), cell: (each) => <bdi>{called(each.titles, each.part)}</bdi> },
              { title: t('planned'), cell: ({ from, to }) => periodText(from, to, words) },
              {
                title: t('done'),
                cell: ({ done }) =>
                  done === null ? words.t('delivery.figures.not-recorded') : `${number(done)} %`,
              },
              {
                title: t('on'),
                stands: 'short',
                cell: ({ doneDay }) => (doneDay === null ? '' : words.day(doneDay)),
              },
            ]}
          />
        </Section>
      )}
      {money.length > 0 && (
        <Section title={words.t('delivery.figures.money')}>
          <Table
            caption={words.t('delivery.figures.money-total', {
              total: total === null || currency === null ? '—' : moneyText(total, currency, locale),
            })}
            rows={money}
            columns={[
              { title: t('activity'), cell: (each) => <bdi>{called(each.titles, each.part)}</bdi> },
              { title: t('budgeted'), stands: 'amount', cell: ({ budgeted }) => amount(budgeted) },
              { title: t('spent'), cell: () => words.t('delivery.figures.not-recorded') },
            ]}
          />
        </Section>
      )}
    </>
  )
}
