import type { Asker } from '#platform/doors/asker.ts'
import { Refusal } from '#platform/refusal.ts'

/** The session someone came with. Refuses a token (`people/only-session`): a program does not change how its person signs in. */
export function sessionOf(asker: Asker): string {
  if (asker.session === null) throw new Refusal('forbidden', 'people/only-session')
  return asker.session
}

/** The right by which something about people is done; the first, when several posts give it. */
export const grantOf = (asker: Asker, right: string) =>
  asker.grants.find((grant) => grant.right === right) ?? null
