import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import type { By } from '#posts/actions/operator.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { type Asking, askSupport, type Making, moveSupport, type SupportRoom } from './actions.ts'
import { heldByRequest, type SupportRequest } from './model/request.ts'
import { requestBy } from './views.ts'

/** The day on which tests of support stand: a Sunday. */
export const today = '2026-11-22'

/** Where letters lead in tests. */
export const room: SupportRoom = {
  link: (locale, id) => `https://meridian.example/${locale}/support/${id}`,
  work: (locale) => `https://meridian.example/${locale}/work`,
}

/** Those who play a part: who asks in Kyrgyzstan, who gives support in Vienna and at headquarters, who has no part in it. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    other: await on('Olaf', 'project-developer', 'kyrgyzstan'),
    support: await on('Sven', 'regional-project-support', 'vienna'),
    director: await on('Dirk', 'regional-director', 'vienna'),
    department: await on('Thea', 'thematic-department', 'headquarters'),
    elsewhere: await on('Elsa', 'project-developer', 'dakar'),
  }
}

/** Asks for support in Kyrgyzstan; what is given is otherwise. Answers the id. */
export const asked = (by: By, more: Partial<Asking> = {}): Promise<string> =>
  askSupport(
    by,
    {
      office: 'kyrgyzstan',
      kind: 'project-development',
      theme: 'labour-mobility',
      title: 'A logical framework',
      text: 'We need help with our results matrix.',
      ...more,
    },
    room,
  )

/** The request as it is now. */
export async function theOne(db: Db, id: string, on = today): Promise<SupportRequest> {
  const found = await requestBy(db, await momentAt(db, on, null), id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}

/** Makes a move on the request as it is now. */
export async function move(by: By, id: string, making: Omit<Making, 'version'>): Promise<void> {
  const version = versionOf(heldByRequest(await theOne(by.db, id)))
  await moveSupport(by, id, { ...making, version }, room)
}
