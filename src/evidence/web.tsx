import { Table } from '#platform/ui/table.tsx'
import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type Figure, figures } from './views.ts'

/** A figure as its source gives it: “more than 412”, “almost 11,000”, with its unit. */
export function figureText({ value, unit, precision }: Figure, { words }: Reader): string {
  const number = words.number(value)
  const amount = words.t(`evidence.precision.${precision}`, { number })
  return words.t('evidence.amount', { amount, unit: words.t(`evidence.unit.${unit}`) })
}

/** Figures, every one with its passport: value, precision, unit, day, source. */
export function evidencePages(app: FastifyInstance): void {
  page(app, '/figures', PageQuery({}), async (reader) => {
    const all = await figures(reader.db, reader.moment, { all: true })
    const { words } = reader
    return (
      <Page reader={reader} title={words.t('evidence.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('evidence.title')}
        </h1>
        <p class="lead">{words.t('evidence.lead')}</p>
        <Table
          caption={words.t('evidence.title')}
          rows={all}
          columns={[
            {
              title: words.t('evidence.column.figure'),
              cell: (figure) => words.t(`evidence.figure.${figure.id}`),
            },
            {
              title: words.t('evidence.column.value'),
              cell: (figure) => figureText(figure, reader),
            },
            {
              title: words.t('evidence.column.passport'),
              cell: (figure) => <Grounds row={figure} reader={reader} />,
            },
          ]}
        />
        <Exports reader={reader} list="/figures" query={{ all: 'true' }} />
      </Page>
    )
  })
}
