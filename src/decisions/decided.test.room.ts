import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { decide } from './actions/decide.ts'
import type { Step } from './model/change.ts'
import type { Correction, Wanted } from './model/decision.ts'

/** The tables of the program, and who publishes its decisions. */
export const ground = { tables: periodTables, publisher: 'The organisation' }

/** A step of an office, which begins unless told. */
export const step = (
  office: string,
  predicate: string,
  value: string,
  qualifier = '',
  manner: Step['manner'] = 'begins',
): Step => ({ subject: `office:${office}`, predicate, value, qualifier, manner })

/** What was never so: a value of an office. */
export const neverSo = (office: string, predicate: string, wrong: string): Correction => ({
  subject: `office:${office}`,
  predicate,
  qualifier: '',
  wrong,
  right: null,
  from: null,
  until: null,
})

/** Decides for tests, on 22 November 2026 from 1 January 2027 unless told; answers the id. */
export const decided = (
  db: Db,
  steps: readonly Step[],
  more: Partial<Wanted> & { author?: string } = {},
): Promise<string> => {
  const { author = null, ...wanted } = more
  const by = { ...byCommand('test'), person: author }
  const deed = { by, name: 'scenarios.adopted', subject: 'scenario:sample', why: 'So decided' }
  return perform(db, deed, (act) =>
    decide(
      act,
      {
        of: 'scenario:sample',
        title: 'A smaller network',
        language: 'en',
        day: '2026-11-22',
        from: '2027-01-01',
        steps,
        corrections: [],
        cites: null,
        why: 'So decided',
        ...wanted,
      },
      ground,
    ),
  )
}
