import { memory } from '#platform/http/stand.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Gap, GapKind, Matrix } from '#plans/model/gaps.ts'
import { sightOf } from '#trends/model/sight.ts'
import { gapsOf } from './lists.ts'
import { gapMatrix } from './matrix.ts'

const matrices = memory<Matrix>()
const lists = memory<Gap[]>()

type Here = Pick<Reader, 'db' | 'stand' | 'moment' | 'locale'>

/** The matrix of the day, found once until something happens. */
export const matrixOn = (reader: Here): Promise<Matrix> =>
  matrices(reader, [reader.moment, reader.locale], () =>
    gapMatrix(reader.db, reader.moment, reader.locale),
  )

/** Everything of one kind that is missing on the day, as far as the reader may know of it; found once until something happens. */
export function gapsOn(reader: Here & Pick<Reader, 'asker'>, kind: GapKind): Promise<Gap[]> {
  const { db, moment, locale } = reader
  const sight = sightOf(reader.asker)
  return lists(reader, [kind, moment, locale, sight], () =>
    gapsOf(db, moment, kind, { locale, sight }),
  )
}
