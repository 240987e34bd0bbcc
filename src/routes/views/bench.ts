import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { absentOn } from '#calendars/views/absences.ts'
import { officeName } from '#network/views/naming.ts'
import { activeAmong, activePeople } from '#people/views.ts'
import { roles } from '#posts/model/roles.ts'
import { grantsOn, type PersonalGrant } from '#posts/views/grants.ts'
import { onDay, postRows } from '#posts/views/rows.ts'
import { englishTitle } from '#posts/views/titles.ts'
import type { Bench, BenchPost, Hand } from '#routes/model/holder.ts'
import { decidingRights } from '#routes/model/rule.ts'

const order: readonly string[] = roles

/**
 * The posts of a day, who can act under them by one of these rights (those by which steps are decided, unless told), and who is away:
 * four queries, whatever is asked of them. With `offices` only posts of these, and those who are asked when nobody else can act.
 */
export async function benchOn(
  db: Db,
  today: Moment,
  rights: readonly string[] = decidingRights,
  offices: readonly string[] | null = null,
): Promise<Bench> {
  const posts = await postsOn(db, today, rights, offices)
  const among = offices === null ? null : posts.map(({ id }) => id)
  const grants = await grantsOn(db, today, null, { rights, posts: among })
  const [people, absent] = [
    offices === null
      ? await activePeople(db)
      : await activeAmong(
          db,
          grants.map(({ person }) => person),
        ),
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

interface PostOn {
  id: string
  role: string
  titles: Readonly<Record<string, string>>
  office: string | null
  officeName: string | null
  confinedTo: readonly string[]
}

/** The posts of a day; of these offices alone, and those with a role that may act everywhere. */
async function postsOn(
  db: Db,
  today: Moment,
  rights: readonly string[],
  offices: readonly string[] | null,
): Promise<PostOn[]> {
  const among =
    offices === null
      ? sql`true`
      : sql`(post.office = any(${[...offices]}::text[]) or post.role = 'administrator' or post.role in (
          select given.role from role_right given where given.verb = any(${[...rights]}::text[]) and given.reach = 'everywhere'
            and ${onDay('given', today)}))`
  const { rows } = await sql<PostOn>`
    select post.id, post.role, post.titles, post.office, ${officeName(sql`post.office`, today)} as "officeName",
      post.confined_to as "confinedTo"
    from (${postRows(today)}) post where ${among}`.execute(db)
  return rows
}

interface Given {
  posts: readonly PostOn[]
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
