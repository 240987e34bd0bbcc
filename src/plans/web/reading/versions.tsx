import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { dayBefore } from '#platform/day.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { paths } from '#plans/paths.ts'
import { StateMark } from './said.tsx'

/** When a version is, was or will be in force, in words; nothing where it never was. */
export function forceWords({ inForce }: Pick<PlanVersion, 'inForce'>, { words }: Reader): string {
  if (inForce === null) return ''
  const { from, until } = inForce
  return until === null
    ? words.t('plans.period.from', { from: words.day(from) })
    : words.t('plans.period', { from: words.day(from), to: words.day(dayBefore(until)) })
}

/** All versions of a plan that the reader may see, the newest first, and the way to compare two of them. */
export function Versions({
  versions,
  shown,
  reader,
}: {
  versions: readonly PlanVersion[]
  shown: PlanVersion
  reader: Reader
}) {
  const { words } = reader
  const [, ...others] = versions
  const { id } = shown.plan
  return (
    <>
      <Table
        caption={words.t('plans.versions.title')}
        rows={versions}
        columns={[
          {
            title: words.t('plans.column.version'),
            cell: (each) => (
              <a
                class="ds-link"
                href={linkTo(reader, paths.version(id, each.number))}
                {...(each.number === shown.number ? { 'aria-current': 'page' } : {})}
              >
                {words.t('plans.version.number', { number: each.number })}
              </a>
            ),
          },
          {
            title: words.t('plans.column.state'),
            cell: (each) => <StateMark version={each} reader={reader} />,
          },
          { title: words.t('plans.column.since'), cell: (each) => words.day(each.since) },
          { title: words.t('plans.column.in-force'), cell: (each) => forceWords(each, reader) },
          {
            title: words.t('plans.column.difference'),
            cell: ({ number }) => {
              const before = others.find((each) => each.number < number)
              return (
                before !== undefined && (
                  <a
                    class="ds-link"
                    href={linkTo(reader, paths.compare(id), {
                      from: String(before.number),
                      to: String(number),
                    })}
                  >
                    {words.t('plans.compare.with', { number: before.number })}
                  </a>
                )
              )
            },
          },
        ]}
      />
      <p>
        <a class="ds-link" href={linkTo(reader, paths.cascade(id))}>
          {words.t('plans.cascade.way')}
        </a>
      </p>
    </>
  )
}
