import { actorOf, signedIn } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Person } from '#people/model/person.ts'
import { sessionOf } from '#people/permits.ts'
import { personById } from '#people/views.ts'
import { factorsOf } from '#people/views/factor.ts'

/** Someone signed in by a session, with their account. Refuses tokens. */
export async function ownAccount(
  reader: Reader,
): Promise<{ person: Person; session: string; by: ReturnType<typeof actorOf> }> {
  const { asker, db } = signedIn(reader)
  const session = sessionOf(asker)
  const person = found(await personById(db, asker.person), 'people/unknown')
  return { person, session, by: actorOf(asker, null) }
}

/** Who has a factor shows it before another is added: nobody who found an open session makes it theirs. Refuses (`asker/no-factor`). */
export async function mustHaveShown(reader: Reader): Promise<void> {
  const { asker, db } = signedIn(reader)
  const { appSince, passkeys } = await factorsOf(db, asker.person)
  if (!asker.hasSecondFactor && (appSince !== null || passkeys > 0))
    throw new Refusal('forbidden', 'asker/no-factor')
}
