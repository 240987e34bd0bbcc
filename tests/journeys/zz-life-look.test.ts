import { test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { as } from '#posts/people.test.room.ts'
import { plan, version } from '#plans/plans.test.room.ts'
import { amend, answer, comment, submit } from '#plans/actions/life.ts'
import { arranged, endorsed, links, on, opened, published, strategy, submitted } from '#plans/life.test.room.ts'
import { personCalled, sessionOf } from '../accounts.ts'
import { startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

test('look', async () => {
  const program = await startProgram(() => new Date('2026-11-22T12:00:00Z'))
  const db = await program.databaseOf('iom')
  const always = { from: '2020-01-01', until: null }
  const cookies: string[] = []
  const by: Record<string, Awaited<ReturnType<typeof as>>> = {}
  for (const [who, role, office] of [['pia', 'project-developer', 'kyrgyzstan'], ['head', 'chief-of-staff', 'headquarters'], ['dirk', 'regional-director', 'vienna']] as const) {
    const person = await personCalled(db, who, `${who}@example.org`)
    await perform(db, { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }, async (act) => {
      await addPost(act, { id: who, role, office, unit: null, titles: {}, confinedTo: [], isPublic: false, ...always })
      await addHolding(act, { id: who, post: who, person, publicName: null, why: null, ...always })
    })
    cookies.push(await sessionOf(db, person, new Date('2026-11-22T12:00:00Z')))
    by[who] = await as(db, person, '2026-11-22')
  }
  const pia = by['pia']!, dirk = by['dirk']!
  await arranged(db)
  await opened(pia)
  const c = await comment(dirk, strategy, { part: 'o1', text: 'Who pays for it?\nThe donors of last year have gone.', answers: null, office: null })
  await comment(pia, strategy, { part: 'o1', text: 'The host government, in part.', answers: c, office: null })
  await comment(dirk, strategy, { part: 'plan', text: 'A clear plan.', answers: null, office: null })
  await plan(db, { id: 'p-draft', level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'draft', objectives: { o1: ['p-region@1/o1'] } })
  await plan(db, { id: 'p-before', level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'endorsement', objectives: { o1: ['p-region@1/o1'] } })
  await plan(db, { id: 'p-merge', level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'superseded', from: '2026-01-01', objectives: { o1: ['p-region@1/o1'], o2: [] } })
  await version(db, { id: 'p-merge', number: 2, level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'published', from: '2026-06-01', objectives: { o1: ['p-region@1/o1'], o2: [] }, titles: { o1: 'Safer migration' } })
  await version(db, { id: 'p-merge', number: 3, level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'draft', from: '2026-07-01', objectives: { o1: ['p-region@1/o1'] }, titles: { o1: 'Safest migration' } })
  const { sql } = await import('kysely')
  await sql`update plan_version set based_on = 1 where plan = 'p-merge' and number = 3`.execute(db)
  const url = await program.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()
  const problems: string[] = []
  const k = '/plans/p-kyrgyzstan/1'
  const pages: Record<string, [number, string]> = {
    version: [1, k], consult: [0, '/plans/p-draft/1/consult'], draft: [0, '/plans/p-draft/1'], comment: [2, `${k}/comment?part=o1`], reply: [0, `${k}/comment?part=o1&answers=${c}`],
    respond: [2, `${k}/respond`], submit: [0, `${k}/submit`], rebind: [0, `${k}/rebind`], decide: [2, '/plans/p-before/1/decide'], before: [2, '/plans/p-before/1'], merge: [0, '/plans/p-merge/3/merge'], withdraw: [0, '/plans/p-merge/2/withdraw'], published: [0, '/plans/p-merge/2'], waiting: [2, '/plans/waiting'], waitingP: [0, '/plans/waiting'],
  }
  const axe = (await import('node:fs')).readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
  for (const [lang, width, scheme] of [['en', 1280, 'light'], ['ar', 360, 'dark']] as const) {
    const contexts = []
    for (const cookie of cookies) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
      await context.addCookies([{ name: 'meridian', value: cookie, url: url.replace('127.0.0.1', 'localhost') }])
      contexts.push(context)
    }
    for (const [name, [who, path]] of Object.entries(pages)) {
      const page = await contexts[who]!.newPage()
      const answer_ = await page.goto(`${url.replace('127.0.0.1', 'localhost')}/${lang}${path}`)
      if (answer_?.status() !== 200) problems.push(`${name} ${answer_?.status()}: ${(await page.textContent('main'))?.slice(0, 200)}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) problems.push(`${name} ${lang} ${width}: ${wide}`)
      await page.evaluate(axe)
      const { violations } = await page.evaluate('axe.run()') as { violations: { id: string; nodes: { html: string }[] }[] }
      for (const v of violations) problems.push(`${name} ${lang} ${width} ${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
      await page.screenshot({ path: `/tmp/life/${name}-${lang}-${width}.png`, fullPage: true })
      await page.close()
    }
    for (const each of contexts) await each.close()
  }
  console.log(problems.join('\n'))
  await browser.close()
  await program.close()
}, 400_000)
