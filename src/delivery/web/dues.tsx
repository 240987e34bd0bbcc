import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { OfficeOf, ProjectLink } from '#projects/web.tsx'
import { paths as routes } from '#routes/paths.ts'
import { dueText } from '#delivery/model/due-text.ts'
import { paths } from '#delivery/paths.ts'
import type { DueItem } from '#delivery/views.ts'

/** Where something that is due is done. */
export function placeOf({ kind, ref, project }: DueItem): string {
  if (kind === 'report') return paths.report(project, ref)
  if (kind === 'evaluation') return paths.evaluation(project, ref)
  if (kind === 'recommendation') return paths.evaluations(project)
  if (kind === 'instalment') return paths.agreement(project)
  if (kind === 'condition' || kind === 'step') return routes.route(project)
  return paths.revisions(project)
}

/** What is due, in rows: what, until when, in which project, and whether it is late. */
export function Dues({ items, reader }: { items: readonly DueItem[]; reader: Reader }) {
  const { words } = reader
  return (
    <Table
      caption={words.t('delivery.calendar.count', { count: items.length })}
      rows={items}
      columns={[
        {
          title: words.t('delivery.column.what'),
          cell: (item) => (
            <a class="ds-link" href={linkTo(reader, placeOf(item))}>
              <bdi>{dueText(item, words)}</bdi>
            </a>
          ),
        },
        {
          title: words.t('delivery.column.day'),
          stands: 'short',
          cell: ({ day }) => <time dateTime={day}>{words.day(day)}</time>,
        },
        {
          title: words.t('delivery.column.project'),
          cell: (item) => (
            <>
              {item.code !== null && (
                <>
                  <bdi dir="ltr">{item.code}</bdi>{' '}
                </>
              )}
              <ProjectLink project={{ id: item.project, titles: item.titles }} reader={reader} />
            </>
          ),
        },
        {
          title: words.t('delivery.column.office'),
          cell: (item) => <OfficeOf project={item} reader={reader} />,
        },
        {
          title: words.t('delivery.column.state'),
          cell: ({ settled, isLate }) => {
            if (settled !== null) return words.t('delivery.settled', { day: words.day(settled) })
            return isLate ? <strong class="delivery__late">{words.t('delivery.late')}</strong> : ''
          },
        },
      ]}
    />
  )
}
