import { afterAll, beforeAll, expect, test } from 'vitest'
import { undo } from '#decisions/actions/withdraw.ts'
import { decided, ground, step } from '#decisions/decided.test.room.ts'
import { byCommand, perform } from '#platform/act.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const day = '2027-06-30'
const list = async (query: string) =>
  (await program.json(`/api/v1/offices?asOf=${day}&limit=500${query}`)).body

test('who follows a list is told what came back when a decision was withdrawn, though it is held since when it was', async () => {
  const db = await program.databaseOf('iom')
  const before = await list('')
  const id = await decided(db, [step('pretoria', 'kind', 'country-office')])
  const adopted = await list('')
  const one = (answer: typeof before) => answer.items.find((item) => item.id === 'pretoria')
  expect(one(adopted)).not.toEqual(one(before))
  // Somebody who follows has read what was adopted, and asks from then on.
  const read = String(one(adopted)?.['recordedFrom'])
  expect((await list(`&changedSince=${read}`)).items).toEqual([])
  const deed = { by: byCommand('test'), name: 'decisions.withdrawn', subject: `decision:${id}` }
  await perform(db, deed, (act) => undo(act, id, '2026-11-22', ground))
  const since = await list(`&changedSince=${read}`)
  expect(since.items).toEqual([one(before)])
  expect(await list('')).toEqual(before)
})
