import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { ProjectSort } from '#projects/model/reading/listing.ts'
import type { Project, ProjectOrigin } from '#projects/model/project.ts'
import { placeNames } from '#world/views.ts'
import type { ProjectFilter } from '#projects/views/list.ts'
import { officesUnder } from './regions.ts'

/** What somebody narrows a list of projects by, as addresses tell it. */
export interface Wanted {
  /** Words of titles and code. */
  q?: string | undefined
  state?: ProjectState | undefined
  office?: string | undefined
  /** A Regional Office. */
  region?: string | undefined
  country?: string | undefined
  area?: string | undefined
  type?: string | undefined
  theme?: string | undefined
  donor?: string | undefined
  fund?: string | undefined
  programme?: string | undefined
  origin?: ProjectOrigin | undefined
  year?: number | undefined
  /** Under way on the day asked about. */
  running?: 'yes' | undefined
  /** A framework or plan that they cite. */
  framework?: string | undefined
  /** An objective that they serve, as `upperText`. */
  serves?: string | undefined
}

interface Looking {
  db: Db
  moment: Moment
}

/**
 * What a list is narrowed by: offices under a Regional Office by the network of the day, a country with the areas it then belongs
 * to. Two queries at most.
 */
export async function filterFrom(looking: Looking, wanted: Wanted): Promise<ProjectFilter> {
  const { q, state, office, region, country, area, running, framework, serves, ...same } = wanted
  const upper = serves === undefined ? undefined : (upperFrom(serves) ?? undefined)
  return {
    ...same,
    text: q,
    states: state === undefined ? undefined : [state],
    offices: await officesAmong(looking, { office, region }),
    covers: area,
    coversAny: country === undefined ? undefined : await placesWith(looking, country),
    isUnderWay: running === 'yes',
    cites: upper ?? (framework === undefined ? undefined : { of: framework }),
  }
}

async function officesAmong(
  { db, moment }: Looking,
  { office, region }: Pick<Wanted, 'office' | 'region'>,
): Promise<string[] | undefined> {
  const own = office === undefined ? undefined : [office]
  if (region === undefined) return own
  const under = await officesUnder(db, moment, region)
  return own === undefined ? under : own.filter((each) => under.includes(each))
}

/** What a project may be for that concerns the country: itself, and the areas it belongs to on the day. */
async function placesWith({ db, moment }: Looking, country: string): Promise<string[]> {
  const { rows } = await sql<{ area: string }>`
    select distinct within.area from area_member within
    where within.country = ${country} and ${holds('within', moment, true)}`.execute(db)
  return [country, ...rows.map(({ area }) => area)]
}

/** By what a project stands where it stands in a list: what a cursor holds, beside its id; null where it has none. */
export function sortedBy(
  project: Project,
  { sort, locale }: { sort: ProjectSort; locale: Locale },
): string | null {
  if (sort !== 'title') return project[sort]
  return project.titles[locale] ?? project.titles['en'] ?? null
}

/** What countries and areas are called that these projects work in. One query; none where they work nowhere. */
export const namesOfCovers = async (
  { db, moment, locale }: Looking & { locale: Locale },
  projects: readonly Pick<Project, 'covers'>[],
): Promise<ReadonlyMap<string, string>> =>
  projects.every(({ covers }) => covers.length === 0) ? new Map() : placeNames(db, moment, locale)
