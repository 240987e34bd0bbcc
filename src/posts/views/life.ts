import { namesOf } from '#people/views.ts'
import { versionOf } from '#platform/doors/version.ts'
import {
  heldByAppointing,
  heldByEnding,
  heldByLending,
  heldByShortening,
} from '#posts/model/held.ts'
import type { Delegation, Holding, Post } from '#posts/model/post.ts'
import { delegationsOf, holdingsOf, postById } from './posts.ts'
import { reachedBy } from './reach.ts'
import type { Looking } from './shown.ts'
import { titleIn } from './titles.ts'

/** A holding as somebody may see it: `holder` is null where they may not know who it is. */
export interface ShownHolding extends Omit<Holding, 'person' | 'publicName'> {
  holder: string | null
  /** What the verb that ends it is sent. */
  version: string
}

/** Lent rights as somebody may see them; `name` is null where they may not know who has them. */
export interface ShownDelegation extends Omit<Delegation, 'person'> {
  lender: string
  standIn: string
  name: string | null
  /** What the verb that takes it back is sent. */
  version: string
}

/** A post with everyone who held it and all it lent or was lent. */
export interface PostLife {
  post: Post
  title: string
  holdings: ShownHolding[]
  lent: ShownDelegation[]
  /** What the verbs about the post are sent; null for who may not read who holds it. */
  versions: Record<'appoint' | 'lend' | 'end', string> | null
}

/** A post as somebody may see it; undefined when there is none, or none that they may know of. */
export async function postLife(
  looking: Looking,
  id: string,
  seesAll = false,
): Promise<PostLife | undefined> {
  const { db, moment, locale, asker } = looking
  const post = await postById(db, moment, id)
  if (post === undefined) return undefined
  const holdings = await holdingsOf(db, moment, id)
  const isTheirs =
    asker !== null && asker.scopes === null && holdings.some((each) => each.person === asker.person)
  const reaches = await reachedBy(db, asker, 'posts.read', [post.office])
  const mayRead = seesAll || isTheirs || reaches(post.office)
  if (!post.isPublic && !mayRead) return undefined
  const lent = mayRead ? await delegationsOf(db, moment, id) : []
  const persons = mayRead ? [...holdings, ...lent].map((each) => each.person) : []
  const names = await namesOf(db, [...new Set(persons.filter((person) => person !== null))])
  const nameOf = (person: string | null) =>
    mayRead && person !== null ? (names.get(person) ?? null) : null
  const called = await titlesOf(
    looking,
    lent.flatMap((each) => [each.post, each.toPost]),
  )
  return {
    post,
    title: titleIn(locale, post.role, post.titles, post.officeName),
    holdings: holdings.map(({ person, publicName, why, ...each }) => ({
      ...each,
      why: mayRead ? why : null,
      holder: publicName ?? nameOf(person),
      version: versionOf(heldByShortening(each)),
    })),
    lent: lent.map(({ person, ...each }) => ({
      ...each,
      lender: called.get(each.post) ?? each.post,
      standIn: called.get(each.toPost) ?? each.toPost,
      name: nameOf(person),
      version: versionOf(heldByShortening(each)),
    })),
    versions: mayRead
      ? {
          appoint: versionOf(heldByAppointing(post, holdings)),
          lend: versionOf(heldByLending(post, lent)),
          end: versionOf(heldByEnding(post, holdings, lent)),
        }
      : null,
  }
}

/** What posts are called in the reader's language. */
export async function titlesOf(
  { db, moment, locale }: Pick<Looking, 'db' | 'moment' | 'locale'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const id of new Set(ids)) {
    const post = await postById(db, moment, id)
    if (post) titles.set(id, titleIn(locale, post.role, post.titles, post.officeName))
  }
  return titles
}
