import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { plan, type Sketch, today, version } from './plans.test.room.ts'
import { asked, replaced } from './questions.test.room.ts'
import { putAnswer } from './store/questions.ts'
import { questionList } from './views/questions.ts'

const parts = ['o1', 'o2', 'o3'] as const
type PartId = (typeof parts)[number]
type Wording = Readonly<Record<PartId, string | null>>

const wording = fc.constantFrom('One', 'Two', null)
const cascade = fc.record({
  first: fc.record({ o1: fc.constant('One'), o2: fc.constant('One'), o3: fc.constant('Two') }),
  /** What each later version says, and which of those below answers after it, if it was asked. */
  later: fc.array(
    fc.tuple(fc.record({ o1: wording, o2: wording, o3: wording }), fc.nat({ max: 5 })),
    { minLength: 1, maxLength: 3 },
  ),
  /** Who cites which part, in which version (counted from 0), and where its own version stands. */
  citing: fc.array(
    fc.record({
      part: fc.constantFrom(...parts),
      at: fc.nat({ max: 2 }),
      state: fc.constantFrom(
        'draft',
        'endorsement',
        'published',
        'reviewed',
        'superseded',
        'withdrawn',
      ),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})
type Cascade = typeof cascade extends fc.Arbitrary<infer Made> ? Made : never

const strategy = (words: Wording): Sketch => ({
  id: 'p-region',
  level: 'regional-strategy',
  office: 'vienna',
  covers: ['KGZ'],
  objectives: Object.fromEntries(
    parts.flatMap((part) => (words[part] === null ? [] : [[part, []]])),
  ),
  titles: Object.fromEntries(parts.map((part): [string, string] => [part, words[part] ?? ''])),
})

/** What is expected of one citation, worked out from the rules alone: each question with how it stands, the open one last. */
interface Expected {
  plan: string
  part: PartId
  at: number
  questions: { now: string; state: string }[]
}

const openOf = ({ questions }: Expected) => questions.find(({ state }) => state === 'open')

function expectAfter(each: Expected, said: readonly Wording[]): void {
  const [was, is] = [said.at(-2)?.[each.part], said.at(-1)?.[each.part]]
  if (was === is) return
  const open = openOf(each)
  if (open !== undefined) open.state = 'overtaken'
  if (said[each.at]?.[each.part] === is) return
  each.questions.push({
    now: is === null ? '-' : `p-region@${said.length}/${each.part}`,
    state: 'open',
  })
}

const linesOf = ({ plan: id, part, at, questions }: Expected) =>
  questions.map(({ now, state }) => `${id}@1/a p-region@${at + 1}/${part} ${now} ${state}`)

async function confirm(db: Db, each: Expected | undefined): Promise<void> {
  const open = each === undefined ? undefined : openOf(each)
  if (each === undefined || open === undefined) return
  const filter = { plan: each.plan, states: ['open'] } as const
  const [question] = await questionList(db, await momentAt(db, today, null), filter)
  if (question === undefined) throw new Error(`${each.plan} was not asked`)
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'plan:test' }
  await perform(db, deed, (act) =>
    putAnswer(act, question.id, { answer: 'confirmed', reason: 'So' }),
  )
  open.state = 'confirmed'
}

async function play(db: Db, { first, later, citing }: Cascade): Promise<Expected[]> {
  const said: Wording[] = [first]
  const expected: Expected[] = []
  const cite = async () => {
    const at = said.length - 1
    for (const [index, { part, state, ...each }] of citing.entries()) {
      if (each.at !== at || said[at]?.[part] === null) continue
      const id = `p-below-${index}`
      await plan(db, {
        id,
        level: 'country-strategy',
        office: 'kyrgyzstan',
        covers: ['KGZ'],
        state,
        objectives: { a: [`p-region@${at + 1}/${part}`] },
      })
      if (state !== 'superseded' && state !== 'withdrawn')
        expected.push({ plan: id, part, at, questions: [] })
    }
  }
  await plan(db, strategy(first))
  await cite()
  for (const [words, answers] of later) {
    said.push(words)
    await version(db, { ...strategy(words), number: said.length })
    await replaced(db, { plan: 'p-region', from: said.length - 1, to: said.length })
    for (const each of expected) expectAfter(each, said)
    await confirm(db, expected[answers])
    await cite()
  }
  return expected
}

test('whatever is revised, taken out or brought back: exactly those that cite it are asked, once, and what was answered stays', async () => {
  const { db, close } = await databaseLike('iom')
  try {
    await fc.assert(
      fc.asyncProperty(cascade, async (drawn) => {
        const tx = await db.startTransaction().execute()
        try {
          const expected = await play(tx, drawn)
          expect(await asked(tx, { past: true })).toEqual(expected.flatMap(linesOf).toSorted())
        } finally {
          await tx.rollback().execute()
        }
      }),
      { numRuns: 20 },
    )
  } finally {
    await close()
  }
}, 120_000)
