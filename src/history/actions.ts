import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { todayIn } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { write } from '#mail/actions.ts'
import type { Seal } from './model/chain.ts'
import { keepSeal } from './store.ts'
import { headOf } from './views/verify.ts'

export { sealsIn } from './store.ts'

/** Whose history is sealed, and where the seals go. */
export interface Sealing {
  organisation: string
  title: Readonly<Record<Locale, string>>
  timeZone: string
  /** The folder that seals are kept in. */
  folder: string
  /** Who gets them by letter; null: nobody. */
  address: string | null
  now: Date
}

/** `daily`: unless it was sealed today, there. `changes`: unless nothing happened since the last seal. */
export type Occasion = 'daily' | 'changes'

/** Every seal is an entry about this. */
export const sealSubject = 'history:seal'

/**
 * Writes the head of the history down elsewhere: into a new file and, where an address is set, into a letter. Answers the seal and
 * its file; null when there is no occasion, or nothing to seal. Of two programs that would seal at once, one does.
 */
export async function sealHistory(
  db: Db,
  sealing: Sealing,
  occasion: Occasion,
): Promise<{ seal: Seal; file: string } | null> {
  if (!(await isDue(db, sealing, occasion))) return null
  const deed = { by: byCommand('seal'), name: 'history.sealed', subject: sealSubject }
  try {
    return await perform(db, deed, async (act) => {
      // Another program may have sealed while this one waited for its turn.
      if (!(await isDue(act.db, sealing, occasion))) throw new NotDue()
      const { organisation, title, timeZone, folder, address, now } = sealing
      const head = await headOf(act.db)
      if (head === null) throw new NotDue()
      const seal: Seal = { organisation, number: head.number, hash: head.hash, at: head.at }
      const day = todayIn(timeZone, now)
      const file = await keepSeal(folder, day, seal)
      act.note({ field: 'history.field.seal', before: null, after: `${seal.number} ${seal.hash}` })
      const locale = 'en'
      const words = wordsIn(locale)
      if (address !== null)
        await write(act, {
          event: `history.sealed:${seal.hash}`,
          to: address,
          person: null,
          name: words.t('history.seal.keeper'),
          locale,
          topic: 'history.sealed',
          details: {
            day: words.day(day),
            title: title[locale],
            entries: seal.number,
            entry: seal.number,
            at: words.instant(seal.at),
            hash: seal.hash,
          },
          link: null,
          manner: 'at-once',
        })
      return { seal, file }
    })
  } catch (error) {
    if (error instanceof NotDue) return null
    throw error
  }
}

/** Undoes an act that turned out to have no occasion. */
class NotDue extends Error {
  override name = 'NotDue'
}

async function isDue(db: Db, { timeZone, now }: Sealing, occasion: Occasion): Promise<boolean> {
  const head = await headOf(db)
  if (head === null) return false
  if (occasion === 'changes') return head.name !== 'history.sealed'
  const { rows } = await sql<{ at: string }>`
    select to_json(at) #>> '{}' as at from event where subject = ${sealSubject} order by id desc limit 1`.execute(
    db,
  )
  const [last] = rows
  return last === undefined || todayIn(timeZone, new Date(last.at)) < todayIn(timeZone, now)
}
