import { expect, test } from 'vitest'
import { planProgram } from './plan-people.ts'
import { versionIn } from './scenario-people.ts'

const { as } = planProgram()
const first = '/en/projects/new?office=kyrgyzstan&type=LM&themes=labour-mobility'

const concept = {
  office: 'kyrgyzstan',
  first: 'en',
  'title.en': 'Fair recruitment',
  'title.ar': 'توظيف عادل',
  type: 'LM',
  themes: 'labour-mobility',
  from: '2027-01-01',
  to: '2028-12-31',
  currency: 'USD',
  expected: '250000.00',
  countries: 'KGZ',
}

/** A concept of the country, begun by Pia; its address. */
async function begun(title: string): Promise<string> {
  const sent = await as('pia').post(first, { ...concept, 'title.en': title })
  expect(sent.status).toBe(303)
  return sent.location.replace(/\/write\/.*/, '')
}

test('a project is begun in two steps; what is wrong is told by its field, and what was typed stays', async () => {
  const pia = as('pia')
  const choice = await pia.get('/en/projects/new')
  expect(choice.text).toContain('<option value="kyrgyzstan" selected>')
  expect(choice.text).not.toContain('<option value="vienna"')
  const step = await pia.get(first)
  expect(step.text).toMatch(/name="themes" value="labour-mobility" checked/)
  expect(step.text).toContain('value="p-region@1/o1"')
  const refused = await pia.post(first, { ...concept, expected: '250,000' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('توظيف عادل')
  expect(refused.text).toMatch(/id="field-expected"[^>]*aria-invalid/)
  const unknown = await pia.get('/en/projects/new?office=kyrgyzstan&copy=pr-nothing')
  expect(unknown.text).toContain('No project that you may see is called “pr-nothing”.')
  const sent = await pia.post(first, { ...concept, uppers: 'p-region@1/o1' })
  expect(sent.location).toMatch(/\/1\/write\/overview\?done=begun$/)
  const page = await pia.get(sent.location)
  expect(page.text).toContain('2 things are missing')
  expect(page.text).toMatch(/write__mark--done"><a [^>]*>Plan and frameworks/)
  expect((await pia.post(first, { ...concept, office: 'vienna' })).status).toBe(403)
})

test('a section writes its own fields and leaves the others; two who wrote the same are shown both', async () => {
  const at = await begun('Sections')
  const [pia, cora] = [as('pia'), as('cora')]
  const marker = await pia.get(`${at}/write/gender`)
  const version = versionIn(marker)
  const standards = {
    'gender-needs': 'met',
    'gender-outputs': 'met',
    'gender-activities': 'not-met',
  }
  const other = await pia.post(`${at}/write/gender`, {
    ...standards,
    'gender-marker': '2a',
    version,
  })
  expect(other.status).toBe(422)
  expect(other.text).toContain('From the three standards follows 1.')
  expect((await pia.post(`${at}/write/gender`, { ...standards, version })).status).toBe(303)
  const overview = await pia.get(`${at}/write/overview`)
  expect(overview.text).toContain('value="Sections"')
  const told = (await pia.get(`${at}/write/gender`)).text
  expect(told).toContain('2 standards are met, 1 not met')
  expect(told).toContain('<option value="1" selected>')
  const late = await cora.post(`${at}/write/gender`, { 'gender-needs': 'not-met', version })
  expect(late.status).toBe(409)
  expect(late.text).toContain('name="choice.gender-needs"')
  const head = { ...concept, version: versionIn(overview), 'title.en': '', 'title.ar': 'أقسام' }
  const arabic = await pia.post(`${at}/write/overview`, { ...head, first: 'ar', next: 'yes' })
  expect(arabic.location).toMatch(/\/write\/narrative\?done=saved$/)
})

test('chapters have their words counted, and people are counted once', async () => {
  const at = await begun('Chapters')
  const pia = as('pia')
  const chapter = `${at}/parts/chapter-summary`
  const version = versionIn(await pia.get(chapter))
  const many = await pia.post(chapter, { 'text.en': 'word '.repeat(351), version })
  expect(many.status).toBe(422)
  expect(many.text).toContain('Words: 351 of 350')
  expect((await pia.post(chapter, { 'text.en': 'Few words.', version })).location).toMatch(
    /\/write\/narrative\?done=part-written#chapter-summary$/,
  )
  expect((await pia.get(`${at}/write/narrative`)).text).toContain('2 of 350 words')
  const add = (kind: string, fields: Record<string, string>) =>
    pia.post(`${at}/parts/new?kind=${kind}&under=project`, {
      'part-kind': kind,
      parent: 'project',
      ...fields,
    })
  const group = { kind: 'migrants', 'reached-as': 'direct', 'target.women.18-59': '900' }
  const few = await add('people', { ...group, 'target.all.all': '100' })
  expect(few.status).toBe(422)
  expect(few.text).toContain('At least 900')
  expect(few.text).toMatch(/id="field-target.women.18-59"[^>]*value="900"/)
  expect((await add('people', group)).location).toMatch(/#pe1$/)
  await add('people', {
    kind: 'returnees',
    'reached-as': 'direct',
    'target.women.all': '200',
    within: 'pe1',
  })
  expect((await pia.get(`${at}/write/people`)).text).toContain('900 people, each counted once')
  await add('place', { country: 'KGZ', level: '1', 'p-code': 'KG06', share: '60' })
  expect((await pia.get(`${at}/write/places`)).text).toContain('The shares add up to 60 %:')
  const remove = await pia.get(`${at}/parts/pe1/remove`)
  const held = await pia.post(`${at}/parts/pe1/remove`, { version: versionIn(remove) })
  expect(held.status).toBe(422)
  expect((await pia.get(`${at}/parts/pe9`)).status).toBe(404)
  expect((await pia.get(`${at}/write/nothing`)).status).toBe(404)
  expect((await pia.get(at.replace(/1$/, '99999999999'))).status).toBe(404)
})

test('what is missing leads to its field; once nothing is, the concept becomes a proposal', async () => {
  const at = await begun('Missing')
  const pia = as('pia')
  const missing = await pia.get(`${at}/write/missing`)
  expect(missing.text).toContain(`href="${at}/parts/chapter-summary#field-text.en"`)
  const move = at.replace(/\/1$/, '/moves/propose')
  const early = await pia.get(move)
  expect(early.text).toContain('aria-disabled="true"')
  const refused = await pia.post(move, { version: versionIn(early) })
  expect(refused.status).toBe(409)
  for (const chapter of ['summary', 'rationale-context']) {
    const part = `${at}/parts/chapter-${chapter}`
    const version = versionIn(await pia.get(part))
    await pia.post(part, { 'text.en': 'Written.', version })
  }
  const ready = await pia.get(`${at}/write/missing`)
  expect(ready.text).toContain('Everything that “Make a proposal of it” needs stands there.')
  const made = await pia.post(move, { version: versionIn(await pia.get(move)) })
  expect(made.location).toMatch(/\/write\/missing\?done=moved$/)
  expect((await pia.get(`${at}/write/safeguarding`)).text).toContain('8 missing')
  const reason = at.replace(/\/1$/, '/moves/withdraw')
  const without = await pia.post(reason, { version: versionIn(await pia.get(reason)) })
  expect(without.status).toBe(422)
})

test('a remark stands beside its field until it is settled', async () => {
  const at = await begun('Remarks')
  const [pia, cora] = [as('pia'), as('cora')]
  const part = `${at}/parts/chapter-summary`
  const said = await cora.post(`${at}/comments`, {
    part: 'chapter-summary',
    field: 'text.en',
    text: 'Say for whom.',
  })
  expect(said.location).toMatch(/\/parts\/chapter-summary#pc-/)
  const page = await pia.get(part)
  const [, id = ''] = /href="#(pc-[a-f0-9-]+)"/.exec(page.text) ?? []
  expect(page.text).toContain('Say for whom.')
  expect((await pia.get(`${at}/write/comments`)).text).toContain('Say for whom.')
  const empty = await pia.post(`${at}/comments`, { part: 'chapter-summary', text: ' ' })
  expect(empty.status).toBe(422)
  const settled = await pia.post(`${at}/comments/settle`, { comment: id })
  expect(settled.status).toBe(303)
  expect((await pia.get(part)).text).not.toContain('1 comment<')
})

test('a project begins as a copy of another: with its parts, without its days and its title', async () => {
  const at = await begun('To be copied')
  const pia = as('pia')
  await pia.post(`${at}/parts/new`, {
    'part-kind': 'risk',
    parent: 'project',
    'title.en': 'The border closes',
    impact: '4',
    likelihood: '2',
  })
  const id = at.split('/').at(-2) ?? ''
  const step = await pia.get(`/en/projects/new?office=kyrgyzstan&copy=${id}`)
  expect(step.text).toContain('It begins with the parts of')
  expect(step.text).toContain('value="To be copied"')
  const sent = await pia.post('/en/projects/new', { ...concept, 'title.en': 'Copied', copy: id })
  expect(sent.location).toContain('/projects/pr-copied/1/write/overview')
  expect((await pia.get('/en/projects/pr-copied/1/write/risks')).text).toContain(
    'The border closes',
  )
  const nothing = await pia.post('/en/projects/new', { ...concept, copy: 'pr-nothing' })
  expect(nothing.status).toBe(422)
  expect(nothing.text).toContain('توظيف عادل')
})

test('a part that can stand nowhere else is not asked where it should', async () => {
  const pia = as('pia')
  const at = await begun('Placed once')
  const move = await pia.get(`${at}/parts/pl1/move`)
  expect(move.status).toBe(200)
  expect(move.text).toContain('It is the only one of its kind here')
  expect(move.text).not.toContain('method="post" action="/en/projects/')
})
