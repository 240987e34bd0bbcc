import type { Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Review } from '#routes/views.ts'
import type { StepShown } from '#routes/views.ts'

/** What several reviewers found, by criterion, with their weighted mean beside. */
export function ReviewTable({
  told,
  reader,
}: {
  told: Pick<StepShown, 'reviews' | 'rule'>
  reader: Reader
}) {
  const { words, locale } = reader
  const criteria = told.rule?.reviewers?.criteria ?? []
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const mean = ({ scores }: Review) =>
    criteria.reduce((sum, { id, weight }) => sum + (scores[id] ?? 0) * weight, 0) / whole
  return (
    <Table
      caption={words.t('routes.page.reviews', { count: told.reviews.length })}
      rows={told.reviews}
      columns={[
        {
          title: words.t('routes.page.reviewer'),
          cell: ({ name, at }: Review) => (
            <>
              <bdi>{name}</bdi> <small>{words.instant(at)}</small>
            </>
          ),
        },
        ...criteria.map(({ id, titles }) => ({
          title: titles[locale],
          cell: ({ scores }: Review) => String(scores[id] ?? ''),
        })),
        {
          title: words.t('routes.page.mean'),
          cell: (each: Review) =>
            whole === 0 ? '' : words.number(Math.round(mean(each) * 10) / 10),
        },
        {
          title: words.t('routes.field.recommendation'),
          cell: ({ recommendation, text }: Review) => (
            <>
              {words.t(`routes.verdict.${recommendation}`)}
              {text !== '' && <p dir="auto">{text}</p>}
            </>
          ),
        },
      ]}
    />
  )
}
