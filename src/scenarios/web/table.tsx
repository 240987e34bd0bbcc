import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { staleIn, Version } from '#platform/ui/conflict.tsx'
import { Offered } from '#platform/ui/fields/select.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { wordsOf } from '#platform/http/problem.ts'
import { changeKinds } from '#decisions/model/change.ts'
import { byOf } from '#posts/web/parts.tsx'
import { replaceChanges } from '#scenarios/actions.ts'
import { type Cells, cellsOf, changeColumns } from '#scenarios/forms/change.ts'
import { mostRows, rowField, TableBody } from '#scenarios/forms/pages.ts'
import { cellsIn, changesIn, filledRows, toldOf } from '#scenarios/forms/table.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf } from '#scenarios/views.ts'
import { type Choices, choicesFor } from '#scenarios/views/choices.ts'
import { barriers } from './may.ts'
import { namesIn } from './changes.tsx'
import { changesTyped, Meanwhile } from './meanwhile.tsx'
import { FormPage, labelOf, theScenario, toScenario } from './parts.tsx'

/** So many rows stand empty below the changes there are. */
const emptyRows = 8

/** The form in which all changes of a scenario are edited in one table: a row each, and some empty ones. */
export function tableForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.table(':id'), {
      query: PageQuery({}),
      body: TableBody,
      admission: { right: 'scenarios.draft' },
      show: async (visitor, _query, { id = '' }, again) => {
        const reader = presently(visitor)
        const scenario = await theScenario(reader, id)
        const changes = await changesOf(reader.db, reader.moment, id)
        const { words } = reader
        const title = words.t('scenarios.table.title')
        const isLong = changes.length > mostRows - emptyRows
        const rows = again === null ? changes.map(cellsOf) : typedRows(again)
        const stale = staleIn(again)
        const typed = stale === null ? [] : changesTyped(rows)
        const called = await namesIn(reader, [...changes, ...typed])
        return (
          <FormPage
            reader={reader}
            scenario={scenario}
            title={title}
            again={again}
            barred={barriers(reader, scenario).changes}
            mergesItself
          >
            {stale !== null && (
              <Meanwhile typed={typed} changes={changes} called={called} reader={reader} />
            )}
            {isLong ? (
              <p>
                {words.t('scenarios.table.long', { most: mostRows - emptyRows })}{' '}
                <a class="ds-link" href={linkTo(reader, paths.file(id))}>
                  {words.t('scenarios.file.title')}
                </a>
              </p>
            ) : (
              <Form reader={reader} takesFile>
                <p>{words.t('scenarios.table.means')}</p>
                <Version now={heldByRevision(scenario)} again={stale === null ? again : null} />
                <Rows rows={rows} again={again} reader={reader} />
                <p>
                  <SubmitButton label={words.t('scenarios.save')} barred={null} id="no-table" />
                </p>
                <Lists choices={await choicesFor(reader, changes)} />
              </Form>
            )}
          </FormPage>
        )
      },
      send: async (reader, { version, ...typed }, { id = '' }) => {
        const changes = changesIn(typed)
        const places = filledRows(typed)
        await toldOf(
          () => replaceChanges(byOf(reader), id, { changes, version }),
          (place, field) =>
            rowField(changeColumns.find((each) => each === field) ?? 'change', places[place] ?? 0),
        )
        return toScenario(reader, id, 'saved')
      },
    }),
  )
}

/** What was typed, up to the last row in which anything stands. */
const typedRows = ({ typed }: Again): Cells[] =>
  Array.from({ length: (filledRows(typed).at(-1) ?? -1) + 1 }, (_, row) => cellsIn(typed, row))

const blank: Cells = { change: '', subject: '', value: '', qualifier: '', note: '' }

interface RowsProps {
  rows: readonly Cells[]
  again: Again | null
  reader: Reader
}

function Rows({ rows, again, reader }: RowsProps) {
  const { words } = reader
  const room = Math.min(emptyRows, mostRows - rows.length)
  const all = [...rows, ...Array.from({ length: Math.max(room, 0) }, () => blank)]
  return (
    <table class="ds-table list list--inputs">
      <caption>{words.t('scenarios.table.caption', { count: rows.length })}</caption>
      <thead>
        <tr>
          {changeColumns.map((column) => (
            <th scope="col">{words.t(`scenarios.input.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((cells, row) => (
          <tr>
            {changeColumns.map((column) => (
              <td data-label={words.t(`scenarios.input.${column}`)}>
                <Cell
                  column={column}
                  row={row}
                  text={cells[column]}
                  again={again}
                  reader={reader}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  column: (typeof changeColumns)[number]
  row: number
  text: string
  again: Again | null
  reader: Reader
}

/** The lists of what can be written in each column. */
const offered = { subject: 'subjects', value: 'values', qualifier: 'qualifiers', note: null }

function Cell({ column, row, text, again, reader: { words } }: CellProps) {
  const name = rowField(column, row)
  const label = labelOf(name, words)
  const fault = again?.refusal.faults.find((each) => each.field === name)
  const attributes = {
    id: `field-${name}`,
    name,
    'aria-label': label,
    ...(fault === undefined
      ? {}
      : { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${name}` }),
  }
  const list = column === 'change' ? null : offered[column]
  return (
    <>
      {column === 'change' ? (
        <select class="ds-input" {...attributes}>
          <option value="" />
          {changeKinds.map((kind) => (
            <option value={kind} selected={kind === text}>
              {words.t(`scenarios.kind.${kind}`)}
            </option>
          ))}
        </select>
      ) : (
        <input
          class="ds-input"
          type="text"
          dir="auto"
          maxLength={1000}
          autocomplete="off"
          {...attributes}
          {...(list === null ? {} : { list })}
          value={text}
        />
      )}
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${name}`}>
          {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
        </p>
      )}
    </>
  )
}

function Lists({ choices }: { choices: Choices }) {
  const { kind, function: functions, place, city, body, role, language } = choices
  return (
    <>
      <Offered id="subjects" options={choices['office-or-unit']} />
      <Offered
        id="values"
        options={[...choices['office-or-unit'], ...kind, ...functions, ...place, ...city, ...body]}
      />
      <Offered id="qualifiers" options={[...functions, ...place, ...role, ...language]} />
    </>
  )
}
