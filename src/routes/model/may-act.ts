import { type Asker, type Grant, owesFactor } from '#platform/doors/asker.ts'
import type { Authors } from './route.ts'

/** What of a step tells who may act on it. */
export interface Actable {
  post: string | null
  right: string
  authors: Authors
  /** An administrator is asked when nobody else could act; they need no right of their own for it. */
  isAdministrators: boolean
}

/** Whether somebody may act on a step now, by which right, or why not. */
export type MayAct =
  | { isAllowed: true; grant: Grant }
  | { isAllowed: false; reason: 'not-yours' | 'no-scope' | 'author' | 'author-post' | 'no-factor' }

/** The post under which a right is used: the one that lent it, where one did. */
export const bearerOf = ({ post, onBehalfOf }: Pick<Grant, 'post' | 'onBehalfOf'>): string =>
  (onBehalfOf ?? post).id

/** Who may act on a step: whoever holds the post that has it, or was lent its right, and wrote nothing of what is decided. */
export function mayAct(
  asker: Pick<Asker, 'person' | 'grants' | 'scopes' | 'mustProve'>,
  { post, right, authors, isAdministrators }: Actable,
): MayAct {
  const no = (reason: Extract<MayAct, { isAllowed: false }>['reason']) => ({
    isAllowed: false as const,
    reason,
  })
  const held = asker.grants.filter(
    (grant) => bearerOf(grant) === post && (grant.right === right || isAdministrators),
  )
  if (held.length === 0) return no('not-yours')
  if (asker.scopes !== null && !asker.scopes.includes(right)) return no('no-scope')
  if (authors.persons.includes(asker.person)) return no('author')
  const own = held.filter(
    ({ onBehalfOf }) => onBehalfOf === null || !authors.posts.includes(onBehalfOf.id),
  )
  const grant = own.find(({ onBehalfOf }) => onBehalfOf === null) ?? own[0]
  if (grant === undefined) return no('author-post')
  if (owesFactor(asker, right)) return no('no-factor')
  return { isAllowed: true, grant }
}
