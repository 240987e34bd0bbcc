import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Target } from '#posts/model/target.ts'
import { mandatesOver } from './reach.ts'

/** What an asker is about to touch, as the rules need it: the office, and who has a mandate over it today. */
export async function targetAt(
  db: Db,
  asker: Asker | null,
  office: { id: string; name: string | null } | null,
  day: string,
): Promise<Target> {
  const offices = (asker?.grants ?? []).flatMap((grant) =>
    grant.reach === 'mandate' && grant.office !== null ? [grant.office] : [],
  )
  return {
    office: office?.id ?? null,
    officeName: office?.name ?? null,
    mandates:
      asker === null || office === null
        ? []
        : await mandatesOver(db, asker.today, office.id, offices),
    day,
  }
}
