import type { Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Fate } from '#network/model/differing.ts'

/** An office that differs between two pictures, with what each of them says of it; null where it is not there. */
export interface DifferingOffice {
  id: string
  fate: Fate
  name: string
  /** Its page; null where it has none. */
  href: string | null
  before: string | null
  after: string | null
}

interface DifferingProps {
  caption: string
  /** Begins the address of each row, as in `map-vienna`. */
  anchor: string
  rows: readonly DifferingOffice[]
  reader: Reader
}

/** What two pictures beside each other show, as words. */
export function DifferingTable({ caption, anchor, rows, reader }: DifferingProps) {
  const { words } = reader
  if (rows.length === 0) return <p class="empty">{words.t('network.impact.same')}</p>
  const side = (text: string | null) =>
    text ?? <span class="empty">{words.t('network.impact.not-there')}</span>
  return (
    <details>
      <summary>{words.t('network.impact.differing', { count: rows.length })}</summary>
      <Table
        caption={caption}
        variant="impact"
        rows={rows}
        idOf={({ id }) => `${anchor}-${id}`}
        columns={[
          {
            title: words.t('network.column.office'),
            cell: ({ href, name }) =>
              href === null ? (
                <bdi lang="en">{name}</bdi>
              ) : (
                <a class="ds-link" href={href}>
                  <bdi lang="en">{name}</bdi>
                </a>
              ),
          },
          {
            title: words.t('network.impact.column.before'),
            cell: ({ before }) => side(before),
          },
          { title: words.t('network.impact.column.after'), cell: ({ after }) => side(after) },
          {
            title: words.t('network.impact.column.consequence'),
            cell: ({ fate }) => words.t(`network.impact.fate.${fate}`),
          },
        ]}
      />
    </details>
  )
}
