import type { Asker } from '#platform/doors/asker.ts'
import type { Right } from '#posts/model/rights.ts'

/** What somebody may read of the trends: all of it, or what offices marked public. */
export type Sight = 'all' | 'public'

/** Rights by which somebody works with trends, or looks over the organisation's shoulder. */
const readers: readonly Right[] = [
  'trends.observe',
  'trends.weigh',
  'plans.write',
  'plans.comment',
  'oversight.read',
]

/** What somebody may read: all with one of these rights, wherever it reaches; anybody else what is public. */
export function sightOf(asker: Asker | null): Sight {
  if (asker === null) return 'public'
  const { scopes, grants } = asker
  const opens = ({ right }: { right: string }) =>
    readers.some((each) => each === right) && (scopes === null || scopes.includes(right))
  return grants.some(opens) ? 'all' : 'public'
}
