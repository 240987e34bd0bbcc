import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { codeOf, isMark } from '#platform/tree/sheets/coded.ts'
import { Offered } from '#platform/ui/fields/select.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf } from '#posts/web/parts.tsx'
import { rootPart } from '#projects/model/kinds.ts'
import { writeLines } from '#budgets/actions/lines.ts'
import type { TypedLine } from '#budgets/actions/weighing.ts'
import { TableForm, TableQuery } from '#budgets/forms.ts'
import { codedColumns, fieldOfColumn, lineColumns } from '#budgets/model/sheet.ts'
import { paths } from '#budgets/paths.ts'
import { FormPage, type Opened, theBudget, toBudget, whichOf, whyNotWriting } from './draft.tsx'
import { placesIn } from './line.tsx'
import { cellName, LinesTable, type Row, type TableProps } from './table.tsx'

/** More lines than these are written activity by activity: each line is eleven fields. */
const mostAtOnce = 60
/** Empty rows for new lines. */
const fresh = ['new-1', 'new-2', 'new-3', 'new-4', 'new-5']

/** The form that writes several lines at once, as a table: what each costs and what all come to is told while one types, where scripts run. */
export function tableForm(app: FastifyInstance): void {
  form(app, paths.lines(':id', ':number'), {
    query: TableQuery,
    body: TableForm,
    admission: 'signed-in',
    most: 1024 * 1024,
    show: async (visitor, { of }, params, again) => {
      const reader = presently(visitor)
      const opened = await theBudget(reader, params)
      const { words, db, moment } = reader
      const offices = await officeChoices(db, moment)
      const all = opened.budget.parts.filter(({ kind }) => kind === 'line')
      const shown = of ?? (all.length > mostAtOnce ? (all[0]?.parent ?? rootPart) : null)
      const lines = shown === null ? all : all.filter(({ parent }) => parent === shown)
      const rows: Row[] = [
        ...lines.map((line) => ({ id: line.part, line })),
        ...fresh.map((id) => ({ id, line: null })),
      ]
      // What both changed is refused; sent once more, what stands in the form is what holds.
      const isChanged = again?.refusal.code === 'budgets/lines-changed'
      const revision = String(opened.project.revision)
      const table: TableProps = { rows, opened, again, reader, under: shown ?? rootPart }
      return (
        <FormPage
          {...{ reader, opened, again }}
          title={words.t('budgets.write-lines')}
          barred={await whyNotWriting(reader, opened)}
          label={(field) => cellName(field, opened, reader)}
        >
          <p>{words.t('budgets.table-means')}</p>
          {shown !== null && <Groups of={shown} opened={opened} reader={reader} />}
          <Form reader={reader}>
            <input
              type="hidden"
              name="revision"
              value={isChanged ? revision : typedOr(again, 'revision', revision)}
            />
            <Offered id="budget-offices" options={offices} />
            <Offered id="budget-places" options={placesIn(opened, reader)} />
            <LinesTable {...table} />
            <p>
              <SubmitButton label={words.t('budgets.save-lines')} barred={null} id="no-save" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { revision, ...typed }, params) => {
      const { version } = await theBudget(presently(reader), params)
      const rows = linesTyped(typed, version.languages[0] ?? 'en')
      const which = whichOf(params)
      await writeLines(byOf(reader), which, { rows, revision })
      return toBudget(reader, which, { done: 'lines-written' })
    },
  })
}

/** The lines of a form by its cells (`b1.rate`); new ones in which nothing was typed are none. */
function linesTyped(typed: Readonly<Record<string, unknown>>, language: string): TypedLine[] {
  const cells = Object.entries(typed).flatMap(([name, value]) => {
    const [, part = '', field = ''] = /^([a-z][a-z0-9-]*)\.(.+)$/.exec(name) ?? []
    const known = lineColumns.find((column) => fieldOfColumn(column, language) === field)
    return known === undefined || typeof value !== 'string'
      ? []
      : [{ part, column: known, value: value.trim() }]
  })
  return [...Map.groupBy(cells, ({ part }) => part)].flatMap(([part, own]) => {
    const given = new Map(
      own.map(({ column, value }) => [
        column,
        codedColumns.includes(column) ? codeOf(value) : value,
      ]),
    )
    const isEmpty = [...given].every(([column, value]) => column === 'parent' || value === '')
    if (isMark(part) && isEmpty) return []
    const fields = [...given].flatMap(([column, value]): [string, string][] =>
      column === 'parent' ? [] : [[fieldOfColumn(column, language), value]],
    )
    return [
      { part, parent: given.get('parent') ?? '', fields: Object.fromEntries(fields), formulas: [] },
    ]
  })
}

/** Where there are many lines, they are written activity by activity. */
function Groups({ of, opened, reader }: { of: string; opened: Opened; reader: Reader }) {
  const { project, version } = opened
  const { words } = reader
  return (
    <nav class="budget__tabs" aria-label={words.t('budgets.column.parent')}>
      <ul>
        {placesIn(opened, reader).map(({ id, name }) => (
          <li>
            <a
              class="ds-link"
              href={linkTo(reader, paths.lines(project.id, version.number), { of: id })}
              {...(id === of ? { 'aria-current': 'true' as const } : {})}
            >
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
