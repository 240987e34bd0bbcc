import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { FileField } from '#platform/ui/fields/file.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { importHolidays } from '#calendars/actions.ts'
import { ImportForm } from '#calendars/forms.ts'
import { yearText } from '#calendars/model/year.ts'
import { paths } from '#calendars/paths.ts'
import { calendarFor, FormPage, labelOf, noKeeping, toCalendar } from './parts.tsx'

const example = [
  'day,en,fr,es,ar,source',
  '2027-01-01,New Year’s Day,Jour de l’an,Año Nuevo,رأس السنة الميلادية,Official Gazette',
].join('\n')

/** The form that takes the holidays of a year from a file. */
export function importForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.importing(':id'), {
      query: PageQuery({}),
      body: ImportForm,
      admission: { right: 'calendars.write' },
      show: async (visitor, _query, { id = '' }, again) => {
        const reader = presently(visitor)
        const { words, today } = reader
        const calendar = await calendarFor(reader, id)
        const title = words.t('calendars.import.title')
        const field = { again, words }
        return (
          <FormPage
            {...{ reader, calendar, title, again }}
            barred={await noKeeping(reader, calendar)}
          >
            <p>{words.t('calendars.import.means')}</p>
            <pre class="calendar__example" dir="ltr">
              {example}
            </pre>
            <Form reader={reader} takesFile>
              <Field name="year" label={labelOf('year', words)} {...field}>
                {(attributes) => (
                  <input
                    class="ds-input"
                    type="number"
                    min={1900}
                    max={2999}
                    required
                    {...attributes}
                    value={typedOr(again, 'year', String(Number(today.slice(0, 4)) + 1))}
                  />
                )}
              </Field>
              <FileField
                name="upload"
                label={labelOf('upload', words)}
                accept=".csv,text/csv"
                required
                {...field}
              />
              <p>
                <SubmitButton
                  label={words.t('calendars.import.take')}
                  barred={null}
                  id="no-import"
                />
              </p>
            </Form>
          </FormPage>
        )
      },
      send: async (reader, { year, upload }, { id = '' }) => {
        await importHolidays(byOf(reader), id, { year, csv: upload })
        return toCalendar(reader, id, 'imported', yearText(year))
      },
    }),
  )
}
