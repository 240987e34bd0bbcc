import { linkTo } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Table } from '#platform/ui/table.tsx'
import { mostOfDocument } from '#projects/model/document.ts'
import { paths } from '#projects/paths.ts'
import type { SectionProps } from './section.ts'

/** The documents of a project, all their versions, and the ways to attach, follow and take away. */
export function DocumentsSection({ marked: { draft, documents }, reader }: SectionProps) {
  const { words } = reader
  const { project } = draft
  const newest = new Map(documents.toReversed().map((each) => [each.id, each.version]))
  return (
    <>
      {documents.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.document')}</p>
      ) : (
        <Table
          caption={words.t('projects.draft.section.documents')}
          rows={documents}
          idOf={({ id, version }) => `${id}-${version}`}
          columns={[
            {
              title: words.t('projects.field.document'),
              cell: ({ id, version, title, name, size }) => (
                <>
                  <a
                    class="ds-link"
                    href={linkTo(reader, paths.document(project.id, id, version))}
                    download={name}
                  >
                    <bdi>{title}</bdi>
                  </a>{' '}
                  <small>
                    <bdi>{name}</bdi>,{' '}
                    {words.t('projects.draft.size', { size: words.number(kilobytes(size)) })}
                  </small>
                  {newest.get(id) === version && (
                    <ul class="draft__ways">
                      <li>
                        <a
                          class="ds-link"
                          href={linkTo(reader, `${paths.attach(project.id)}?follows=${id}`)}
                          aria-label={`${words.t('projects.draft.attach-next')}: ${title}`}
                        >
                          {words.t('projects.draft.attach-next')}
                        </a>
                      </li>
                      <li>
                        <a
                          class="ds-link"
                          href={linkTo(reader, paths.detach(project.id, id))}
                          aria-label={`${words.t('projects.draft.detach')}: ${title}`}
                        >
                          {words.t('projects.draft.detach')}
                        </a>
                      </li>
                    </ul>
                  )}
                </>
              ),
            },
            {
              title: words.t('projects.field.kind'),
              cell: ({ kind }) => words.t(`projects.document.${kind}`),
            },
            {
              title: words.t('projects.field.version'),
              cell: ({ version }) => words.number(version),
            },
            {
              title: words.t('projects.draft.attached-at'),
              cell: ({ at, by }) => (
                <>
                  {words.day(at.slice(0, 10))} <bdi>{by.name ?? by.postTitle}</bdi>
                </>
              ),
            },
          ]}
        />
      )}
      <p class="ways">
        <WayTo
          href={linkTo(reader, paths.attach(project.id))}
          label={words.t('projects.draft.attach')}
          barred={null}
          id="no-attach"
        />
      </p>
      <p class="form__hint">
        {words.t('projects.draft.file-hint', { most: mostOfDocument / 1024 / 1024 })}
      </p>
    </>
  )
}

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024))
