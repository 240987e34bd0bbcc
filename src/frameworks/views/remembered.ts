import type { Db } from '#platform/db/db.ts'
import { memory, type Stand } from '#platform/http/stand.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { everyObjective } from './objectives.ts'
import type { RecordedObjective } from './select.ts'

interface Here {
  db: Db
  stand: Stand
  moment: Moment
}

/** An objective with its code and titles as they are compared in a search. */
interface Told {
  objective: RecordedObjective
  told: string
}

const toldOf = memory<Told[]>(8)

/**
 * Objectives in whose code or title, in any language, every word of this text stands, forgiving of accents and case; those in force come
 * first, at most `limit`. They are read once until something happens.
 */
export async function objectivesFound(
  here: Here,
  text: string,
  limit: number,
): Promise<RecordedObjective[]> {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const all = await toldOf(here, ['objectives', here.moment], async () => {
    const objectives = await everyObjective(here.db, here.moment)
    return objectives.map((objective) => ({
      objective,
      told: fold([objective.upper.code, ...Object.values(objective.titles)].join(' ')),
    }))
  })
  const rank = ({ standing }: RecordedObjective) => (standing === 'in-force' ? 0 : 1)
  return all
    .filter(({ told }) => words.every((word) => told.includes(word)))
    .map(({ objective }) => objective)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, limit)
}
