import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Grant } from '#platform/doors/asker.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import type { DeliveryRoom } from '#delivery/actions/delivering.ts'
import type { Site } from '#papers/views/gathered.ts'
import type { By } from '#posts/actions/operator.ts'
import { demoPeople, demoPost } from '#posts/model/demo.ts'
import type { Role } from '#posts/model/roles.ts'
import { grantsOf } from '#posts/views/grants.ts'
import type { ProjectRules } from '#projects/actions/making.ts'
import type { SupportRoom } from '#support/actions.ts'

/** Who a demo person is, as who does something on a day: today, unless told. */
export type Team = (role: Role, on?: Day) => Promise<By>

/** Who plays the parts of demo projects, and what the verbs that they use need of those around them. */
export interface DemoRoom {
  moment: Moment
  /** Who holds the demo posts, by post. */
  holders: ReadonlyMap<string, string>
  /** Who they are on a day, by role. */
  team: Team
  /** Where letters about routes lead, what follows when one ends, what moves need. */
  routes: DeliveryRoom
  rules: ProjectRules
  support: SupportRoom
  site: Site
}

/** The demo people with their rights, which are looked up once: they hold the same posts since before anything that the files tell. */
export function teamOf(db: Db, moment: Moment, holders: ReadonlyMap<string, string>): Team {
  const rights = new Map<string, Promise<Grant[]>>()
  return async (role, on = moment.asOf) => {
    const person = found(holders.get(demoPost(role)), 'posts/unknown-post')
    const name = `${demoPeople.find((each) => each.role === role)?.name ?? role} (demo)`
    const known = rights.get(person) ?? grantsOf(db, person, moment)
    rights.set(person, known)
    const today = { ...moment, asOf: on, asKnown: null }
    const asker = {
      person,
      name,
      session: null,
      scopes: null,
      hasSecondFactor: true,
      today,
      grants: await known,
    }
    return { db, asker, words: wordsIn('en') }
  }
}
