import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Target } from '#posts/model/target.ts'
import { mandatesBy } from './reach.ts'

/** What an asker is about to touch, as the rules need it: the office, and who has a mandate over it today. */
export async function targetAt(
  db: Db,
  asker: Asker | null,
  office: { id: string; name: string | null } | null,
  day: string,
): Promise<Target> {
  return {
    office: office?.id ?? null,
    officeName: office?.name ?? null,
    mandates: asker === null || office === null ? [] : await mandatesBy(db, asker, [office.id]),
    day,
  }
}
