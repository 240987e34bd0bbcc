import type { Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Grading } from '#plans/actions/sheets.ts'
import { counted, type GradedRow, grades } from '#plans/model/sheets/grade.ts'
import type { Changed } from '#plans/model/sheets/merge.ts'
import { columnName } from '#plans/views/sheets/columns.ts'
import { noteText, noticeText, shortly, type Telling } from '#plans/views/sheets/told.ts'

interface GradedProps {
  graded: Grading
  /** Whether the good rows were taken already: then only what is left is told. */
  isTaken: boolean
  telling: Telling
  reader: Reader
}

/** How many rows have each grade, what is said of whole sheets, and the rows: those that need somebody first. */
export function GradedRows({ graded, isTaken, telling, reader }: GradedProps) {
  const { words } = reader
  const numbers = counted(graded.rows)
  const order = grades.toReversed()
  const shown = order.flatMap((grade) =>
    grade === 'taken' ? [] : graded.rows.filter((row) => row.grade === grade),
  )
  const rows = shown.filter(({ grade }) => !isTaken || grade === 'error' || grade === 'conflict')
  return (
    <>
      <Table
        caption={words.t('plans.sheet.counts')}
        rows={grades.filter((grade) => numbers[grade] > 0)}
        columns={[
          {
            title: words.t('plans.sheet.column.result'),
            cell: (grade) => <Mark grade={grade} reader={reader} />,
          },
          { title: words.t('plans.sheet.rows'), cell: (grade) => words.number(numbers[grade]) },
          {
            title: words.t('plans.sheet.means-column'),
            cell: (grade) => words.t(`plans.sheet.grade-means.${grade}`),
          },
        ]}
      />
      {graded.notices.length > 0 && (
        <ul>
          {graded.notices.map((notice) => (
            <li>{noticeText(notice, telling)}</li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <Table
          caption={words.t('plans.sheet.rows-caption')}
          rows={rows}
          columns={[
            {
              title: words.t('plans.sheet.where'),
              cell: ({ tab, line }) => words.t('plans.sheet.at', { sheet: tab, row: line }),
            },
            {
              title: words.t('plans.field.part'),
              cell: ({ part, title }) => (
                <>
                  <code dir="ltr">{part}</code> <bdi>{shortly(title)}</bdi>
                </>
              ),
            },
            {
              title: words.t('plans.sheet.column.result'),
              cell: ({ grade }) => <Mark grade={grade} reader={reader} />,
            },
            {
              title: words.t('plans.sheet.said'),
              cell: (row) => <Said row={row} telling={telling} />,
            },
          ]}
        />
      )}
    </>
  )
}

const Mark = ({ grade, reader }: { grade: GradedRow['grade']; reader: Reader }) => (
  <span class={`plan__grade plan__grade--${grade}`}>
    {reader.words.t(`plans.sheet.grade.${grade}`)}
  </span>
)

/** What is said of a row, then what changes in it. */
function Said({ row: { notes, changes }, telling }: { row: GradedRow; telling: Telling }) {
  if (notes.length === 0 && changes.length === 0) return null
  return (
    <ul class="plan__notes">
      {notes.map((note) => (
        <li>{noteText(note, telling)}</li>
      ))}
      {changes.map((change) => (
        <li>
          <Change change={change} telling={telling} />
        </li>
      ))}
    </ul>
  )
}

const Change = ({
  change: { field, before, after },
  telling: { words, writing },
}: {
  change: Changed
  telling: Telling
}) => (
  <>
    {columnName(field, writing, words)}:{' '}
    {before !== '' && (
      <del>
        <bdi>{shortly(before)}</bdi>
      </del>
    )}{' '}
    {after === '' ? (
      words.t('plans.sheet.emptied')
    ) : (
      <ins>
        <bdi>{shortly(after)}</bdi>
      </ins>
    )}
  </>
)
