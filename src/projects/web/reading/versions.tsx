import { linkTo } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { paths } from '#projects/paths.ts'
import type { Reading } from './reading.ts'

/** The versions of a project that the reader may see, the newest first, and the ways to compare two of them. */
export function Versions({ reading: { shown, versions, reader } }: { reading: Reading }) {
  const { words } = reader
  const { project, version } = shown
  return (
    <Table
      caption={words.t('projects.page.versions')}
      rows={versions}
      columns={[
        {
          title: words.t('projects.page.version'),
          cell: ({ number }) => (
            <a
              class="ds-link"
              href={linkTo(reader, paths.version(project.id, number))}
              {...(number === version.number ? { 'aria-current': 'page' as const } : {})}
            >
              {words.t('projects.page.version.number', { number })}
            </a>
          ),
        },
        {
          title: words.t('projects.page.version.is'),
          cell: ({ number, basedOn }) => {
            const is = basedOn === null ? 'proposal' : 'revision'
            return (
              <>
                {words.t(`projects.page.version.${is}`)}{' '}
                {number === project.version && (
                  <strong>{words.t('projects.page.version.counts')}</strong>
                )}
              </>
            )
          },
        },
        {
          title: words.t('projects.page.version.begun'),
          cell: ({ madeAt }) => words.day(madeAt.slice(0, 10)),
        },
        {
          title: words.t('projects.page.version.difference'),
          cell: ({ number }) => {
            const before = versions.find((each) => each.number < number)
            return (
              before !== undefined && (
                <a
                  class="ds-link"
                  href={linkTo(reader, paths.compare(project.id), {
                    from: String(before.number),
                    to: String(number),
                  })}
                >
                  {words.t('projects.compare.with', { number: before.number })}
                </a>
              )
            )
          },
        },
      ]}
    />
  )
}
