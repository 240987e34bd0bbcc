import type { Reader } from '#platform/http/reader.ts'
import { counted, type GradedRow, grades } from '#platform/tree/sheets/grade.ts'
import type { Changed } from '#platform/tree/sheets/merge.ts'
import { noteText, noticeText, shortly, type Telling } from '#platform/tree/sheets/told.ts'
import type { Notice } from '#platform/tree/sheets/typed.ts'
import { Table } from '#platform/ui/table.tsx'

interface GradedProps {
  graded: { rows: readonly GradedRow[]; notices: readonly Notice[] }
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
        caption={words.t('platform.sheet.counts')}
        rows={grades.filter((grade) => numbers[grade] > 0)}
        columns={[
          {
            title: words.t('platform.sheet.column.result'),
            cell: (grade) => <Mark grade={grade} reader={reader} />,
          },
          { title: words.t('platform.sheet.rows'), cell: (grade) => words.number(numbers[grade]) },
          {
            title: words.t('platform.sheet.means-column'),
            cell: (grade) => words.t(`platform.sheet.grade-means.${grade}`),
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
          caption={words.t('platform.sheet.rows-caption')}
          rows={rows}
          columns={[
            {
              title: words.t('platform.sheet.where'),
              cell: ({ tab, line }) => words.t('platform.sheet.at', { sheet: tab, row: line }),
            },
            {
              title: words.t('platform.sheet.part'),
              cell: ({ part, title }) => (
                <>
                  <code dir="ltr">{part}</code> <bdi>{shortly(title)}</bdi>
                </>
              ),
            },
            {
              title: words.t('platform.sheet.column.result'),
              cell: ({ grade }) => <Mark grade={grade} reader={reader} />,
            },
            {
              title: words.t('platform.sheet.said'),
              cell: (row) => <Said row={row} telling={telling} />,
            },
          ]}
        />
      )}
    </>
  )
}

const Mark = ({ grade, reader }: { grade: GradedRow['grade']; reader: Reader }) => (
  <span class={`sheet__grade sheet__grade--${grade}`}>
    {reader.words.t(`platform.sheet.grade.${grade}`)}
  </span>
)

/** What is said of a row, then what changes in it. */
function Said({ row: { notes, changes }, telling }: { row: GradedRow; telling: Telling }) {
  if (notes.length === 0 && changes.length === 0) return null
  return (
    <ul class="sheet__notes">
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
  telling: { words, columnName },
}: {
  change: Changed
  telling: Telling
}) => (
  <>
    {columnName(field)}:{' '}
    {before !== '' && (
      <del>
        <bdi>{shortly(before)}</bdi>
      </del>
    )}{' '}
    {after === '' ? (
      words.t('platform.sheet.emptied')
    ) : (
      <ins>
        <bdi>{shortly(after)}</bdi>
      </ins>
    )}
  </>
)
