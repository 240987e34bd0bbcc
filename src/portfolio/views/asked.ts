import type { Reader } from '#platform/http/reader.ts'
import { filterFrom, type Wanted } from '#projects/views/reading/listing.ts'
import { type Looking, sightOf } from '#projects/views/seen.ts'
import { type Figures, figuresOf, inDollars } from './figures.ts'
import { type NameOf, namesFor } from './names.ts'

/** The portfolio as somebody asked for it: figures, what the groups are called, and how amounts are told in dollars. */
export interface Asked {
  figures: Figures
  nameOf: NameOf
  dollars: Awaited<ReturnType<typeof inDollars>>
}

/** The figures of the projects that the reader may see, narrowed as they ask. */
export async function portfolioFor(
  reader: Pick<Reader, 'db' | 'moment' | 'locale' | 'words' | 'stand'> & Pick<Looking, 'asker'>,
  wanted: Wanted,
): Promise<Asked> {
  const { db, moment } = reader
  const [filter, sight] = await Promise.all([filterFrom(reader, wanted), sightOf(reader)])
  const figures = await figuresOf(reader, filter, sight)
  const currencies = figures.total.sums.map(({ currency }) => currency)
  const [nameOf, dollars] = await Promise.all([
    namesFor(reader, figures),
    inDollars(db, moment, currencies),
  ])
  return { figures, nameOf, dollars }
}
