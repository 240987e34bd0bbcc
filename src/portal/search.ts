import type { Reader } from '#platform/http/reader.ts'
import { holdersOfFunction, holdersOfKind } from '#network/views/lists.ts'
import { type Hit, search } from './views.ts'
import { vocabularyMatching, type WordHit } from './vocabulary.ts'

/** A kind or function found by its word, with the offices that ever carried it. */
export interface VocabularyHit extends WordHit {
  name: string
  offices: { id: string; name: string; isNow: boolean }[]
}

export interface Found {
  vocabulary: VocabularyHit[]
  hits: Hit[]
}

const most = 100

/** Everything that what was typed can mean: words of the vocabulary of any date, and things by any name they ever had. */
export async function find(
  reader: Pick<Reader, 'db' | 'moment' | 'locale' | 'words'>,
  text: string,
): Promise<Found> {
  const { db, moment, locale, words } = reader
  const matching = vocabularyMatching(text).slice(0, 5)
  const [hits, ...holders] = await Promise.all([
    search(db, moment, text, { locale, limit: most }),
    ...matching.map(({ type, id }) =>
      (type === 'kind' ? holdersOfKind : holdersOfFunction)(db, moment, locale, id),
    ),
  ])
  const vocabulary = matching.map((each, at) => {
    const byOffice = Map.groupBy(holders[at] ?? [], (holder) => holder.office)
    const offices = [...byOffice].map(([id, rows]) => ({
      id,
      name: rows[0]?.name ?? id,
      isNow: rows.some((row) => row.holds),
    }))
    return { ...each, name: words.t(`network.${each.type}.${each.id}`), offices }
  })
  return { vocabulary, hits }
}
