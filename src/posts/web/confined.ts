import type { Reader } from '#platform/http/reader.ts'
import type { Post } from '#posts/model/post.ts'
import { countryNames } from '#world/views.ts'

/** What posts are confined to, in words. */
export type ConfinedText = (ids: readonly string[]) => string

/**
 * Finds the names of the themes, languages and countries that these posts are confined to, in the reader's language; what has
 * none is told as it was written.
 */
export async function confinementsOf(
  { db, moment, locale, words }: Reader,
  posts: readonly Pick<Post, 'confinedTo'>[],
): Promise<ConfinedText> {
  const codes = posts.flatMap((post) => post.confinedTo).filter((id) => /^[A-Z]{3}$/.test(id))
  const named =
    codes.length === 0 ? [] : await countryNames(db, moment, locale, [...new Set(codes)])
  const countries = new Map(named.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => {
    if (words.has(`posts.theme.${id}`)) return words.t(`posts.theme.${id}`)
    const language = /^[a-z]{2,3}$/.test(id) ? words.languageName(id) : undefined
    return countries.get(id) ?? language ?? id
  }
  return (ids) => words.list(ids.map(nameOf))
}
