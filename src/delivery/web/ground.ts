import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { permits } from '#posts/permits.ts'
import type { Right } from '#posts/model/rights.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import type { Project } from '#projects/model/project.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import type { About } from '#delivery/actions.ts'

/** What every page of this domain stands on: who reads it, the project, and what of it the address names. */
export interface Ground {
  reader: SignedReader
  project: Project
  about: About
}

/** What an address names. */
export const aboutOf = ({ id = '', of = '', checklist = '' }: Record<string, string>): About => ({
  id,
  of,
  checklist,
})

/** The project of a form, as it is today, for those inside. Refuses others as if there were none (`projects/unknown-project`). */
export async function groundOf(
  visitor: Reader,
  params: Record<string, string>,
  again: Again | null = null,
): Promise<Ground> {
  const reader = presently(visitor)
  const about = aboutOf(params)
  return { reader, about, project: await insideProject(reader, about.id, again) }
}

/** Why the reader may do none of what these rights allow to a project today; null where they may. */
export async function barredFrom(
  reader: Reader,
  { office, officeName }: Pick<Project, 'office' | 'officeName'>,
  rights: readonly Right[],
): Promise<string | null> {
  const { db, asker, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, { id: office, name: officeName }, day)
  const verdicts = rights.map((right) => whyNot(permits(right, asker, target), reader))
  return verdicts.includes(null) ? null : (verdicts[0] ?? null)
}
