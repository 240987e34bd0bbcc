import { randomUUID } from 'node:crypto'
import type { Act } from '#platform/act.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { personById } from '#people/views.ts'
import { addHolding, addPost } from '#posts/store.ts'

/**
 * A post of administrator for a person, held from today: how the first one comes to be, by whoever has the machine, when nobody
 * has the right to appoint anybody yet.
 */
export async function appointAdministrator(
  act: Act,
  person: string,
  { asOf }: Moment,
): Promise<void> {
  const id = `administrator-${randomUUID().slice(0, 8)}`
  const titles = Object.fromEntries(
    locales.map((locale) => [locale, wordsIn(locale).t('posts.role.administrator')]),
  )
  const span = { from: asOf, until: null }
  const made = { id, role: 'administrator' as const, office: null, unit: null, titles }
  await addPost(act, { ...made, confinedTo: [], isPublic: false, ...span })
  const holding = { id: `h-${randomUUID()}`, post: id, person, publicName: null, why: null }
  await addHolding(act, { ...holding, ...span })
  const name = (await personById(act.db, person))?.name ?? null
  act.note({ field: 'posts.field.holder', before: null, after: name })
  act.note({ field: 'posts.field.from', before: null, after: asOf })
}
