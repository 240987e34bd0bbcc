import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { planLevels } from '#plans/model/level.ts'
import {
  type Citable,
  citableFrameworks,
  type CitableGroup,
  citablePlans,
} from '#plans/views/drafting/citable.ts'

/** Kinds of parts of plans that a project serves. */
const served = ['objective', 'priority', 'action']

interface Asked {
  db: Db
  moment: Moment
  locale: Locale
}

/**
 * What a project of these countries and areas can cite: plans in force and the editions of frameworks in force; with `q` only what
 * bears these words in its title or code. Plans for other countries are there when they are searched for.
 */
export async function citableFor(
  asked: Asked,
  covers: readonly string[],
  q: string,
): Promise<CitableGroup[]> {
  const [plans, frameworks] = await Promise.all([plansFor(asked, covers), citableFrameworks(asked)])
  const words = fold(q).split(' ').filter(Boolean)
  const isMatching = ({ upper, title }: Citable) => {
    const told = fold(`${upper.code} ${title.text}`)
    return words.every((word) => told.includes(word))
  }
  return [...plans, ...frameworks]
    .filter(({ isPlan, isNear }) => !isPlan || isNear || words.length > 0)
    .map((group) => ({ ...group, items: group.items.filter(isMatching) }))
    .filter(({ items }) => items.length > 0)
}

/** What a project can cite of plans in force; those for some of these countries and areas are near. */
export const plansFor = async (asked: Asked, covers: readonly string[]): Promise<CitableGroup[]> =>
  (await citablePlans(asked, { levels: [...planLevels].toReversed(), covers, besides: null }))
    .map((group) => ({ ...group, items: group.items.filter(({ kind }) => served.includes(kind)) }))
    .filter(({ items }) => items.length > 0)
