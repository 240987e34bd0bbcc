import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { versionOf } from '#platform/doors/version.ts'
import { amend, answer, publish, rebase, withdraw } from './actions/life.ts'
import { writePart } from './actions/parts.ts'
import { editHead } from './actions/drafting.ts'
import { cast, codeOf, plan } from './plans.test.room.ts'
import { arranged, endorsed, links, now, on, opened, published, strategy, submitted } from './life.test.room.ts'
import { asked } from './questions.test.room.ts'
import { heldByHead, headOf, heldByPart } from './model/held.ts'
import { languagesAsked } from './model/drafting/languages.ts'
import { shapesOf } from './model/readiness.ts'
import { fingerprintOf } from './actions/fingerprint.ts'
import { citationsOf, partsOf, rationaleOf } from './views/parts.ts'
import { templateBy } from './views/templates.ts'
import { versionList } from './views.ts'

const agrees = { office: null, answer: 'agrees', text: '' } as const
const second = { ...strategy, number: 2 }
const third = { ...strategy, number: 3 }
type Cast = Awaited<ReturnType<typeof cast>>
type Someone = Cast['head']
async function through({ developer, director }: Cast, which = strategy) {
  await opened(developer, which)
  await answer(director, which, agrees)
  await submitted(developer, which)
  await endorsed(director, which)
}
async function written(by: Someone, which: typeof strategy, part: string, fields: Record<string, string>) {
  const { today } = by.asker
  const version = await now(by, which)
  const template = await templateBy(by.db, today, version.template)
  const held = (await partsOf(by.db, today, which)).find((each) => each.part === part)
  if (template === undefined || held === undefined) throw new Error(`there is no ${part}`)
  const v = versionOf(heldByPart(held, shapesOf(held, { version, template })))
  await writePart(by, which, { part, fields, version: v })
}
const head = async (by: Someone, which: typeof strategy, change: object) => {
  const v = await now(by, which)
  const h = headOf(v)
  return editHead(by, which, { ...h, ...change, version: versionOf(heldByHead(h, languagesAsked(v))) } as never)
}
const forces = async (by: Someone) =>
  (await versionList(by.db, by.asker.today, { plan: strategy.plan })).map(({ number, state, inForce }) => [number, state, inForce?.from, inForce?.until])

describe('review', () => {
  test('T1 withdrawn in future, then another published', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    await withdraw(developer, strategy, { reason: 'x', day: '2027-06-01', version: await on(developer) }, links)
    await through(those, second)
    await published(developer, second, '2027-01-01')
    console.log('T1', await forces(developer))
  })
  test('T2 successor withdrawn before it begins', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await plan(iom, { id: 'p-below', level: 'national-plan-of-action', office: 'kyrgyzstan', covers: ['KGZ'], objectives: {} })
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await plan(iom, { id: 'p-nat', level: 'national-plan-of-action', office: 'kyrgyzstan', covers: ['KGZ'], objectives: { a: ['p-kyrgyzstan@1/o1'] } })
    await amend(developer, strategy)
    await amend(developer, strategy)
    await through(those, second)
    await published(developer, second, '2027-06-01')
    console.log('T2 q0', await asked(iom))
    await withdraw(developer, second, { reason: 'x', day: null, version: await on(developer, second) }, links)
    console.log('T2a', await forces(developer), await asked(iom))
    await through(those, third)
    await published(developer, third, '2027-01-01')
    console.log('T2b', await forces(developer), await asked(iom))
    for (const n of [1, 2, 3]) {
      const which = { ...strategy, number: n }
      const m = developer.asker.today
      const v = await now(developer, which)
      const f = fingerprintOf({ template: v.template, languages: v.languages, parts: await partsOf(iom, m, which), citations: await citationsOf(iom, m, which), rationale: await rationaleOf(iom, m, which) })
      console.log('FP', n, v.fingerprint === f)
    }
  })
  test('T3 covers after withdrawal', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    console.log('T3 before', await codeOf(head(developer, second, { covers: ['KAZ'] })), await codeOf(head(developer, second, { covers: ['KGZ'] })))
    await withdraw(developer, strategy, { reason: 'x', day: '2027-06-01', version: await on(developer) }, links)
    console.log('T3 after', await codeOf(head(developer, second, { covers: ['KGZ', 'six-europe-and-central-asia'] })))
    const all = await sql`select * from plan_cover where plan = 'p-kyrgyzstan'`.execute(iom)
    console.log(all.rows)
  })
  test('T4 merge with junk', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    await amend(developer, strategy)
    await head(developer, second, { to: '2030-06-30' })
    await head(developer, third, { to: '2030-05-30' })
    await through(those, second)
    await published(developer, second, '2026-12-07')
    const choices = new Map([['plan:to', { text: 'zzzz\u0007' }]])
    console.log('T4', await codeOf(rebase(developer, third, { choices, onto: 2, version: await on(developer, third) })))
    console.log((await now(developer, third)).to)
  })
  test('T5 languages', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await sql`update plan_version set languages = '{en,fr}'`.execute(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    await amend(developer, strategy)
    await head(developer, third, { languages: ['en'] })
    await written(developer, second, 'o1', { 'title.en': 'A', 'title.fr': 'Bonjour' })
    await through(those, second)
    await published(developer, second, '2026-12-07')
    console.log('T5', await codeOf(rebase(developer, third, { choices: new Map(), onto: 2, version: await on(developer, third) })))
    console.log((await now(developer, third)).languages, (await partsOf(iom, developer.asker.today, third)).find((p) => p.part === 'o1')?.fields)
    console.log('T5 submit', await codeOf(through(those, third)))
  })
  test('T6 old plan amended after another followed', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    await plan(iom, { id: 'p-next', level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], objectives: { o1: ['p-region@1/o1'] }, state: 'endorsed', follows: 'p-kyrgyzstan' })
    await published(developer, { plan: 'p-next', number: 1 }, '2027-01-01')
    await through(those, second)
    console.log('T6', await codeOf(published(developer, second, '2027-02-01')), await forces(developer), await now(developer, { plan: 'p-next', number: 1 }).then((v) => v.inForce))
  })
})
