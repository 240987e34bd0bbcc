import { linkTo, type Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import { paths } from '#routes/paths.ts'
import type { StuckItem } from '#routes/views.ts'
import { stepWording } from '#routes/web/route/parts.tsx'

/** Open steps whose last day is over, the longest first. */
export function Stuck({
  items,
  total,
  reader,
}: {
  items: readonly StuckItem[]
  total: number
  reader: Reader
}) {
  const { words, locale } = reader
  if (items.length === 0) return <p class="empty">{words.t('routes.turnaround.nothing-stuck')}</p>
  return (
    <Table
      caption={words.t('routes.turnaround.stuck-count', { count: total })}
      rows={items}
      columns={[
        {
          title: words.t('routes.work.column.project'),
          cell: ({ step, project, projectTitles }) => (
            <a class="ds-link" href={linkTo(reader, paths.step(step))}>
              <Said wording={nearest(projectTitles, locale) ?? { text: project, language: 'en' }} />
            </a>
          ),
        },
        {
          title: words.t('routes.turnaround.by.rule'),
          cell: ({ stepTitles, rule }) => <Said wording={stepWording(stepTitles, rule, locale)} />,
        },
        {
          title: words.t('routes.page.with'),
          cell: ({ office, officeName, postTitle }) => (
            <>
              <OfficeLink id={office} name={officeName ?? office} reader={reader} />{' '}
              {postTitle !== null && <bdi lang="en">{postTitle}</bdi>}
            </>
          ),
        },
        {
          title: words.t('routes.work.column.since'),
          stands: 'short',
          cell: ({ since }) => words.day(since),
        },
        {
          title: words.t('routes.work.column.until'),
          stands: 'short',
          cell: ({ due }) => words.day(due),
        },
        {
          title: words.t('routes.turnaround.column.days'),
          stands: 'amount',
          cell: ({ days }) => words.t('routes.turnaround.days', { count: days }),
        },
      ]}
    />
  )
}
