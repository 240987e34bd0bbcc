import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { DraftSection } from '#projects/model/drafting/sections.ts'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { Stepper } from '#projects/web/reading/stepper.tsx'
import type { Draft } from './draft.tsx'
import type { Marked } from './marks.ts'
import { SectionList, SectionSteps } from './section-list.tsx'

interface BodyProps {
  again?: Again | null
  barred?: string | null
  /** What a field is called; where a form has no fields by name, what is wrong speaks for itself. */
  label?(field: string): string
  /** A value of a conflict as people read it. */
  shown?(field: string, value: string): string
  /** Where a field of a conflict is written anew. */
  control?(field: StaleField): ComponentChildren | null
}

interface SectionPageProps extends BodyProps {
  reader: Reader
  marked: Marked
  section: DraftSection
  done?: string | undefined
  children: ComponentChildren
}

/** A section of a draft: where the project is on its way, what there is to write, and how far the other sections are. */
export function SectionPage({
  reader,
  marked,
  section,
  done,
  again = null,
  barred = null,
  children,
  ...body
}: SectionPageProps) {
  const { words } = reader
  const { project } = marked.draft
  const title = words.t(`projects.draft.section.${section}`)
  const told = `projects.draft.done.${done ?? ''}`
  return (
    <Page reader={reader} title={title} isOwn>
      <p class="lead write__project">
        <ProjectLine project={project} reader={reader} />
      </p>
      <Stepper stages={marked.stages} reader={reader} />
      <div class="write">
        <div class="write__section">
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="write__all">
            <a class="ds-link" href="#sections">
              {words.t('projects.draft.all-sections', { lacks: marked.lacks.length })}
            </a>
          </p>
          {again === null && done !== undefined && words.has(told) && <Done>{words.t(told)}</Done>}
          {barred !== null && again === null && <p class="note">{barred}</p>}
          <FormBody
            {...{ reader, again, ...body }}
            label={(field) => body.label?.(field) ?? fieldName(field, reader)}
          >
            {children}
          </FormBody>
          <SectionSteps section={section} draft={marked.draft} reader={reader} />
        </div>
        <SectionList section={section} marked={marked} reader={reader} />
      </div>
    </Page>
  )
}

interface FormPageProps extends BodyProps {
  reader: Reader
  /** The version the form is about. */
  draft: Draft
  /** From which section one came, and goes back to. */
  section: DraftSection
  title: string
  /** Behind the form, also while it gives way to what somebody else saved. */
  below?: ComponentChildren
  children: ComponentChildren
}

/** The page of a form about a part. When somebody saved the same meanwhile, what stands now stands beside what was typed. */
export function FormPage({
  reader,
  draft,
  section,
  title,
  again = null,
  barred = draft.barred,
  below,
  children,
  ...body
}: FormPageProps) {
  const { words } = reader
  const { project, version } = draft
  return (
    <Page reader={reader} title={title} isOwn>
      <p class="lead write__project">
        <ProjectLine project={project} reader={reader} />
        {' › '}
        <a
          class="ds-link"
          href={linkTo(reader, paths.section(project.id, version.number, section))}
        >
          {words.t(`projects.draft.section.${section}`)}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <FormBody
        {...{ reader, again, barred, ...body }}
        label={(field) => body.label?.(field) ?? fieldName(field, reader)}
      >
        {children}
      </FormBody>
      {below}
    </Page>
  )
}

/** What a project is called, leading to its page, and where it stands. */
export const ProjectLine = ({ project, reader }: { project: Project; reader: Reader }) => (
  <>
    <ProjectLink project={project} reader={reader} />{' '}
    {project.code !== null && (
      <>
        · <bdi dir="ltr">{project.code}</bdi>{' '}
      </>
    )}
    · {reader.words.t(`projects.state.${project.state}`)}
  </>
)

/** What a field is called that stands in many forms; its bare name where it has no words. */
export function fieldName(field: string, { words }: Pick<Reader, 'words'>): string {
  const [key = '', language] = field.split('.')
  const own = `projects.field.${key}`
  const called = words.has(own) ? words.t(own) : field
  const name = language === undefined ? null : words.languageName(language)
  return name === null ? called : `${called} (${name})`
}
