import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { upperFrom } from '#frameworks/model/upper.ts'
import { paths as frameworks } from '#frameworks/paths.ts'
import { paths as network } from '#network/paths.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Gap } from '#plans/model/gaps.ts'
import { paths } from '#plans/paths.ts'
import { paths as trends } from '#trends/paths.ts'

/** What is missing, line by line, each with a way to what it is about. */
export function GapTable({
  gaps,
  caption,
  reader,
}: {
  gaps: readonly Gap[]
  caption: string
  reader: Reader
}) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      variant="gaps"
      rows={gaps}
      columns={[
        {
          title: words.t('plans.gap.about'),
          cell: (gap) => (
            <a class="ds-link" href={linkTo(reader, pathOf(gap))}>
              <bdi lang={gap.language}>{gap.title}</bdi>
            </a>
          ),
        },
        {
          title: words.t('plans.gap.of'),
          cell: ({ level, ofTitle }) =>
            (level !== null || ofTitle !== null) && (
              <span>
                {level !== null && words.t(`plans.level.${level}`)}
                {level !== null && ofTitle !== null && ': '}
                {ofTitle !== null && <bdi>{ofTitle}</bdi>}
              </span>
            ),
        },
        {
          title: words.t('plans.gap.office'),
          cell: ({ office, officeName }) =>
            office !== null && (
              <OfficeLink id={office} name={officeName ?? office} reader={reader} />
            ),
        },
        {
          title: words.t('plans.gap.day'),
          cell: ({ day }) => day !== null && <time dateTime={day}>{words.day(day)}</time>,
        },
      ]}
    />
  )
}

/** Where what is missing is read about. */
function pathOf({ kind, about }: Gap): string {
  if (kind === 'countries') return network.country(about)
  if (kind === 'trends') return trends.issue(about)
  const upper = upperFrom(about)
  if (upper === null) {
    const [plan = about, number = ''] = about.split('@')
    return paths.version(plan, number)
  }
  if (upper.of.startsWith('p-')) return `${paths.version(upper.of, upper.version)}#${upper.code}`
  return frameworks.objective(upper)
}
