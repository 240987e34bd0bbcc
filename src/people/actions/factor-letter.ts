import type { Act } from '#platform/act.ts'
import type { Site } from '#platform/http/reader.ts'
import { write } from '#mail/actions.ts'
import { addresseeOf, type Person } from '#people/model/person.ts'

/** What changed about how somebody signs in. */
export type FactorTopic =
  | 'passkey-added'
  | 'passkey-removed'
  | 'factor-added'
  | 'factor-removed'
  | 'factors-forgotten'
  | 'codes-renewed'
  | 'code-used'
  | 'openid-linked'

/**
 * Writes to somebody that a way of signing in changed, at once, so that they notice when it was not they. `about` and the instant
 * keep one change apart from the next.
 */
export const tellOfFactors = (
  act: Act,
  person: Pick<Person, 'id' | 'email' | 'name' | 'locale'>,
  site: Pick<Site, 'origin'>,
  { topic, about }: { topic: FactorTopic; about: string },
): Promise<void> =>
  write(act, {
    event: `people.${topic}:${about}:${act.at}`,
    ...addresseeOf(person),
    topic: `people.${topic}`,
    details: {},
    link: `${site.origin}/${person.locale}/account`,
    manner: 'at-once',
  })
