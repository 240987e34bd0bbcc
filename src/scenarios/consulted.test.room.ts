import { sql } from 'kysely'
import { perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addComment, addScenario } from './store.ts'
import { putChanges } from './store/changes.ts'

/** The scenario that `consulted` makes. */
export const consultedId = 's-sample'

/**
 * A scenario in consultation about one office, drafted and commented on by whoever holds a post: to come on every day of the
 * matrix of doors.
 */
export async function consulted(db: Db, post: string, office: string): Promise<void> {
  const held = await sql<{
    person: string
  }>`select person from holding where post = ${post}`.execute(db)
  const person = held.rows[0]?.person ?? null
  const by = { person, name: post, post: { id: post, title: post }, onBehalfOf: null }
  const deed = { by, name: 'scenarios.drafted', subject: `scenario:${consultedId}` }
  await perform(db, deed, async (act) => {
    await addScenario(act, {
      id: consultedId,
      branchedFrom: null,
      title: 'A smaller office',
      note: 'Closer to the region',
      day: '2028-01-01',
      base: act.at,
      state: 'consultation',
      deadline: '2027-12-01',
      invited: [],
      revision: 1,
    })
    const change = { kind: 'rename', subject: `office:${office}`, note: '' } as const
    await putChanges(act, consultedId, [{ ...change, value: 'A smaller office', qualifier: 'en' }])
    const said = { scenario: consultedId, change: 1, office, text: 'How small?' }
    await addComment(act, { id: 'c-sample', ...said })
  })
}
