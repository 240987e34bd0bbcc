import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as projects } from '#projects/paths.ts'
import { Bar } from '#projects/web/reading/bar.tsx'
import type { FigureKind, FigureLine } from '#portfolio/model/figures.ts'
import type { NameOf } from '#portfolio/views/names.ts'
import { Beside, type Dollars, Sums } from './sums.tsx'

/** More groups than these stand behind a line that opens. */
const few = 12

/** What narrows the list of projects to one group; null where no such list is kept. */
const narrows: Readonly<Partial<Record<FigureKind, string>>> = {
  region: 'region',
  office: 'office',
  state: 'state',
  type: 'type',
  theme: 'theme',
  donor: 'donor',
  year: 'year',
  country: 'country',
  origin: 'origin',
}

/** What the groups of a page are shown with. */
export interface Shown {
  reader: Reader
  /** What the page is narrowed by, as the list of projects takes it. */
  query: Readonly<Record<string, string | undefined>>
  nameOf: NameOf
  dollars: Dollars
}

/** The address of the list of a group's projects; null where there is none. */
export function listOf({ reader, query }: Shown, by: FigureKind, id: string | null): string | null {
  const name = narrows[by]
  return id === null || name === undefined
    ? null
    : linkTo(reader, projects.projects, { ...query, [name]: id })
}

/** A group by its name, leading to the list of its projects. */
export function GroupName({ by, id, shown }: { by: FigureKind; id: string | null; shown: Shown }) {
  const href = listOf(shown, by, id)
  const name = <bdi>{shown.nameOf(by, id)}</bdi>
  return href === null ? (
    name
  ) : (
    <a class="ds-link" href={href}>
      {name}
    </a>
  )
}

/** Groups of one kind: a bar and a number of projects for each, and what they come to. */
export function Groups({
  by,
  lines,
  shown,
  note,
}: {
  by: FigureKind
  lines: readonly FigureLine[]
  shown: Shown
  note?: string
}) {
  const { words } = shown.reader
  if (lines.length === 0) return null
  const title = words.t(`portfolio.by.${by}`)
  const most = Math.max(1, ...lines.map(({ count }) => count))
  const table = (rows: readonly FigureLine[], caption: string) => (
    <Table
      caption={caption}
      variant="portfolio"
      rows={rows}
      columns={[
        {
          title: words.t(`portfolio.column.${by}`),
          cell: ({ id }) => <GroupName by={by} id={id} shown={shown} />,
        },
        {
          title: words.t('portfolio.column.projects'),
          cell: ({ id, count }) => (
            <span class="portfolio__bar">
              <Bar
                share={count / most}
                kind={id === null ? 'untold' : 'told'}
                reader={shown.reader}
              />
              <span>{words.number(count)}</span>
            </span>
          ),
        },
        {
          title: words.t('portfolio.column.amount'),
          stands: 'amount',
          cell: ({ sums }) => <Sums sums={sums} reader={shown.reader} />,
        },
        {
          title: words.t('portfolio.column.dollars'),
          stands: 'amount',
          cell: ({ sums }) =>
            sums.some(({ currency }) => currency !== 'USD') && (
              <Beside sums={sums} dollars={shown.dollars} reader={shown.reader} />
            ),
        },
      ]}
    />
  )
  const rest = lines.slice(few)
  return (
    <Section id={by} title={title}>
      {note !== undefined && <p class="portfolio__note">{note}</p>}
      {table(lines.slice(0, few), title)}
      {rest.length > 0 && (
        <details>
          <summary>{words.t('portfolio.more', { count: rest.length })}</summary>
          {table(rest, words.t('portfolio.more', { count: rest.length }))}
        </details>
      )}
    </Section>
  )
}
