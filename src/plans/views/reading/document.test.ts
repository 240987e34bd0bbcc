import { expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { momentAt } from '#sources/views.ts'
import { next } from '#plans/actions/permitted.ts'
import { plan, today } from '#plans/plans.test.room.ts'
import { putStanding } from '#plans/store.ts'
import { seenVersion } from '#plans/views/seen.ts'
import { documentOf } from './document.ts'

test('what was published and withdrawn since is told as such, and not as a draft', async ({
  iom: db,
}) => {
  await plan(db, {
    id: 'p-ended',
    level: 'country-strategy',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    objectives: { o1: [] },
  })
  const looking = { db, moment: await momentAt(db, today, null), asker: null }
  const before = await seenVersion(looking, 'p-ended', '1')
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'plan:p-ended' }
  const inForce = { from: '2026-01-01', until: '2026-11-22' }
  await perform(db, deed, (act) =>
    putStanding(
      act,
      { plan: 'p-ended', number: 1 },
      next(before, { state: 'withdrawn', inForce, reason: 'No money' }),
    ),
  )
  const wish = { ...looking, locale: 'en', language: undefined, addressIn: () => 'here' } as const
  const { document } = await documentOf(wish, await seenVersion(looking, 'p-ended', '1'))
  const { t } = wordsIn('en')
  expect(document.foot).toBe(`here · ${t('plans.version.number', { number: 1 })}`)
  expect(document.marks).toContainEqual({ label: t('plans.column.state'), value: 'Withdrawn' })
  expect(document.day).toBe('2026-01-01')
})
