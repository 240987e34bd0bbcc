import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { ableAt, type Asked, type Bench, type BenchPost } from '#routes/model/holder.ts'
import { benchOn } from '#routes/views/bench.ts'
import { authorsOf, type SupportRequest } from '#support/model/request.ts'
import { givingRight } from '#support/model/rule.ts'

/** What a colleague must be able to: one chosen by name need not be confined to the theme. */
const askedOfColleague = (request: SupportRequest): Asked => ({
  right: givingRight,
  roles: [],
  theme: null,
  about: [],
  amount: null,
  authors: authorsOf(request),
})

/** The names of those who could act under a post on a request; none where nobody could. */
export function ableUnder(post: BenchPost, request: SupportRequest, bench: Bench): string[] {
  const able = ableAt({ ...post, confinedTo: [] }, askedOfColleague(request), bench)
  return typeof able === 'string' ? [] : [...new Set(able.map(({ name }) => name))]
}

/** Other posts of the office that has a request under which somebody can act on it today, with who that is. */
export async function colleaguesOf(
  db: Db,
  today: Moment,
  request: SupportRequest,
): Promise<{ id: string; name: string }[]> {
  const bench = await benchOn(db, today, [givingRight])
  return (bench.byOffice.get(request.standing.office) ?? []).flatMap((post) => {
    const able = post.id === request.standing.post ? [] : ableUnder(post, request, bench)
    return able.length === 0 ? [] : [{ id: post.id, name: `${post.title} (${able.join(', ')})` }]
  })
}
