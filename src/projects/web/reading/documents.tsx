import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { paths } from '#projects/paths.ts'
import type { ProjectDocument } from '#projects/views/documents.ts'

/** A size as people read it: whole kilobytes, or megabytes with one decimal. */
export const sizeText = (bytes: number, { words }: Pick<Reader, 'words'>): string =>
  bytes < 1_000_000
    ? words.t('projects.page.kilobytes', {
        size: words.number(Math.max(1, Math.round(bytes / 1000))),
      })
    : words.t('projects.page.megabytes', { size: words.number(Math.round(bytes / 100_000) / 10) })

/** The documents of a project, all versions of each together, the newest first; each can be opened. */
export function Documents({
  documents,
  reader,
}: {
  documents: readonly ProjectDocument[]
  reader: Reader
}) {
  const { words } = reader
  const column = (name: string) => words.t(`projects.page.document.${name}`)
  return (
    <Table
      caption={words.t('projects.page.documents')}
      rows={documents}
      columns={[
        {
          title: column('title'),
          cell: ({ project, id, version, title }) => (
            <a class="ds-link" href={linkTo(reader, paths.document(project, id, version))}>
              <bdi>{title}</bdi>
            </a>
          ),
        },
        { title: column('kind'), cell: ({ kind }) => words.t(`projects.document.${kind}`) },
        { title: column('version'), cell: ({ version }) => words.number(version) },
        {
          title: column('language'),
          cell: ({ language }) => language !== null && (words.languageName(language) ?? language),
        },
        {
          title: column('file'),
          cell: ({ name, size }) => (
            <>
              <bdi dir="ltr">{name.split('.').at(-1)?.toUpperCase()}</bdi> ·{' '}
              {sizeText(size, reader)}
            </>
          ),
        },
        { title: column('stage'), cell: ({ stage }) => words.t(`projects.state.${stage}`) },
        {
          title: column('attached'),
          cell: ({ at, by }) => (
            <>
              {words.day(at.slice(0, 10))} <small>{by.postTitle ?? by.name}</small>
            </>
          ),
        },
      ]}
    />
  )
}
