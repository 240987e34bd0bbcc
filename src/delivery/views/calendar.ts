import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Operator } from '#posts/actions/operator.ts'
import { officesUnder } from '#projects/views/reading/regions.ts'
import { sightOf } from '#projects/views/seen.ts'
import type { DueWanted } from './dues.ts'

/** Whose calendar somebody asks for. */
export interface CalendarOf {
  /** What they see to themselves, or what is due at the offices of their posts. */
  own?: 'me' | 'my-office' | undefined
  office?: string | undefined
  /** A Regional Office: everything under it. */
  region?: string | undefined
  project?: string | undefined
}

/** Who asks for a calendar, and from which moment; nobody in particular is null. */
interface Looking {
  db: Db
  moment: Moment
  asker: Asker | Operator | null
}

/** How far a calendar reaches that somebody asks for, and how far they see. */
export async function scopeOf(
  looking: Looking,
  { own, office, region, project }: CalendarOf,
): Promise<Pick<DueWanted, 'sight' | 'mine' | 'offices' | 'project'>> {
  const { db, moment, asker } = looking
  const grants = asker !== null && 'grants' in asker ? asker.grants : []
  const person = asker !== null && 'person' in asker ? asker.person : ''
  const posts = [...new Set(grants.map(({ post }) => post.id))]
  const offices = new Set(grants.flatMap((grant) => grant.office ?? []))
  const under = region === undefined ? null : await officesUnder(db, moment, region)
  const asked = office === undefined ? under : [office]
  return {
    sight: await sightOf(looking),
    ...(own === 'me' ? { mine: { person, posts } } : {}),
    ...(asked !== null ? { offices: asked } : own === 'my-office' ? { offices: [...offices] } : {}),
    ...(project === undefined ? {} : { project }),
  }
}
