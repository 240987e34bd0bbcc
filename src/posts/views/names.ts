import type { Db } from '#platform/db/db.ts'
import { namesOf } from '#people/views.ts'

/** What somebody who holds a post is called: by their public name, else as a person. */
export async function nameOf(
  db: Db,
  { person, publicName }: { person: string | null; publicName: string | null },
): Promise<string> {
  if (publicName !== null) return publicName
  if (person === null) return ''
  return (await namesOf(db, [person])).get(person) ?? person
}
