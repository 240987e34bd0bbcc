import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { revised } from '#plans/questions.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
const cookies = new Map<string, string>()

/** Somebody with a role at an office; their browser. */
async function comes(id: string, role: string, office: string) {
  const db = await program.databaseOf('iom')
  const person = await personCalled(db, `The ${id}`, `${id}@example.org`)
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    const made = { id, role, office, unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { ...made, ...always })
    await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
  })
  cookies.set(id, `meridian=${await sessionOf(db, person, new Date())}`)
}

const as = (id: string) => browserOn(program, cookies.get(id) ?? '')

beforeAll(async () => {
  program = await startProgram(() => new Date())
  await comes('developer', 'project-developer', 'kyrgyzstan')
  await comes('elsewhere', 'project-developer', 'dakar')
  await revised(await program.databaseOf('iom'))
}, 120_000)
afterAll(() => program.close())
