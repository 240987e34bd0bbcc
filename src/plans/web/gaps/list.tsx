import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { isOfPlan, upperFrom } from '#frameworks/model/upper.ts'
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
            <a class="ds-link" href={hrefOf(gap, reader)}>
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

/** Where what is missing is read about; a part of a plan in its place on the plan's page. */
function hrefOf({ kind, about }: Gap, reader: Reader): string {
  if (kind === 'countries') return linkTo(reader, network.country(about))
  if (kind === 'trends') return linkTo(reader, trends.issue(about))
  const upper = upperFrom(about)
  if (upper === null) {
    const [plan = about, number = ''] = about.split('@')
    return linkTo(reader, paths.version(plan, number))
  }
  if (!isOfPlan(upper)) return linkTo(reader, frameworks.objective(upper))
  return `${linkTo(reader, paths.version(upper.of, upper.version))}#${upper.code}`
}
