import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Lack } from '#projects/model/need.ts'

/** Hundredths of a percentage with at most two places, exactly. */
function hundredths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(`${whole}${fraction.padEnd(2, '0').slice(0, 2)}`)
}

/**
 * What is wrong with the shares of places: some have one and others none, or they do not add up to 100. Where none has one, and of a
 * single place, all of it is there.
 */
export function sharesOf(places: readonly ProjectPart[]): Omit<Lack, 'need'>[] {
  const told = places.filter(({ fields }) => fields['share'] !== undefined)
  if (told.length === 0) return []
  const untold = places.filter(({ fields }) => fields['share'] === undefined)
  if (untold.length > 0)
    return untold.map(({ part }) => ({ part, field: 'share', reason: 'field/missing' }))
  const sum = sumOfShares(told)
  if (sum === null || sum === '100.00') return []
  const [first] = told
  return first === undefined
    ? []
    : [{ part: first.part, field: 'share', reason: 'projects/shares', details: { sum } }]
}

/** What the shares of places add up to, exactly, with two decimals; null where none has one. */
export function sumOfShares(places: readonly ProjectPart[]): string | null {
  const shares = places.flatMap(({ fields }) => fields['share'] ?? [])
  if (shares.length === 0) return null
  const all = shares.reduce((sum, share) => sum + hundredths(share), 0n)
  return `${all / 100n}.${String(all % 100n).padStart(2, '0')}`
}
