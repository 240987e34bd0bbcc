import type { Period } from '#platform/db/periods.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Grounds, type SourceLine } from '#platform/ui/dated.tsx'
import { Section } from '#platform/ui/section.tsx'
import { type Column, Table } from '#platform/ui/table.tsx'
import { OfficeLink } from './office-list.tsx'

/** An office that holds something in a period. */
interface OfficeHolding extends Period {
  office: string
  name: string
  kind: string | null
  /** On the day asked about. */
  holds: boolean
  sources: readonly SourceLine[]
}

interface HoldingProps<Row> {
  rows: readonly Row[]
  /** What is told of each beside its office, the kind of that, and when. */
  column: Column<Row>
  /** The title of those that hold it on the day. */
  title: string
  /** What the table of those says it is; its title, unless told. */
  caption?: string
  /** What is said when none does. */
  nobody: string
  /** The title of those that hold it at other times. */
  others: string
  reader: Reader
}

/** The offices that hold something, on the day and at other times, each with its grounds. */
export function OfficesHolding<Row extends OfficeHolding>({
  rows,
  column,
  title,
  caption = title,
  nobody,
  others,
  reader,
}: HoldingProps<Row>) {
  const { words } = reader
  const now = rows.filter(({ holds }) => holds)
  const rest = rows.filter(({ holds }) => !holds)
  const columns: Column<Row>[] = [
    {
      title: words.t('network.column.office'),
      cell: ({ office, name }) => <OfficeLink id={office} name={name} reader={reader} />,
    },
    {
      title: words.t('network.column.kind'),
      cell: ({ kind }) => kind !== null && words.t(`network.kind.${kind}`),
    },
    column,
    {
      title: words.t('network.column.when'),
      cell: (row) => <Grounds row={row} reader={reader} />,
    },
  ]
  return (
    <>
      <Section title={title}>
        {now.length > 0 ? (
          <Table caption={caption} rows={now} columns={columns} />
        ) : (
          <p>{nobody}</p>
        )}
      </Section>
      {rest.length > 0 && (
        <Section title={others}>
          <Table caption={others} rows={rest} columns={columns} />
        </Section>
      )}
    </>
  )
}
