import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { considerate } from '#platform/db/considerate.ts'
import { instantText } from '#platform/db/periods.ts'
import { memory, type Stand } from '#platform/http/stand.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { ImpactLine } from '#network/model/impact.ts'
import { impactOf } from '#network/views/impact.ts'
import { momentAt } from '#sources/views.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { plansImpact } from '#plans/views/impact.ts'

const remembered = memory<ImpactLine[]>(8)

/**
 * What a decision made of plans: the network just before it was recorded, on its first day, beside the network since. Found once for
 * a page and all who open it, until something happens.
 */
export const plansDecided = (
  { db, stand, locale }: { db: Db; stand: Stand; locale: Locale },
  { id, day, from, subjects, recordedFrom }: Decision,
): Promise<ImpactLine[]> =>
  remembered({ db, stand }, [id, locale], async () => {
    const { rows } = await sql<{ at: string }>`
      select ${instantText(sql`(${recordedFrom}::timestamptz - interval '1 microsecond')`)} as at`.execute(
      db,
    )
    const on = from ?? day
    const [was, is] = [
      await momentAt(db, on, rows[0]?.at ?? recordedFrom),
      await momentAt(db, on, recordedFrom),
    ]
    const { db: calm, release } = considerate(db)
    const lines = await impactOf(
      [plansImpact],
      { db: calm, moment: was, locale },
      { db: calm, moment: is, locale },
      subjects,
    )
    release()
    return lines
  })
