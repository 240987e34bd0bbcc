import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import { Covers } from '#network/web/place-links.tsx'
import {
  Marks,
  Money,
  OfficeOf,
  periodText,
  ProjectLink,
  StateMark,
} from '#projects/web/reading/said.tsx'

/** More countries than this make a row of a list longer than it is worth: the project's page names all. */
const few = 3

/** Projects as a table, each leading to its page. */
export function ProjectTable({
  projects,
  names,
  caption,
  reader,
}: {
  projects: readonly Project[]
  /** What the countries and areas are called in which they work. */
  names: ReadonlyMap<string, string>
  caption: string
  reader: Reader
}) {
  const { words } = reader
  const column = (name: string) => words.t(`projects.list.column.${name}`)
  return (
    <>
      <LastKnown reader={reader} />
      <Table
        caption={caption}
        variant="projects"
        rows={projects}
        columns={[
          {
            title: column('project'),
            cell: (each) => (
              <>
                <ProjectLink project={each} reader={reader} />{' '}
                <Marks project={each} reader={reader} />
              </>
            ),
          },
          {
            title: column('code'),
            stands: 'short',
            cell: ({ code }) => code !== null && <bdi dir="ltr">{code}</bdi>,
          },
          {
            title: column('state'),
            cell: ({ state, since }) => (
              <>
                <StateMark state={state} reader={reader} />{' '}
                <small>{words.t('projects.page.since', { day: words.day(since) })}</small>
              </>
            ),
          },
          { title: column('office'), cell: (each) => <OfficeOf project={each} reader={reader} /> },
          {
            title: column('covers'),
            cell: ({ id, covers }) =>
              covers.length > few ? (
                <a class="ds-link" href={`${linkTo(reader, paths.project(id))}#places`}>
                  {words.t('projects.list.places', { count: covers.length })}
                </a>
              ) : (
                covers.length > 0 && <Covers covers={covers} names={names} reader={reader} />
              ),
          },
          { title: column('period'), cell: (each) => periodText(each, reader) },
          {
            title: column('amount'),
            stands: 'amount',
            cell: ({ amount, currency }) =>
              amount !== null &&
              currency !== null && <Money amount={amount} currency={currency} reader={reader} />,
          },
        ]}
      />
    </>
  )
}

/** Where another day than today is asked about: that projects in lists and sums stand as they were last known, and where their days are told. */
export function LastKnown({ reader: { words, moment, today } }: { reader: Reader }) {
  if (moment.asOf === today) return null
  return <p class="note">{words.t('projects.list.last-known', { day: words.day(moment.asOf) })}</p>
}
