import type { FastifyInstance } from 'fastify'
import { type Again, form } from '#platform/doors/forms.ts'
import { mostOfFile, takingFiles } from '#platform/doors/files.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { problemOf, wordsOf } from '#platform/http/problem.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { staleIn, Version } from '#platform/ui/conflict.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { FileField } from '#platform/ui/fields/file.tsx'
import { Field, Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { Table } from '#platform/ui/table.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { replaceChanges } from '#scenarios/actions.ts'
import { changeColumns } from '#scenarios/forms/change.ts'
import { readChanges, takeFile, writeChanges } from '#scenarios/forms/file.ts'
import { FileBody } from '#scenarios/forms/pages.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf } from '#scenarios/views.ts'
import { namesIn } from './changes.tsx'
import { barriers } from './may.ts'
import { Meanwhile } from './meanwhile.tsx'
import { FormPage, labelOf, theScenario, toScenario } from './parts.tsx'

/** What the reasons of wrong rows call the file: people see their own name for it. */
const nameOfFile = 'changes.csv'

/** The form that puts the changes of a file, or of rows as text, in the place of a scenario's. */
export function fileForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.file(':id'), {
      query: PageQuery({}),
      body: FileBody,
      admission: { right: 'scenarios.draft' },
      show: async (visitor, _query, { id = '' }, again) => {
        const reader = presently(visitor)
        const scenario = await theScenario(reader, id)
        const changes = await changesOf(reader.db, reader.moment, id)
        const { words } = reader
        const stale = staleIn(again)
        const sent = again === null ? null : textSent(again.typed)
        const typed = stale === null || sent === null ? [] : readChanges(nameOfFile, sent).rows
        const called = await namesIn(reader, [...changes, ...typed])
        const field = { again, words }
        return (
          <FormPage
            reader={reader}
            scenario={scenario}
            title={words.t('scenarios.file.title')}
            again={again}
            told={<WrongRows again={again} reader={reader} />}
            barred={barriers(reader, scenario).changes}
            mergesItself
          >
            {stale !== null && (
              <Meanwhile typed={typed} changes={changes} called={called} reader={reader} />
            )}
            <p>{words.t('scenarios.file.means')}</p>
            <p>
              {words.t('scenarios.file.format')} <code>{changeColumns.join(',')}</code>
            </p>
            <Exports
              reader={reader}
              list={paths.listOfChanges(id)}
              label={words.t('scenarios.changes.files')}
            />
            <Form reader={reader} takesFile>
              <Version now={heldByRevision(scenario)} again={stale === null ? again : null} />
              <FileField
                name="file"
                label={words.t('scenarios.input.file')}
                hint={words.t('scenarios.file.hint', { most: mostOfFile / 1024 })}
                accept=".csv,text/csv,text/plain"
                {...field}
              />
              <Field
                name="rows"
                label={words.t('scenarios.input.rows')}
                hint={words.t('scenarios.file.rows-hint')}
                {...field}
              >
                {(attributes) => (
                  <textarea
                    class="ds-input scenario__rows"
                    dir="ltr"
                    spellcheck={false}
                    rows={16}
                    {...attributes}
                  >
                    {sent ?? writeChanges(changes)}
                  </textarea>
                )}
              </Field>
              <p>
                <SubmitButton label={words.t('scenarios.file.send')} barred={null} id="no-file" />
              </p>
            </Form>
          </FormPage>
        )
      },
      send: async (reader, { version, ...typed }, { id = '' }) => {
        const text = textSent(typed)
        if (text === null)
          throw new Refusal('invalid', 'form/invalid', {
            faults: [{ field: 'file', reason: 'field/missing' }],
          })
        const changes = takeFile(nameOfFile, text)
        await replaceChanges(byOf(reader), id, { changes, version })
        return toScenario(reader, id, 'saved')
      },
    }),
  )
}

/** The text that was sent: that of the file, else of the field; null where neither holds anything. */
function textSent({ file, rows }: Again['typed']): string | null {
  const texts = [file, rows].flatMap((each) =>
    typeof each === 'string' && each.trim() !== '' ? [each] : [],
  )
  return texts[0] ?? null
}

/** What is wrong with the rows that were sent: which row, which field, why. */
function WrongRows({ again, reader }: { again: Again | null; reader: Reader }) {
  const { words } = reader
  if (again === null || again.refusal.code !== 'scenarios/wrong-file')
    return <Refused again={again} words={words} label={(field) => labelOf(field, words)} />
  const { refusal } = again
  return (
    <section class="problem" role="alert" tabindex={-1} id="problem">
      <h2 class="ds-heading" data-size="xs">
        {problemOf(refusal, words).title}
      </h2>
      <Table
        caption={words.t('scenarios.file.wrong')}
        rows={refusal.faults}
        columns={[
          {
            title: words.t('scenarios.column.where'),
            cell: (fault) => labelOf(fault.field, words),
          },
          {
            title: words.t('scenarios.column.reason'),
            cell: (fault) =>
              words.t(wordsOf(fault.reason, words), { field: fault.field, ...fault.details }),
          },
        ]}
      />
    </section>
  )
}
