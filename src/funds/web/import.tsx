import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { FileField } from '#platform/ui/fields/file.tsx'
import { Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { importRates } from '#funds/actions.ts'
import { ImportBody } from '#funds/forms.ts'
import { placeOf, rateColumns } from '#funds/forms/rates.ts'
import { paths } from '#funds/paths.ts'

/** The form that takes a file of rates: whole, or nothing of it. */
export function importForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.importRates, {
      query: PageQuery({}),
      body: ImportBody,
      admission: { right: 'budget.review', reach: 'everywhere' },
      show: async (visitor, _query, _params, again) => {
        const reader = presently(visitor)
        const { words } = reader
        const title = words.t('funds.import.title')
        return (
          <Page reader={reader} title={title} isOwn>
            <h1 class="ds-heading" data-size="lg">
              {title}
            </h1>
            <Refused again={again} words={words} label={(field) => labelOf(field, words)} />
            <p>{words.t('funds.import.means')}</p>
            <p>
              <code dir="ltr">{rateColumns.join(',')}</code>
            </p>
            <p>
              <code dir="ltr">KES,2026-11-01,129.45,Operational rates of November 2026</code>
            </p>
            <Form reader={reader} takesFile>
              <FileField
                name="rates"
                label={words.t('funds.import.file')}
                hint={words.t('funds.import.hint')}
                accept=".csv,text/csv"
                required
                {...{ again, words }}
              />
              <p>
                <SubmitButton label={title} barred={null} id="no-import" />
              </p>
            </Form>
            <p>
              <a class="ds-link" href={linkTo(reader, paths.rates)}>
                {words.t('funds.rates.title')}
              </a>
            </p>
          </Page>
        )
      },
      send: async (reader, { rates }) => {
        await importRates(byOf(reader), rates)
        return linkTo({ locale: reader.locale, asked: {} }, paths.rates, { done: 'imported' })
      },
    }),
  )
}

/** What a wrong cell is called: its row and its column. */
function labelOf(field: string, words: Words): string {
  const place = placeOf(field)
  if (place === null) return words.t('funds.import.file')
  const { row, column } = place
  return column === null
    ? words.t('funds.import.row', { row })
    : words.t('funds.import.cell', { row, column })
}
