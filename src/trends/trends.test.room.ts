import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { refusalOf } from '#platform/testing/outcome.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { By } from './actions.ts'
import type { NewIssue } from './actions/weighing.ts'
import { heldByDescription, heldByIssue, heldByObservation } from './model/held.ts'
import type { Observed } from './model/observation.ts'
import { addIssue, addObservation, addToIssue } from './store.ts'
import { issueById } from './views.ts'
import { observationById } from './views/observations.ts'

export const today = '2026-11-22'

/** What an office could see. */
export const observed: Observed = {
  country: 'KGZ',
  area: null,
  city: null,
  theme: 'labour-mobility',
  from: '2026-10-01',
  to: '2026-10-31',
  text: 'More seasonal workers leave for the harvest',
  language: 'en',
  confidence: 'medium',
  direction: 'rising',
  weight: 3,
  evidence: [{ title: 'Household survey', address: 'https://example.invalid/s', kind: 'survey' }],
  isPublic: false,
}

/** What an office could follow. */
export const followed: NewIssue = {
  office: 'kyrgyzstan',
  titles: { en: 'Seasonal work abroad', fr: 'Travail saisonnier à l’étranger' },
  theme: 'labour-mobility',
  area: null,
  countries: ['KGZ'],
  description: 'Who leaves for a season, and how they fare',
  language: 'en',
  isPublic: false,
  day: '2026-10-01',
}

/** Those who play a part: the office that sees, the one with a mandate over it, one elsewhere, and somebody without a post. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    chief: await on('Chinara', 'chief-of-mission', 'kyrgyzstan'),
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    director: await on('Vera', 'regional-director', 'vienna'),
    dakar: await on('Dio', 'chief-of-mission', 'dakar'),
    nobody: await as(db, await somebody(db, 'Noa'), today),
  }
}

/** The version that forms about an observation carry now. */
export async function onObservation({ db, asker }: By, id: string): Promise<string> {
  const held = await observationById(db, asker.today, id, { sight: 'all', locale: 'en' })
  return held === undefined ? '' : versionOf(heldByObservation(held))
}

/** The version that forms about an issue carry now. */
export async function onIssue({ db, asker }: By, id: string): Promise<string> {
  const held = await issueById(db, asker.today, id, 'all')
  return held === undefined ? '' : versionOf(heldByIssue(held))
}

/** What came of it: done, or the code of the refusal; of a form its faults, `field reason`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const refusal = await refusalOf(work)
  if (refusal === null) return 'done'
  return refusal.code === 'form/invalid'
    ? refusal.faults.map(({ field, reason }) => `${field} ${reason}`).join(', ')
    : refusal.code
}

/** The version that the form that describes an issue carries now. */
export async function onDescription({ db, asker }: By, id: string): Promise<string> {
  const held = await issueById(db, asker.today, id, 'all')
  return held === undefined ? '' : versionOf(heldByDescription(held))
}

/** The observations and issues that `watched` makes: public ones, and ones that are not. */
export const watchedIds = {
  observation: 'ob-sample-1',
  internal: 'ob-sample-2',
  issue: 't-sample',
  internalIssue: 't-hidden',
} as const

/** An issue with an observation that anybody may read, and another of each that nobody in particular may: of every day of the matrix of doors. */
export async function watched(db: Db, office: string): Promise<void> {
  const deed = { by: byCommand('test'), name: 'trends.observed', subject: 'issue:t-sample', office }
  const { office: _office, day: _day, ...described } = followed
  const early = { from: '2018-01-01', to: '2018-06-01' }
  const state = { revision: 1, withdrawn: null }
  const opened = { followed: [{ from: '2018-01-01', until: null }], closing: null, revision: 1 }
  await perform(db, deed, async (act) => {
    const see = (id: string, more: Partial<Observed>) =>
      addObservation(act, { id, office }, { ...observed, ...state, ...early, ...more })
    await see(watchedIds.observation, { isPublic: true })
    await see(watchedIds.internal, { text: 'Kept among ourselves', direction: 'falling' })
    const follow = (id: string, isPublic: boolean, title: string) =>
      addIssue(act, { id, office }, { ...described, ...opened, titles: { en: title }, isPublic })
    await follow(watchedIds.issue, true, 'Seasonal work abroad')
    await follow(watchedIds.internalIssue, false, 'A worry of ours')
    await addToIssue(act, watchedIds.issue, [watchedIds.observation, watchedIds.internal])
    await addToIssue(act, watchedIds.internalIssue, [watchedIds.observation])
  })
}
