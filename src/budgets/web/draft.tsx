import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { textOf } from '#platform/tree/part.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { rightToWrite } from '#projects/actions/permitted.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { rootPart } from '#projects/model/kinds.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import { isWritable } from '#projects/model/drafting/writable.ts'
import { paths as projectPaths } from '#projects/paths.ts'
import { seenVersion } from '#projects/views/reading/versions.ts'
import { paths } from '#budgets/paths.ts'
import { type Budget, budgetOf } from '#budgets/views/budget.ts'

/** A budget as its pages need it. */
export interface Opened {
  project: Project
  version: ProjectVersion
  budget: Budget
}

/** The version that an address names. */
export const whichOf = ({ id = '', number = '' }: Record<string, string>) => ({
  project: id,
  number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0,
})

/** The budget of an address. Refuses one that there is not, or that the reader may not see (`projects/unknown-project`). */
export async function theBudget(reader: Reader, params: Record<string, string>): Promise<Opened> {
  const { db, moment } = reader
  const { project, version } = await seenVersion(reader, whichOf(params))
  return { project, version, budget: await budgetOf(db, moment, project, version.number) }
}

/** Why the reader may not write this version, or not now; null where they may. */
export async function whyNotWriting(
  reader: Reader,
  { project, version }: Pick<Opened, 'project' | 'version'>,
): Promise<string | null> {
  const { db, asker, words, moment } = reader
  const office = { id: project.office, name: project.officeName }
  const target = await targetAt(db, asker, office, asker?.today.asOf ?? moment.asOf)
  const barred = whyNot(permits(rightToWrite(version), asker, target), reader)
  if (barred !== null) return barred
  return isWritable(project, version) ? null : words.t('budgets.locked')
}

/** Where one goes on after a deed: to the budget, at the line where there is one. `done` says what was done. */
export function toBudget(
  { locale }: Pick<Reader, 'locale'>,
  { project, number }: { project: string; number: number },
  { part, done }: { part?: string; done?: string } = {},
): string {
  const page = linkTo({ locale, asked: {} }, paths.budget(project, number), { done })
  return part === undefined ? page : `${page}#${part}`
}

/** What a part is called in the first of the reader's and the version's languages; its id where it has no title. */
export function PartTitle({
  part,
  reader,
  version,
}: {
  part: ProjectPart
  reader: Reader
  version: Pick<ProjectVersion, 'languages'>
}) {
  const said = textOf(part, 'title', [reader.locale, ...version.languages])
  if (said === null) return <code dir="ltr">{part.part}</code>
  return <bdi lang={said.language}>{said.text}</bdi>
}

/** The way back from a page about a budget: to the project, and to the budget itself where the page is another. */
export function BackTo({ opened, reader, isBudget = false }: BackProps) {
  const { project, version, budget } = opened
  const root = budget.parts.find(({ part }) => part === rootPart)
  const { words } = reader
  return (
    <p class="lead">
      <a class="ds-link" href={linkTo(reader, projectPaths.version(project.id, version.number))}>
        {root === undefined ? project.id : <PartTitle {...{ part: root, reader, version }} />}
      </a>
      {project.code !== null && (
        <>
          {' '}
          <bdi>{project.code}</bdi>
        </>
      )}{' '}
      · {words.t('budgets.version', { number: version.number })}
      {!isBudget && (
        <>
          {' '}
          ·{' '}
          <a class="ds-link" href={linkTo(reader, paths.budget(project.id, version.number))}>
            {words.t('budgets.title')}
          </a>
        </>
      )}
    </p>
  )
}

interface BackProps {
  opened: Opened
  reader: Reader
  isBudget?: boolean
}

interface FormPageProps {
  reader: Reader
  opened: Opened
  title: string
  again: Again | null
  /** Why the form is not for the reader, or not now: said in its place. */
  barred?: string | null
  label?(field: string): string
  shown?(field: string, value: string): string
  control?(field: StaleField): ComponentChildren | null
  /** The form shows itself what was changed meanwhile. */
  mergesItself?: boolean
  children: ComponentChildren
}

/** The page of a form about a budget. */
export function FormPage({
  reader,
  opened,
  title,
  again,
  barred = null,
  label = (field) => field,
  children,
  ...conflict
}: FormPageProps) {
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <BackTo opened={opened} reader={reader} />
      <FormBody {...{ reader, again, barred, label, ...conflict }}>{children}</FormBody>
    </Page>
  )
}
