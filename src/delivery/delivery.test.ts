import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { versionOf } from '#platform/doors/version.ts'
import { cast, theOne, today } from '#projects/projects.test.room.ts'
import { projectOnDay } from '#projects/views/on-day.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { momentAt } from '#sources/views.ts'
import {
  answerRevision,
  beginRevision,
  close,
  putRevisionInForce,
  sendReport,
  sendRevision,
  signAgreement,
  submitReport,
  tick,
  writeProgress,
  writeReport,
} from './actions.ts'
import { keepDues } from './actions/delivering.ts'
import { moveRevision } from './actions/revisions.ts'
import {
  activated,
  cleared,
  codeOf,
  everybody,
  held,
  room,
  underWay,
  withAgreement,
  withDocument,
} from './delivery.test.room.ts'
import { heldByReport } from './model/report.ts'
import { perform, byCommand } from '#platform/act.ts'
import { dueList, figuresOf, inForceOf, inForceOn, reportsOf, revisionBy } from './views.ts'
import { layVersion } from '#projects/actions/versions.ts'
import { laidOf } from './views/laid.ts'

test('an agreement is cleared, signed and made active; what is due follows, and an extension moves it', async ({
  iom,
}) => {
  const { manager } = await cast(iom)
  const by = await everybody(iom)
  const moment = await momentAt(iom, today, null)
  const id = 'pr-agreed'
  await withAgreement(iom, id)
  const sign = async () =>
    signAgreement(by, id, { signedOn: '2026-01-02', version: await held(iom, id) }, room)
  expect(await codeOf(sign())).toBe('delivery/not-cleared')
  await cleared(iom, id)
  expect(await codeOf(sign())).toContain('projects/lack.document')
  await withDocument(iom, id, 'agreement')
  await sign()
  expect((await theOne(iom, id)).state).toBe('agreed')

  expect(await codeOf(activated(iom, id, 'p-nobody'))).toContain('delivery/fault.not-manager')
  const code = await activated(iom, id, manager.asker.person)
  expect(code).toMatch(/^DP\.\d{4}$/)
  expect(await theOne(iom, id)).toMatchObject({ state: 'active', manager: manager.asker.person })

  const due = async () =>
    (
      await dueList(iom, moment, today, {
        sight: operatorsSight,
        project: id,
        from: '2026-01-01',
        to: '2030-01-01',
        limit: 50,
      })
    ).map(({ kind, ref, day, isLate }) => `${kind} ${ref} ${day}${isLate ? ' late' : ''}`)
  expect(await due()).toEqual([
    'instalment 1 2026-02-01',
    'report interim-1 2026-08-11 late',
    'instalment 2 2027-02-01',
    'report interim-2 2027-02-11',
    'report interim-3 2027-08-11',
    'extension latest 2027-11-30',
    'end end 2027-12-31',
    'report final 2028-03-31',
  ])

  // Two revisions at once: the later one is merged with what the earlier one made.
  const begin = async (kind: 'no-cost-extension' | 'scope', to?: string) =>
    beginRevision(by, id, {
      kind,
      reason: 'Delays',
      version: await held(iom, id),
      ...(to === undefined ? {} : { to }),
    })
  expect(await codeOf(begin('no-cost-extension', '2027-06-30'))).toContain(
    'delivery/fault.not-longer',
  )
  const first = await begin('no-cost-extension', '2028-06-30')
  const second = await begin('scope')
  expect([first, second]).toEqual([2, 3])
  await perform(iom, { by: byCommand('test'), name: 'test.cleared', subject: id }, async (act) => {
    for (const number of [first, second]) {
      const revision = await revisionBy(act.db, moment, id, number)
      if (revision === undefined) throw new Error('there is no revision')
      if (number === second) {
        const laid = await laidOf(act.db, moment, revision)
        const parts = laid.parts.map((part) =>
          part.part === 'project'
            ? { ...part, fields: { ...part.fields, to: '2028-12-31', 'title.en': 'Wider' } }
            : part,
        )
        await layVersion(act, { ...by, db: act.db }, revision, { ...laid, parts })
      }
      await moveRevision({ act, today }, { ...revision, state: 'review' }, 'clear')
    }
    await keepDues(act, { ...by, db: act.db }, id)
  })
  const enforce = async (number: number, from: string, choices = {}) =>
    putRevisionInForce(by, id, {
      number,
      from,
      choices: new Map(Object.entries(choices)),
      version: await held(iom, id),
    })
  expect(await codeOf(enforce(first, '2026-10-01'))).toBe('delivery/needs-donor')
  for (const number of [first, second]) {
    const which = async (day = today) => ({ number, day, version: await held(iom, id) })
    // It was cleared today: nobody asked the donor before.
    expect(await codeOf(sendRevision(by, id, await which('2026-11-21')))).toContain(
      'delivery/fault.before-last',
    )
    await sendRevision(by, id, await which())
    const answer = { answer: 'agreed', reference: 'Amendment' } as const
    const early = answerRevision(by, id, { ...(await which('1999-01-01')), ...answer })
    expect(await codeOf(early)).toContain('delivery/fault.before-last')
    await answerRevision(by, id, { ...(await which()), ...answer })
  }
  await enforce(first, '2026-10-01')
  expect(await codeOf(enforce(second, '2026-11-01'))).toBe(
    'delivery/unmerged delivery/fault.unchosen',
  )
  await enforce(second, '2026-11-01', { 'project:to': { side: 'theirs' } })
  expect(await theOne(iom, id)).toMatchObject({
    version: 3,
    to: '2028-06-30',
    titles: { en: 'Wider' },
  })
  expect(
    (await inForceOf(iom, moment, id)).map(({ number, since, until, to }) => [
      number,
      since,
      until,
      to,
    ]),
  ).toEqual([
    [1, '2026-01-01', '2026-10-01', '2027-12-31'],
    [2, '2026-10-01', '2026-11-01', '2028-06-30'],
    [3, '2026-11-01', null, '2028-06-30'],
  ])
  const then = { ...moment, asOf: '2026-09-30' }
  expect((await inForceOn(iom, then, id))?.number).toBe(1)
  const present = await theOne(iom, id)
  expect(await projectOnDay(iom, then, present)).toMatchObject({ version: 1, to: '2027-12-31' })
  expect(await projectOnDay(iom, { ...moment, asOf: '2026-10-15' }, present)).toMatchObject({
    version: 2,
    to: '2028-06-30',
    titles: { en: `Project ${id}` },
  })
  expect(await projectOnDay(iom, moment, present)).toBe(present)
  expect(await projectOnDay(iom, { ...moment, asOf: '2005-01-01' }, present)).toBeNull()
  expect((await due()).slice(-3)).toEqual([
    'extension latest 2028-05-30',
    'end end 2028-06-30',
    'report final 2028-09-30',
  ])
})

test('reports are written, sent with the figures of the day, and stay; closure asks for its items', async ({
  iom,
}) => {
  const { manager } = await cast(iom)
  const by = await everybody(iom)
  const moment = await momentAt(iom, today, null)
  const id = 'pr-reported'
  await underWay(iom, id, manager.asker.person)

  const say = (texts: Record<string, string>) =>
    writeReport(by, id, 'interim-1', {
      texts,
      language: 'en',
      version: versionOf(heldByReport(null)),
    })
  expect(await codeOf(say({ summary: 'word '.repeat(351) }))).toContain('field/many-words')
  await say({ summary: 'All went well.' })
  const submit = async () =>
    submitReport(by, id, 'interim-1', { version: await held(iom, id) }, room)
  expect(await codeOf(submit())).toContain('field/missing')
  expect(
    (await reportsOf(iom, moment, id)).map(({ report, state }) => `${report} ${state}`),
  ).toContain('interim-1 draft')

  const sending = async () =>
    sendReport(by, id, 'interim-1', { day: today, version: await held(iom, id) })
  expect(await codeOf(sending())).toBe('delivery/report-closed')
  await writeProgress(by, id, { progress: [], version: await held(iom, id) })
  expect((await figuresOf(iom, moment, { project: id, number: 1 })).money).toMatchObject([
    { part: null },
  ])

  const closing = async (move: 'close-operations' | 'close-finances') =>
    close(by, id, move, { version: await held(iom, id) }, room)
  expect(await codeOf(closing('close-operations'))).toContain('delivery/lack.item')
  const items = ['activities', 'results', 'partners', 'assets', 'staff', 'data', 'confirmed']
  for (const item of items)
    await tick(by, id, {
      checklist: 'operational',
      item,
      answer: 'done',
      note: '',
      version: await held(iom, id),
    })
  await closing('close-operations')
  expect((await theOne(iom, id)).state).toBe('operationally-closed')
  expect(await codeOf(closing('close-finances'))).toContain('delivery/lack.report')
})
