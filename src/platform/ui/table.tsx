import type { ComponentChildren } from 'preact'

/** A column of a table: its title, and what it shows of a row; an empty text is nothing. */
export interface Column<Row> {
  title: string
  cell(row: Row): ComponentChildren
  /** The language of its cells, where it is not the page's. */
  language?: string
  /** How its cells stand, where they are not words: counts and amounts below one another by their end, days and codes never broken. */
  stands?: 'count' | 'amount' | 'short'
}

interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** An address for each row, to link to. */
  idOf?(row: Row): string
  variant?: string
}

/**
 * Rows under titles; the first column heads its row. On a telephone each row becomes a card that repeats the titles.
 * A column that has nothing to show in any row is left out.
 */
export function Table<Row>({ caption, columns, rows, idOf, variant }: TableProps<Row>) {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)))
  const shown = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => at === 0 || cells.some((row) => !isNothing(row[at])))
  return (
    <table class={variant === undefined ? 'ds-table list' : `ds-table list list--${variant}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th scope="col" {...standing(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr {...(idOf ? { id: idOf(row) } : {})}>
            {shown.map(({ at, title, language, stands }) => {
              const lang = language === undefined ? {} : { lang: language }
              const content = cells[index]?.[at]
              if (at > 0)
                return (
                  <td data-label={title} {...standing({ stands })} {...lang}>
                    {content}
                  </td>
                )
              return (
                <th scope="row" {...lang}>
                  {content}
                </th>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const standing = ({ stands }: { stands?: string | undefined }) =>
  stands === undefined ? {} : { class: `list__${stands}` }

const isNothing = (content: ComponentChildren) =>
  content === '' || content === null || content === undefined || content === false
