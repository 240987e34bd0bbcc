import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { placeNames } from '#world/views.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Project } from '#projects/model/project.ts'
import { authorsOf } from '#projects/views/authors.ts'
import type { Because } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Authors } from '#routes/model/route.ts'
import type { Purpose, RevisionKind, Rule } from '#routes/model/rule.ts'
import { daysOf } from './ground.ts'
import { drawn } from './planned.ts'

/** A step as it would be asked. */
export interface PreviewStep {
  rule: Rule
  titles: Readonly<Record<string, string>>
  stage: number
  theme: string | null
  countries: readonly string[]
  isSkipped: boolean
  /** Null where it would be left out, or where nobody at all could act. */
  office: string | null
  officeName: string | null
  post: string | null
  postTitle: string | null
  because: Because | null
  /** The last day for it, were its stage the first to open today. */
  due: Day | null
}

/** Who would be asked if a project were sent on its way today. */
export interface Preview {
  day: Day
  facts: RouteFacts
  steps: readonly PreviewStep[]
  /** Whether somebody could act on every step. */
  isPossible: boolean
  names: ReadonlyMap<string, string>
}

/** What is previewed beside the project itself. */
export interface PreviewFor {
  purpose?: Purpose
  number?: number
  revision?: RevisionKind | null
  /** Those who are not asked; without them those who wrote it. */
  authors?: Authors
  /** Who would send it. */
  sender?: string | null
}

/** Who would be asked about a project if it were sent on its way today, and why. Writes nothing. */
export async function routePreview(
  db: Db,
  now: Now,
  project: Project,
  locale: Locale,
  { purpose = 'endorsement', number = project.version, revision = null, ...more }: PreviewFor = {},
): Promise<Preview> {
  const wrote = more.authors ?? (await authorsOf(db, project.id, number))
  const { sender = null } = more
  const authors = sender === null ? wrote : { ...wrote, persons: [...wrote.persons, sender] }
  const plan = await drawn(db, now, { project, number, purpose, revision, authors })
  const offices = [...new Set(plan.steps.flatMap(({ holder }) => holder?.office ?? []))]
  const days = await daysOf(db, now, offices)
  return {
    day: plan.day,
    facts: plan.facts,
    isPossible: plan.isPossible,
    names: await placeNames(db, now.today, locale),
    steps: plan.steps.map(({ rule, theme, countries, isSkipped, holder, because }) => ({
      rule,
      titles: rule.titles,
      stage: rule.stage,
      theme,
      countries,
      isSkipped,
      office: holder?.office ?? null,
      officeName: holder?.because.officeName ?? null,
      post: holder?.post.id ?? null,
      postTitle: holder?.post.title ?? null,
      because,
      due: holder === null ? null : days.due(holder.office, rule.workingDays),
    })),
  }
}
