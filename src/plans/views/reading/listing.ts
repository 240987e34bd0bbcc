import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { isMember } from '#world/views.ts'
import { planLevels } from '#plans/model/level.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import type { Wanted } from '#plans/model/reading/wanted.ts'
import { type Looking, seenVersions } from '#plans/views/seen.ts'

/** The versions that somebody may see and wants, from the region down, each level by its offices, the newest version of a plan first. */
export async function listedVersions(looking: Looking, wanted: Wanted): Promise<PlanVersion[]> {
  const { level, office, country, standing = 'in-force', origin, framework } = wanted
  const isState = standing !== 'in-force' && standing !== 'all'
  const [seen, areas, citing] = await Promise.all([
    seenVersions(looking, {
      level,
      office,
      ...(isState ? { states: [standing] } : {}),
      inForce: standing === 'in-force',
    }),
    country === undefined ? null : areasWith(looking, country),
    framework === undefined ? null : citingFramework(looking, framework),
  ])
  return seen
    .filter(
      ({ plan }) =>
        (origin === undefined || plan.origin === origin) &&
        (areas === null || plan.covers.some((each) => areas.has(each))),
    )
    .filter((each) => citing === null || citing.has(versionText(each)))
    .toSorted(
      (a, b) =>
        planLevels.indexOf(a.plan.level) - planLevels.indexOf(b.plan.level) ||
        compareTexts(a.plan.officeName ?? a.plan.office, b.plan.officeName ?? b.plan.office) ||
        compareTexts(a.plan.id, b.plan.id) ||
        b.number - a.number,
    )
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The offices of the plans that somebody may see, A to Z. */
export async function planOffices(looking: Looking): Promise<{ id: string; name: string }[]> {
  const offices = new Map(
    (await seenVersions(looking)).map(({ plan }) => [plan.office, plan.officeName ?? plan.office]),
  )
  return [...offices]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** What a plan may be for that concerns the country: itself, and the areas it belongs to on the day. */
export async function areasWith(
  { db, moment }: { db: Db; moment: Moment },
  country: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ area: string }>`
    select distinct covered.covers as area from plan_cover covered
    where ${known('covered', moment)} and ${isMember(sql`covered.covers`, sql`${country}::text`, moment)}`.execute(
    db,
  )
  return new Set([country, ...rows.map(({ area }) => area)])
}

/** The versions that cite something of a framework, themselves or through what they cite. */
async function citingFramework(
  { db, moment }: { db: Db; moment: Moment },
  framework: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ version: string }>`
    select plan || '@' || number as version from plan_citation cited where upper_of = ${framework} and ${known('cited', moment)}
    union select plan || '@' || number from plan_service where upper_of = ${framework}`.execute(db)
  return new Set(rows.map(({ version }) => version))
}
