import type { Fault } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'
import { type Described, partnerId, type Partner, referenceText } from './partner.ts'

/** What is wrong with what is said of a partner, field by field; nothing of what only a database knows. */
export const wrongIn = (described: Described): Fault[] => [
  ...(described.until !== null && described.from !== null && described.until <= described.from
    ? [{ field: 'until', reason: 'field/after' }]
    : []),
  ...(described.website === null || isOfWeb(described.website)
    ? []
    : [{ field: 'website', reason: 'partners/fault.no-address' }]),
  ...twiceIn('references', described.references.map(referenceText)),
  ...twiceIn('alsoNamed', described.alsoNamed),
]

/** Whether an id can be given to a partner; `new` is the address of a form. */
export const isPartnerId = (id: string): boolean => partnerId.test(id) && id !== 'new'

/** Another partner that bears one of its names, as text is compared in a search; undefined where none does. */
export function namesake(
  { id, names, alsoNamed }: Pick<Partner, 'id' | 'names' | 'alsoNamed'>,
  all: readonly Pick<Partner, 'id' | 'names' | 'alsoNamed'>[],
): string | undefined {
  const own = new Set(calledBy({ names, alsoNamed }))
  return all.find((other) => other.id !== id && calledBy(other).some((name) => own.has(name)))?.id
}

const calledBy = ({ names, alsoNamed }: Pick<Partner, 'names' | 'alsoNamed'>) =>
  [...Object.values(names), ...alsoNamed].map(fold).filter((name) => name !== '')

function twiceIn(field: string, values: readonly string[]): Fault[] {
  const twice = values.find((value, at) => values.indexOf(value) !== at)
  return twice === undefined
    ? []
    : [{ field, reason: 'partners/fault.twice', details: { value: twice } }]
}

function isOfWeb(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(address)
}
