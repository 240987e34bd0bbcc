import type { Day } from '#platform/day.ts'
import { delegationsOn, postList } from './posts.ts'
import { reachedBy } from './reach.ts'
import { roleRights } from './roles.ts'
import { titlesOf } from './life.ts'
import type { Looking } from './shown.ts'
import { titleIn } from './titles.ts'

/** One line of the register of delegated authority: an authority with an amount that a post has, or one that it lent. */
export interface Authority {
  id: string
  post: string
  title: string
  office: string | null
  officeName: string | null
  right: string
  /** An exact decimal number; null where the rule names no amount. */
  amount: string | null
  currency: string | null
  /** The post it was lent to; null where the post has it itself. */
  toPost: string | null
  standIn: string | null
  from: Day | null
  until: Day | null
}

/**
 * Which posts may decide up to which amount on the day, and what posts lent to others, amount or not, as far as the right
 * `access.read` of who looks reaches.
 */
export async function register(looking: Looking, seesAll = false): Promise<Authority[]> {
  const { db, moment, asker, locale } = looking
  const posts = await postList(db, moment)
  const mayRead = seesAll
    ? () => true
    : await reachedBy(db, asker, 'access.read', [...new Set(posts.map((post) => post.office))])
  const given = Map.groupBy(await roleRights(db, moment), (each) => each.role)
  const lent = Map.groupBy(await delegationsOn(db, moment), (each) => each.post)
  const called = await titlesOf(
    looking,
    [...lent.values()].flat().map((each) => each.toPost),
  )
  return posts
    .filter((post) => mayRead(post.office))
    .flatMap((post) => {
      const { id, role, titles, office, officeName } = post
      const rules = given.get(role) ?? []
      const about = {
        post: id,
        title: titleIn(locale, role, titles, officeName),
        office,
        officeName,
      }
      const own = rules.flatMap(({ right, reach, function: held, limit, from, until }) =>
        limit === null
          ? []
          : [
              {
                id: `${id}/${right}/${reach}/${held}`,
                ...about,
                right,
                ...limit,
                toPost: null,
                standIn: null,
                from,
                until,
              },
            ],
      )
      const handed = (lent.get(id) ?? []).flatMap((each) =>
        [...new Set(rules.map(({ right }) => right))]
          .filter((right) => each.rights === null || each.rights.includes(right))
          .map((right) => {
            const limit = rules.find((rule) => rule.right === right && rule.limit !== null)?.limit
            return {
              id: `${each.id}/${right}`,
              ...about,
              right,
              amount: limit?.amount ?? null,
              currency: limit?.currency ?? null,
              toPost: each.toPost,
              standIn: called.get(each.toPost) ?? null,
              from: each.from,
              until: each.until,
            }
          }),
      )
      return [...own, ...handed]
    })
}
