import { Refusal } from '#platform/refusal.ts'
import { type Compared, compareEditions } from '#frameworks/model/compare.ts'
import type { EditionListed, FrameworkListed } from './frameworks.ts'
import { mappingsBetween } from './mappings.ts'
import { type Looking, theEdition } from './objective.ts'
import { objectivesOf } from './objectives.ts'
import type { RecordedObjective } from './select.ts'

/** One side of a comparison. */
export interface Side {
  framework: FrameworkListed
  edition: EditionListed
}

/** Two editions, and what of each has a counterpart in the other on the day. */
export interface ComparedEditions {
  one: Side
  other: Side
  compared: Compared<RecordedObjective>
}

/**
 * Lays two editions, each as `framework@edition`, side by side. Refuses an edition that is not known, and one that is compared with
 * itself (`frameworks/same-edition`).
 */
export async function comparedEditions(
  looking: Looking,
  first: string,
  second: string,
): Promise<ComparedEditions> {
  if (first === second) throw new Refusal('invalid', 'frameworks/same-edition')
  const one = await sideOf(looking, first)
  const other = await sideOf(looking, second)
  const { db, moment } = looking
  const nodesOf = ({ edition }: Side) =>
    objectivesOf(db, moment, edition.framework, edition.edition)
  const mappings = await mappingsBetween(db, moment, one.edition, other.edition)
  return {
    one,
    other,
    compared: compareEditions(await nodesOf(one), await nodesOf(other), mappings),
  }
}

function sideOf(looking: Looking, text: string): Promise<Side> {
  const [id = '', edition = ''] = text.split('@')
  return theEdition(looking, id, edition)
}
