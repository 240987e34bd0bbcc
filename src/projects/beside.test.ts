import { describe, expect } from 'vitest'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import type { By } from '#posts/actions/operator.ts'
import { attach, detach } from './actions/documents.ts'
import { setConfidential } from './actions/drafting.ts'
import { addLesson, editLesson, heldByLesson, removeLesson } from './actions/lessons.ts'
import {
  editProgramme,
  heldByProgramme,
  hold,
  makeProgramme,
  release,
} from './actions/programmes.ts'
import { share, unshare } from './actions/sharing.ts'
import { faultsIn } from './outcomes.test.room.ts'
import { cast, project, theOne } from './projects.test.room.ts'
import { bytesOf, documentsOf } from './views/documents.ts'
import { lessonsLike, lessonList } from './views/lessons.ts'
import { projectList } from './views/list.ts'
import { programmeBy, projectsOfProgramme, rollUpOf } from './views/programmes.ts'
import { seenProject, sightOf } from './views/seen.ts'

const letter = {
  kind: 'request-letter',
  title: 'Letter of the Ministry',
  name: 'letter.pdf',
  bytes: Buffer.from('%PDF-1.7 a letter'),
} as const

describe('what stands beside a project', () => {
  test('takes documents by what they are, and keeps their versions', async ({ iom }) => {
    const { developer, elsewhere } = await cast(iom)
    await project(iom, { id: 'pr-papers' })
    const id = await attach(developer, 'pr-papers', letter)
    const second = { ...letter, bytes: Buffer.from('%PDF-1.7 signed'), follows: id }
    expect(await attach(developer, 'pr-papers', second)).toBe(id)
    const { today } = developer.asker
    const held = await documentsOf(iom, today, 'pr-papers')
    expect(held.map(({ version, mediaType, size }) => [version, mediaType, size])).toEqual([
      [2, 'application/pdf', 15],
      [1, 'application/pdf', 17],
    ])
    expect((await bytesOf(iom, held[1]?.hash ?? ''))?.toString()).toBe('%PDF-1.7 a letter')
    const refused = (more: { name: string; bytes: Uint8Array }) =>
      faultsIn(() => attach(developer, 'pr-papers', { ...letter, ...more }))
    expect(await refused({ name: 'letter.docx', bytes: letter.bytes })).toEqual([
      'file: projects/document-type',
    ])
    expect(await refused({ name: 'run.txt', bytes: Buffer.from([77, 90, 0, 3]) })).toEqual([
      'file: projects/document-type',
    ])
    expect(
      await refused({ name: 'old.xlsx', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') }),
    ).toEqual(['file: projects/document-locked'])
    expect(await refused({ name: 'a.pdf', bytes: new Uint8Array(0) })).toEqual([
      'file: projects/document-empty',
    ])
    expect(
      await refused({ name: 'a.txt', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') }),
    ).toEqual(['file: projects/document-large'])
    expect(
      await refused({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 << /JavaScript (x) >>') }),
    ).toEqual(['file: projects/document-macros'])
    expect(await codeOf(attach(elsewhere, 'pr-papers', letter))).toBe('posts/reason.elsewhere')
    await detach(developer, 'pr-papers', { document: id, reason: 'Wrong letter' })
    expect(await documentsOf(iom, today, 'pr-papers')).toEqual([])
    expect(await codeOf(detach(developer, 'pr-papers', { document: id, reason: 'Again' }))).toBe(
      'projects/unknown-document',
    )
  })

  test('keeps lessons, and finds those that are near to another project', async ({ iom }) => {
    const { developer, elsewhere } = await cast(iom)
    await project(iom, { id: 'pr-learnt', state: 'active', type: 'IB' })
    const next = await project(iom, { id: 'pr-next', type: 'IB', fields: { themes: 'protection' } })
    const lesson = {
      titles: { en: 'Agree on shifts first' },
      texts: { en: 'Border guards left the course when their shifts began.' },
      themes: ['immigration-and-border-governance'],
      countries: ['KGZ'],
      type: 'IB',
      basis: 'evaluation',
    } as const
    const id = await addLesson(developer, 'pr-learnt', lesson)
    expect(await codeOf(addLesson(elsewhere, 'pr-learnt', lesson))).toBe('posts/reason.elsewhere')
    expect(
      await faultsIn(() =>
        addLesson(developer, 'pr-learnt', { ...lesson, texts: {}, themes: ['x'], type: 'ZZ' }),
      ),
    ).toEqual([
      'text: field/missing',
      'themes: projects/unknown-theme',
      'type: projects/unknown-type',
    ])
    const { today } = developer.asker
    const sight = await sightOf({ db: iom, asker: developer.asker })
    expect((await lessonsLike(iom, today, next, sight)).map((each) => each.id)).toEqual([id])
    expect(await lessonList(iom, today, { text: 'shifts guards' }, sight)).toHaveLength(1)
    expect(await lessonList(iom, today, { text: 'camels' }, sight)).toEqual([])
    const version = versionOf(heldByLesson(lesson))
    const rewritten = { ...lesson, id, titles: { en: 'Shifts first' }, version }
    await editLesson(developer, 'pr-learnt', rewritten)
    expect(
      await codeOf(
        editLesson(developer, 'pr-learnt', {
          ...rewritten,
          basis: 'audit',
          titles: { en: 'Other' },
        }),
      ),
    ).toBe('form/stale')
    await removeLesson(developer, 'pr-learnt', id)
    expect(await lessonList(iom, today, { project: 'pr-learnt' }, sight)).toEqual([])
  })

  test('is held by programmes, which add it up', async ({ iom }) => {
    const { chief, developer } = await cast(iom)
    const paid = { currency: 'EUR', expected: '1000.10' }
    await project(iom, { id: 'pr-held', state: 'active', fields: paid })
    await project(iom, { id: 'pr-also', state: 'active', fields: paid, countries: ['UZB'] })
    const written = {
      titles: { en: 'Borders of Central Asia' },
      texts: {},
      office: 'kyrgyzstan',
      from: '2026-01-01',
      until: null,
      objectives: [{ objective: 'staff', titles: { en: 'Trained staff' } }],
    }
    expect(await codeOf(makeProgramme(developer, written))).toBe('posts/reason.no-right')
    expect(
      await faultsIn(() => makeProgramme(chief, { ...written, titles: {}, until: '2025-01-01' })),
    ).toEqual(['title: field/missing', 'until: field/after'])
    const id = await makeProgramme(chief, written)
    expect(id).toBe('pg-borders-of-central-asia')
    await hold(chief, id, { project: 'pr-held', objective: 'staff' })
    await hold(chief, id, { project: 'pr-also' })
    expect(await codeOf(hold(chief, id, { project: 'pr-also' }))).toBe('projects/held-already')
    expect((await theOne(iom, 'pr-held')).programme).toBe(id)
    const { today } = chief.asker
    const sight = await sightOf({ db: iom, asker: chief.asker })
    const held = await projectsOfProgramme(iom, today, id, sight)
    const rollUp = await rollUpOf(
      iom,
      today,
      held.map((each) => each.project),
    )
    expect(rollUp).toMatchObject({
      projects: 2,
      amounts: [{ currency: 'EUR', amount: '2000.2', projects: 2 }],
      countries: ['KGZ', 'UZB'],
      states: { active: 2 },
    })
    const now = await programmeBy(iom, today, id)
    if (now === undefined) throw new Error('the programme is gone')
    const version = versionOf(heldByProgramme(now))
    expect(
      await faultsIn(() => editProgramme(chief, id, { ...written, objectives: [], version })),
    ).toEqual(['objectives: projects/objective-in-use'])
    await release(chief, id, 'pr-held')
    await editProgramme(chief, id, { ...written, objectives: [], version })
    expect((await theOne(iom, 'pr-held')).programme).toBeNull()
    expect((await programmeBy(iom, today, 'pg-placmi'))?.office).toBe('buenos-aires')
  })

  test('is seen, where it is confidential, by those it is shared with', async ({ iom }) => {
    const { developer, elsewhere } = await cast(iom)
    await project(iom, { id: 'pr-secret', isConfidential: true })
    const looking = { db: iom, moment: elsewhere.asker.today, asker: elsewhere.asker }
    expect(await codeOf(seenProject(looking, 'pr-secret'))).toBe('projects/unknown-project')
    const shared = { kind: 'person', id: elsewhere.asker.person } as const
    await share(developer, 'pr-secret', shared)
    expect((await seenProject(looking, 'pr-secret')).id).toBe('pr-secret')
    await unshare(developer, 'pr-secret', shared)
    expect(await codeOf(seenProject(looking, 'pr-secret'))).toBe('projects/unknown-project')
    expect(
      await faultsIn(() => share(developer, 'pr-secret', { kind: 'office', id: 'atlantis' })),
    ).toEqual(['with: projects/unknown-shared'])
  })

  test('that became confidential is seen as it was known before by those alone who see it now', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    const { recordedFrom } = await project(iom, { id: 'pr-was-public', state: 'active' })
    const { recordedFrom: since } = await project(iom, { id: 'pr-public', state: 'active' })
    const before = { ...elsewhere.asker.today, asKnown: since }
    const seenBy = async (asker: By['asker'] | null) => {
      const looking = { db: iom, moment: before, asker }
      const one = await codeOf(seenProject(looking, 'pr-was-public'))
      const list = await projectList(iom, before, {}, { sight: await sightOf(looking) })
      return [
        one,
        list
          .map(({ id }) => id)
          .filter((id) => id.endsWith('-public'))
          .toSorted(),
      ]
    }
    const both = ['done', ['pr-public', 'pr-was-public']]
    expect(recordedFrom < since).toBe(true)
    expect(await seenBy(null)).toEqual(both)
    const version = versionOf(heldByRevision(await theOne(iom, 'pr-was-public')))
    await setConfidential(developer, 'pr-was-public', { isConfidential: true, version })
    for (const asker of [null, elsewhere.asker])
      expect(await seenBy(asker)).toEqual(['projects/unknown-project', ['pr-public']])
    expect(await seenBy(developer.asker)).toEqual(both)
  })
})
