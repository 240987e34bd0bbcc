import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Target } from '#posts/model/target.ts'
import { daysAt, mandatesBy } from './reach.ts'

/**
 * What an asker is about to touch, as the rules need it: the office, and who has a mandate over it today, there. `day` is today
 * of the organisation, for what lies at no known place.
 */
export async function targetAt(
  db: Db,
  asker: Asker | null,
  office: { id: string; name: string | null } | null,
  day: string,
): Promise<Target> {
  if (asker === null || office === null)
    return { office: office?.id ?? null, officeName: office?.name ?? null, mandates: [], day }
  const days = await daysAt(db, asker, [office.id])
  return {
    office: office.id,
    officeName: office.name,
    mandates: await mandatesBy(db, asker, [office.id]),
    day: days.get(office.id) ?? day,
  }
}
