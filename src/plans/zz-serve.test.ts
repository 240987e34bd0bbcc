import { existsSync } from 'node:fs'
import { test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { revised } from '#plans/questions.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { writeFileSync } from 'node:fs'
import { personCalled, sessionOf } from '../../tests/accounts.ts'
import { startProgram } from '../../tests/requests.ts'
test('serve', async () => {
  const program = await startProgram()
  const db = await program.databaseOf('iom')
  const person = await personCalled(db, `The dev`, `dev@example.org`)
  const always = { from: '2020-01-01', until: null }
  await perform(db, { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }, async (act) => {
    const made = { id: 'dev', role: 'project-developer', office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { ...made, ...always })
    await addHolding(act, { id: 'dev', post: 'dev', person, publicName: null, why: null, ...always })
  })
  await revised(db)
  writeFileSync('/tmp/reaction/cookie', await sessionOf(db, person, new Date('2026-11-22T12:00:00Z')))
  await program.app.listen({ host: '127.0.0.1', port: 3491 })
  writeFileSync('/tmp/reaction/ready', '1')
  while (!existsSync('/tmp/reaction/stop')) await new Promise((r) => setTimeout(r, 300))
  await program.close()
}, 400_000)
