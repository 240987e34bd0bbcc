import type { Again } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import type { Reader } from '#platform/http/reader.ts'
import { decimalText } from '#platform/i18n/money.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import { isMark } from '#platform/tree/sheets/coded.ts'
import { typedOr } from '#platform/ui/form.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { choicesOf, fieldOfColumn, type LineColumn, lineColumns } from '#budgets/model/sheet.ts'
import { columnName } from '#budgets/views/sheets/names.ts'
import type { Opened } from './draft.tsx'

/** A row of the table form: a line, or room for a new one. */
export interface Row {
  id: string
  line: ProjectPart | null
}

/** What the table form shows. */
export interface TableProps {
  rows: readonly Row[]
  opened: Opened
  again: Again | null
  reader: Reader
  /** Where new lines are to stand. */
  under: string
}

/** What a cell is called where something is told of it: its line and its column. */
export function cellName(field: string, { budget }: Opened, { words }: Reader): string {
  const [part = '', column = ''] = field.split('.')
  const currency = budget.reckoning?.currency ?? null
  return words.t('budgets.cell', {
    line: isMark(part) ? words.t('budgets.new-line', { number: part.slice(4) }) : part,
    column: columnName(column, words, currency),
  })
}

/** The lines as a table of fields, a row each; what they come to below it. */
export function LinesTable(table: TableProps) {
  const { rows, opened, reader } = table
  const { words, locale } = reader
  const { reckoning } = opened.budget
  const currency = reckoning?.currency ?? null
  return (
    <meridian-sums
      data-places={currency === null ? 2 : placesOfCurrency(currency)}
      data-locale={locale}
    >
      <div class="budget__scroll" role="region" aria-label={words.t('budgets.lines')}>
        <table class="ds-table budget__form">
          <caption>{words.t('budgets.write-lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{words.t('budgets.column.part')}</th>
              {lineColumns.map((column) => (
                <th scope="col">{columnName(column, words, currency)}</th>
              ))}
              <th scope="col">{columnName('cost', words, currency)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LineRow row={row} {...table} />
            ))}
          </tbody>
        </table>
      </div>
      {reckoning !== null && (
        <p class="budget__sum" aria-live="polite">
          {words.t('budgets.lines-sum')}{' '}
          <strong data-sum>
            {decimalText(reckoning.direct, locale, placesOfCurrency(reckoning.currency))}
          </strong>{' '}
          {reckoning.currency}
        </p>
      )}
    </meridian-sums>
  )
}

function LineRow({ row, opened, again, reader, under }: TableProps & { row: Row }) {
  const { words, locale } = reader
  const { version, budget } = opened
  const [language = 'en'] = version.languages
  const { id, line } = row
  const told = budget.reckoning?.lines.find(({ part }) => part === id)?.cost ?? null
  const currency = budget.reckoning?.currency ?? ''
  return (
    <tr>
      <th scope="row">
        {line === null ? (
          <small>{words.t('budgets.new-line', { number: id.slice(4) })}</small>
        ) : (
          <code dir="ltr">{id}</code>
        )}
      </th>
      {lineColumns.map((column) => {
        const own = fieldOfColumn(column, language)
        const name = `${id}.${own}`
        const held = column === 'parent' ? (line?.parent ?? under) : (line?.fields[own] ?? '')
        const fault = again?.refusal.faults.find(({ field }) => field === name)
        return (
          <td data-label={columnName(column, words, currency || null)}>
            <Cell
              {...{ column, name, words }}
              value={typedOr(again, name, held)}
              label={cellName(name, opened, reader)}
              isWrong={fault !== undefined}
            />
            {fault !== undefined && (
              <small class="form__fault" id={`fault-${name}`}>
                {words.t(wordsOf(fault.reason, words), { field: column, ...fault.details })}
              </small>
            )}
          </td>
        )
      })}
      <td data-label={columnName('cost', words, currency || null)}>
        <output data-cost={id}>
          {told === null ? '' : decimalText(told, locale, placesOfCurrency(currency))}
        </output>
      </td>
    </tr>
  )
}

interface CellProps {
  column: LineColumn
  name: string
  value: string
  label: string
  isWrong: boolean
  words: Reader['words']
}

const numbers: readonly LineColumn[] = ['year', 'quantity', 'duration', 'rate', 'share']

function Cell({ column, name, value, label, isWrong, words }: CellProps) {
  const attributes = {
    id: `field-${name}`,
    name,
    'aria-label': label,
    ...(isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${name}` } : {}),
  }
  const choices = choicesOf(column)
  if (choices !== null)
    return (
      <select class="ds-input" {...attributes}>
        <option value="" selected={value === ''} />
        {choices.map((each) => (
          <option value={each} selected={each === value}>
            {words.t(`budgets.${column}.${each}`)}
          </option>
        ))}
      </select>
    )
  if (numbers.includes(column))
    return (
      <input
        class="ds-input budget__number"
        type="text"
        inputMode="decimal"
        dir="ltr"
        maxLength={30}
        {...attributes}
        value={value}
      />
    )
  const list = column === 'office' ? 'budget-offices' : column === 'parent' ? 'budget-places' : null
  return (
    <input
      class={`ds-input budget__${column === 'title' ? 'text' : 'code'}`}
      type="text"
      maxLength={300}
      {...(list === null ? { dir: 'auto' as const } : { list, dir: 'ltr' as const })}
      {...attributes}
      value={value}
    />
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-sums': {
        children: preact.ComponentChildren
        'data-places': number
        'data-locale': string
      }
    }
  }
}
