import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import { bearerOf } from '#routes/model/may-act.ts'
import { openStates } from '#support/model/request.ts'
import { givingRight } from '#support/model/rule.ts'

const states = sql`array[${sql.join(openStates.map((each) => sql.lit(each)))}]`

/** An open request: somebody has it and owes an answer. */
export const isOpen = sql<boolean>`stood.state = any(${states})`

/**
 * What waits for somebody: requests that a post of theirs has, or one that was lent to them; and answers to what they asked, which they
 * confirm; answers to whoever cannot sign in any more wait for those who develop projects at their office.
 */
export function waitsFor({
  person,
  grants,
}: Pick<Asker, 'person' | 'grants'>): RawBuilder<boolean> {
  const giving = grants.filter(({ right }) => right === givingRight).map(bearerOf)
  const posts = grants.map(bearerOf)
  const offices = grants.flatMap(({ right, office }) =>
    right === 'projects.develop' && office !== null ? [office] : [],
  )
  return sql`((${isOpen} and asked.person is distinct from ${person} and (stood.post = any(${[...new Set(giving)]}::text[])
      or (stood.post = any(${[...new Set(posts)]}::text[])
        and exists (select from post made where made.id = stood.post and made.role = 'administrator' and upper_inf(made.recorded)))))
    or (stood.state = 'answered' and (asked.person = ${person} or (asked.office = any(${[...new Set(offices)]}::text[])
      and not exists (select from person_state state where state.person = asked.person and state.standing = 'active'
        and upper_inf(state.recorded))))))`
}
