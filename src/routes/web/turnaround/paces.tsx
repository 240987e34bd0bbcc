import type { VNode } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import { intlLocale } from '#platform/i18n/locale.ts'
import { LinePlot } from '#platform/ui/plot.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { TurnaroundFilter } from '#routes/views.ts'
import { type Pace, paceBy } from '#routes/views/pace.ts'
import { PaceBar } from './picture.tsx'

/** Times by office, step or type, each with its picture and its figures. */
export async function paces(
  reader: Reader,
  filter: TurnaroundFilter,
  by: 'office' | 'rule' | 'type',
  called: (id: string) => string,
): Promise<VNode> {
  const { db, moment } = reader
  const told = await paceBy(db, moment, by, filter)
  const most = Math.max(1, ...told.map(({ whole }) => whole.p90))
  return (
    <Section id={`by-${by}`} title={reader.words.t(`routes.turnaround.by.${by}`)}>
      <PaceTable
        paces={told}
        by={by}
        head={({ of, officeName }) =>
          by === 'office' ? (
            <OfficeLink id={of} name={officeName ?? of} reader={reader} />
          ) : (
            called(of)
          )
        }
        most={most}
        reader={reader}
      />
    </Section>
  )
}

/** Times month by month: the line of the medians, and all figures. */
export async function months(reader: Reader, filter: TurnaroundFilter): Promise<VNode> {
  const { db, moment, words, locale } = reader
  const told = await paceBy(db, moment, 'month', filter)
  const most = Math.max(1, ...told.map(({ whole }) => whole.p90))
  const format = new Intl.DateTimeFormat(intlLocale(locale), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const monthName = (month: string) => format.format(new Date(`${month}-01T00:00:00Z`))
  const [first, last] = [told[0], told.at(-1)]
  return (
    <Section id="by-month" title={words.t('routes.turnaround.by.month')}>
      {told.length > 1 && first !== undefined && last !== undefined && (
        <LinePlot
          title={words.t('routes.turnaround.plot')}
          values={told.map(({ whole }) => whole.median)}
          most={Math.max(1, ...told.map(({ whole }) => whole.median))}
          ends={[monthName(first.of), monthName(last.of)]}
        />
      )}
      <PaceTable
        paces={told.toReversed()}
        by="month"
        head={({ of }) => monthName(of)}
        most={most}
        reader={reader}
      />
    </Section>
  )
}

function PaceTable({
  paces: told,
  by,
  head,
  most,
  reader,
}: {
  paces: readonly Pace[]
  by: 'month' | 'office' | 'rule' | 'type'
  head(pace: Pace): VNode | string
  most: number
  reader: Reader
}) {
  const { words } = reader
  const figure = (of: 'waiting' | 'working', key: 'median' | 'p90') => ({
    title: words.t(`routes.turnaround.column.${of}-${key}`),
    stands: 'count' as const,
    cell: (pace: Pace) => words.number(pace[of][key]),
  })
  return (
    <Table
      caption={words.t('routes.turnaround.caption')}
      variant="pace"
      rows={told}
      columns={[
        { title: words.t(`routes.turnaround.by.${by}`), cell: head },
        {
          title: words.t('routes.turnaround.column.picture'),
          cell: (pace) => <PaceBar pace={pace} most={most} reader={reader} />,
        },
        figure('waiting', 'median'),
        figure('waiting', 'p90'),
        figure('working', 'median'),
        figure('working', 'p90'),
        {
          title: words.t('routes.turnaround.column.count'),
          stands: 'count',
          cell: ({ count }) => words.number(count),
        },
      ]}
    />
  )
}
