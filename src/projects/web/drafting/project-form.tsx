import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { DraftSection } from '#projects/model/drafting/sections.ts'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import { insideProject } from './draft.tsx'
import { fieldName, ProjectLine } from './frame.tsx'

/** The project of a form that is about it whole, for those inside. */
export const projectOf = (
  reader: Reader,
  id: string,
  again: Again | null = null,
): Promise<Project> => insideProject(reader, id, again)

interface ProjectFormProps {
  reader: Reader
  project: Project
  /** From which section one came; null: from the page of the project. */
  section: DraftSection | null
  title: string
  again: Again | null
  /** Why the form is not for the reader, or not now. */
  barred?: string | null
  label?(field: string): string
  children: ComponentChildren
}

/** The page of a form about a project whole. */
export function ProjectFormPage({
  reader,
  project,
  section,
  title,
  again,
  barred = null,
  label,
  children,
}: ProjectFormProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <p class="lead write__project">
        <ProjectLine project={project} reader={reader} />
        {section !== null && (
          <>
            {' › '}
            <a
              class="ds-link"
              href={linkTo(reader, paths.section(project.id, project.version, section))}
            >
              {words.t(`projects.draft.section.${section}`)}
            </a>
          </>
        )}
      </p>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <FormBody
        {...{ reader, again, barred }}
        label={(field) => label?.(field) ?? fieldName(field, reader)}
      >
        {children}
      </FormBody>
    </Page>
  )
}
