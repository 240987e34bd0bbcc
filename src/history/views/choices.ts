import { intlLocale } from '#platform/i18n/locale.ts'
import { namesOf } from '#people/views.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { type Looking, personsAt, valuesOf } from './entries.ts'
import { officeNames } from './names.ts'

/** One of several to choose from. */
export interface Choice {
  id: string
  name: string
}

/**
 * The offices and people by whom the history can be narrowed: those whose deeds the asker may see, so that nobody meets the name
 * of who acts elsewhere.
 */
export async function choicesFor(
  looking: Looking,
): Promise<{ offices: Choice[]; people: Choice[] }> {
  const { db, asker, locale } = looking
  if (asker === null) return { offices: [], people: [] }
  const ids = await valuesOf(db, 'office')
  const reaches = await reachedBy(db, asker, 'history.read', [...ids, null])
  const near = ids.filter((id) => reaches(id))
  const called = await officeNames(looking, near)
  const offices = near.map((id) => ({ id, name: called.get(id) ?? id }))
  const persons = reaches(null)
    ? await valuesOf(db, 'person')
    : [...new Set([asker.person, ...(await personsAt(db, near))])]
  const names = await namesOf(db, persons)
  const people = persons.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  const inOrder = new Intl.Collator(intlLocale(locale))
  const byName = (a: Choice, b: Choice) => inOrder.compare(a.name, b.name)
  return { offices: offices.toSorted(byName), people: people.toSorted(byName) }
}
