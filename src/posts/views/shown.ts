import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { namesOf } from '#people/views.ts'
import { type PostFilter, type PostItem, postList } from './posts.ts'
import { reachedBy } from './reach.ts'
import { titleIn } from './titles.ts'

/** Who looks, at which day, in which language. */
export interface Looking {
  db: Db
  moment: Moment
  locale: Locale
  asker: Asker | null
}

/** A post as somebody may see it: persons are named where they are public, or where the one who looks may read it. */
export interface ShownPost extends Omit<
  PostItem,
  'titles' | 'person' | 'publicName' | 'inChargePerson'
> {
  title: string
  isVacant: boolean
  /** Null where the post is vacant, or who holds it is not for this reader. */
  holder: string | null
  inCharge: string | null
}

/**
 * The posts of a day that somebody may see: public ones, and those of offices whose posts they may read. A terminal sees all:
 * `seesAll`.
 */
export async function shownPosts(
  looking: Looking,
  filter: PostFilter = {},
  seesAll = false,
): Promise<ShownPost[]> {
  const { db, moment, locale, asker } = looking
  const posts = await postList(db, moment, filter)
  const mayRead = seesAll
    ? () => true
    : await reachedBy(db, asker, 'posts.read', [...new Set(posts.map((post) => post.office))])
  const seen = posts.filter((post) => post.isPublic || mayRead(post.office) || isOwn(post, asker))
  const readable = seen.filter((post) => mayRead(post.office) || isOwn(post, asker))
  const persons = readable.flatMap((post) =>
    [post.person, post.inChargePerson].filter((person) => person !== null),
  )
  const names = await namesOf(db, [...new Set(persons)])
  const nameOf = (post: PostItem, person: string | null) =>
    person !== null && readable.includes(post) ? (names.get(person) ?? null) : null
  return seen.map((post) => {
    const { titles, person, publicName, inChargePerson, ...rest } = post
    return {
      ...rest,
      title: titleIn(locale, post.role, titles, post.officeName),
      isVacant: post.holding === null,
      holder: publicName ?? nameOf(post, person),
      inCharge: nameOf(post, inChargePerson),
    }
  })
}

const isOwn = (post: PostItem, asker: Asker | null) =>
  asker !== null && asker.scopes === null && post.person === asker.person
