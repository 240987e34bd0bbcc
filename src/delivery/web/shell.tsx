import type { ComponentChildren } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { Right } from '#posts/model/rights.ts'
import type { Project } from '#projects/model/project.ts'
import { ProjectLink } from '#projects/web.tsx'
import { verbPath, type VerbName } from '#delivery/paths.ts'
import { barredFrom } from './ground.ts'

interface ShellProps {
  reader: Reader
  project: Project
  title: string
  done?: string | undefined
  /** Beside the project, what more leads on. */
  beside?: ComponentChildren
  children: ComponentChildren
}

/** A page about something of a project, with the way back to it. */
export function Shell({ reader, project, title, done, beside, children }: ShellProps) {
  const { words } = reader
  const told = `delivery.done.${done ?? ''}`
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <ProjectLink project={project} reader={reader} />
        {project.code !== null && (
          <>
            {' '}
            · <bdi dir="ltr">{project.code}</bdi>
          </>
        )}
        {beside}
      </p>
      {done !== undefined && words.has(told) && <Done>{words.t(told)}</Done>}
      {children}
    </Page>
  )
}

/** Something that can be done next, and what of the project it is about. */
export interface Way {
  verb: VerbName
  of?: string
  checklist?: string
  rights: readonly Right[]
  /** Why it cannot be done now, where that is not for the reader's rights. */
  barred?: string | null
}

/** The ways to what can be done next; one that is barred says why. As it was known at another moment there are none. With `isMain` a single way is what the page is for. */
export async function waysTo(
  reader: Reader,
  project: Project,
  ways: readonly Way[],
  isMain = false,
): Promise<ComponentChildren> {
  const { words, moment, asker } = reader
  if (asker === null || moment.asKnown !== null || ways.length === 0) return null
  const shown: ComponentChildren[] = []
  const isNext = isMain && ways.length === 1
  for (const { verb, of, checklist, rights, barred = null } of ways) {
    const why = (await barredFrom(reader, project, rights)) ?? barred
    const about = {
      id: project.id,
      ...(of === undefined ? {} : { of }),
      ...(checklist === undefined ? {} : { checklist }),
    }
    shown.push(
      <WayTo
        href={linkTo(reader, verbPath(verb, about))}
        label={words.t(`delivery.do.${verb}`)}
        barred={why}
        isNext={isNext}
        id={`no-${verb}${of === undefined ? '' : `-${of}`}`}
      />,
    )
  }
  return <div class="ways">{shown}</div>
}
