import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { absentOn } from '#calendars/views/absences.ts'
import { activePeople } from '#people/views.ts'
import { roles } from '#posts/model/roles.ts'
import { grantsOn, type PersonalGrant } from '#posts/views/grants.ts'
import { postList } from '#posts/views/posts.ts'
import { englishTitle } from '#posts/views/titles.ts'
import type { Bench, BenchPost, Hand } from '#routes/model/holder.ts'
import { decidingRights } from '#routes/model/rule.ts'

const order: readonly string[] = roles

/**
 * All posts of a day, who can act under them by one of these rights (those by which steps are decided, unless told), and who is away:
 * four queries, whatever is asked of them.
 */
export async function benchOn(
  db: Db,
  today: Moment,
  rights: readonly string[] = decidingRights,
): Promise<Bench> {
  const [posts, grants, people, absent] = [
    await postList(db, today),
    await grantsOn(db, today),
    await activePeople(db),
    await absentOn(db, today),
  ]
  return benchFrom({
    posts,
    grants,
    names: new Map(people.map(({ id, name }) => [id, name])),
    absent,
    rights,
  })
}

interface Given {
  posts: readonly {
    id: string
    role: string
    titles: Readonly<Record<string, string>>
    office: string | null
    officeName: string | null
    confinedTo: readonly string[]
  }[]
  grants: readonly PersonalGrant[]
  /** Of those who may sign in. */
  names: ReadonlyMap<string, string>
  absent: ReadonlySet<string>
  rights?: readonly string[]
}

/** The bench from what was fetched. Whoever may not sign in has no hand. */
export function benchFrom({
  posts,
  grants,
  names,
  absent,
  rights: asked = decidingRights,
}: Given): Bench {
  const hands = Map.groupBy(
    grants.flatMap((grant) => {
      const name = names.get(grant.person)
      const isAsked = asked.includes(grant.right) || grant.role === 'administrator'
      return name === undefined || !isAsked ? [] : [{ name, grant }]
    }),
    ({ grant }) => (grant.onBehalfOf ?? grant.post).id,
  )
  const all = posts.map((post): BenchPost => ({
    id: post.id,
    title: englishTitle(post.role, post.titles, post.officeName),
    role: post.role,
    office: post.office,
    confinedTo: post.confinedTo,
    hands: (hands.get(post.id) ?? []).map(({ name, grant }): Hand => ({
      person: grant.person,
      name,
      right: grant.right,
      isLent: grant.onBehalfOf !== null,
      limit: grant.limit,
      everywhere: grant.reach === 'everywhere',
    })),
  }))
  const byRole = all.toSorted(
    (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || (a.id < b.id ? -1 : 1),
  )
  return {
    posts: new Map(all.map((post) => [post.id, post])),
    byOffice: Map.groupBy(
      byRole.filter(({ office }) => office !== null),
      ({ office }) => office ?? '',
    ),
    lastResorts: byRole.filter(
      ({ role, hands: able }) =>
        role === 'administrator' ||
        able.some((hand) => hand.everywhere && asked.includes(hand.right)),
    ),
    absent,
  }
}
