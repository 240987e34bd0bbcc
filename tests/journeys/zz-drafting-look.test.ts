import { afterAll, beforeAll, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { plan } from '#plans/plans.test.room.ts'
import { personCalled, sessionOf } from '../accounts.ts'
import { startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

test('look', async () => {
  const program = await startProgram(() => new Date('2026-11-22T12:00:00Z'))
  const db = await program.databaseOf('iom')
  await plan(db, { id: 'p-region', level: 'regional-strategy', office: 'vienna', covers: ['KGZ', 'UZB'], objectives: { o1: [], o2: [] } })
  await plan(db, { id: 'p-draft', level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'], state: 'draft', objectives: { o1: ['sdg@2015/10.7', 'p-region@1/o1'], o2: [] } })
  const always = { from: '2020-01-01', until: null }
  const cookies: string[] = []
  for (const [who, role, office] of [['pia', 'project-developer', 'kyrgyzstan'], ['head', 'chief-of-staff', 'headquarters']] as const) {
    const person = await personCalled(db, who, `${who}@example.org`)
    await perform(db, { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }, async (act) => {
      await addPost(act, { id: who, role, office, unit: null, titles: {}, confinedTo: [], isPublic: false, ...always })
      await addHolding(act, { id: who, post: who, person, publicName: null, why: null, ...always })
    })
    cookies.push(await sessionOf(db, person, new Date('2026-11-22T12:00:00Z')))
  }
  const url = await program.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()
  const problems: string[] = []
  const pages = {
    make: '/plans/new', head0: '/plans/new?office=kyrgyzstan&level=country-strategy', region: '/plans/new?office=vienna&level=regional-strategy',
    head: '/plans/p-draft/1/edit', version: '/plans/p-draft/1', chapter: '/plans/p-draft/1/parts/chapter-context', action: '/plans/p-draft/1/parts/new?kind=action&under=o1',
    indicator: '/plans/p-draft/1/parts/new?kind=indicator&under=o1', cite: '/plans/p-draft/1/parts/o1/cite?q=migration', citeall: '/plans/p-draft/1/parts/o1/cite', move: '/plans/p-draft/1/parts/o2/move', issues: '/plans/p-draft/1/parts/plan/issues',
  }
  const { AxeBuilder } = await import('@axe-core/playwright')
  for (const [lang, width, scheme] of [['en', 1280, 'light'], ['ar', 360, 'dark'], ['ar', 1280, 'light'], ['en', 360, 'light']] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
    await context.addCookies([{ name: 'meridian', value: cookies[1] ?? '', url: url.replace('127.0.0.1', 'localhost') }])
    const page = await context.newPage()
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${url.replace('127.0.0.1', 'localhost')}/${lang}${path}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) problems.push(`${name} ${lang} ${width}: ${wide}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const v of violations) problems.push(`${name} ${lang} ${width} ${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
      await page.screenshot({ path: `/tmp/drafting/${name}-${lang}-${width}.png`, fullPage: true })
    }
    await context.close()
  }
  console.log(problems.join('\n'))
  await browser.close()
  await program.close()
}, 300_000)
