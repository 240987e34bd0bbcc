import { expect, test } from 'vitest'
import { beginning, first, planProgram } from './plan-people.ts'
import { versionIn } from './scenario-people.ts'

const { as, drafted, send: asked } = planProgram()

test('a plan is begun in two steps; what is wrong is told by its field, and what was typed stays', async () => {
  const pia = as('pia')
  const choice = await pia.get('/en/plans/new')
  expect(choice.text).toContain('<option value="kyrgyzstan" selected>')
  expect(choice.text).not.toContain('<option value="vienna"')
  const misfit = await pia.get('/en/plans/new?office=kyrgyzstan&level=regional-strategy')
  expect(misfit.text).toContain('today it is no Regional Office')
  const step = await pia.get(first)
  expect(step.text).toMatch(/name="covers" value="KGZ"/)
  expect(step.text).toMatch(/lang="ar" dir="rtl" id="field-title.ar"/)
  const refused = await pia.post(first, { ...beginning, to: '2026-01-01', covers: 'SEN' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('استراتيجية لقيرغيزستان')
  expect(refused.text).toMatch(/id="field-to"[^>]*aria-invalid/)
  expect(refused.text).toContain('does not cover this')
  const sent = await pia.post(first, beginning)
  expect(sent.location).toBe('/en/plans/p-a-strategy-for-kyrgyzstan/1?done=begun')
  const page = await pia.get(sent.location)
  expect(page.text).toContain('The draft is begun.')
  expect(page.text).toContain('4 things are still missing')
  const strange = await pia.post(first, { ...beginning, office: 'vienna' })
  expect(strange.status).toBe(403)
})

test('a chapter is written with its words counted; two who wrote the same are shown both', async () => {
  const at = `${await drafted('Chapters')}/parts/chapter-context`
  const pia = as('pia')
  const form = await pia.get(at)
  expect(form.text).toContain('Words: 0 of 600')
  expect(form.text).toContain('Who moves, why, through where')
  const version = versionIn(form)
  const many = await pia.post(at, { 'text.en': 'word '.repeat(601), version })
  expect(many.status).toBe(422)
  expect(many.text).toContain('Words: 601 of 600')
  expect(many.text).toContain('This has 601 words; at most 600.')
  const sent = await pia.post(at, { 'text.en': 'People move.', 'text.ar': 'يتنقل الناس.', version })
  expect(sent.location).toMatch(/done=part-written#chapter-context$/)
  const late = await as('cora').post(at, { 'text.en': 'Few people move.', 'text.ar': '', version })
  expect(late.status).toBe(409)
  for (const text of ['People move.', 'Few people move.', 'يتنقل الناس.'])
    expect(late.text).toContain(text)
  const merged = await as('cora').post(at, {
    version: versionIn(late),
    'choice.text.en': 'mine',
    'mine.text.en': 'Few people move.',
    'choice.text.ar': 'theirs',
    'theirs.text.ar': 'يتنقل الناس.',
  })
  expect(merged.status).toBe(303)
  const long = 'ي '.repeat(9000)
  const whole = await pia.post(at, { 'text.ar': long, version: versionIn(await pia.get(at)) })
  expect(whole.status).toBe(422)
  expect(whole.text).toContain('Words: 9000 of 600')
})

test('parts are added, moved and removed on pages', async () => {
  const at = await drafted('Parts')
  const pia = as('pia')
  const add = (kind: string, under: string, fields: Record<string, string>) =>
    pia.post(`${at}/parts/new?kind=${kind}&under=${under}`, { kind, parent: under, ...fields })
  expect((await add('objective', 'plan', { 'title.en': '' })).text).toMatch(
    /id="field-title.en"[^>]*aria-invalid/,
  )
  expect((await add('objective', 'plan', { 'title.en': 'One' })).location).toMatch(/#o1$/)
  expect((await add('objective', 'plan', { 'title.en': 'Two' })).location).toMatch(/#o2$/)
  const indicator = {
    'title.en': 'People helped',
    measure: 'people',
    counting: 'yearly',
    direction: 'up',
  }
  const wrong = { ...indicator, disaggregation: 'sex', baseline: '10', 'target.2027': '5' }
  const refused = await add('indicator', 'o1', wrong)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('goes against the direction')
  expect(refused.text).toContain('value="People helped"')
  expect((await add('indicator', 'o1', { ...wrong, 'target.2027': '15' })).location).toMatch(/#i1$/)
  const move = await pia.get(`${at}/parts/o2/move`)
  expect(move.text).toContain('value="up"')
  expect(move.text).not.toContain('value="down"')
  const version = versionIn(move)
  expect((await pia.post(`${at}/parts/o2/move`, { to: 'up', version })).status).toBe(303)
  const page = (await pia.get(at)).text
  expect(page.indexOf('id="o2"')).toBeLessThan(page.indexOf('id="o1"'))
  expect((await pia.post(`${at}/parts/o2/move`, { to: 'up', version })).status).toBe(409)
  const remove = await pia.get(`${at}/parts/o1/remove`)
  expect(remove.text).toContain('People helped')
  const gone = await pia.post(`${at}/parts/o1/remove`, { version: versionIn(remove) })
  expect(gone.status).toBe(303)
  expect((await pia.get(`${at}/parts/i1`)).status).toBe(404)
  expect((await pia.get(`${at}/parts/new?kind=action`)).status).toBe(200)
  expect((await pia.get(`${at}/parts/new?kind=plan`)).status).toBe(404)
})

test('what stands above is found and cited; what cannot be is named, and stays to be mended', async () => {
  const at = await drafted('Citing')
  const pia = as('pia')
  const fields = { kind: 'objective', parent: 'plan', 'title.en': 'Safe mobility' }
  await pia.post(`${at}/parts/new?kind=objective`, fields)
  const cite = `${at}/parts/o1/cite`
  const page = await pia.get(cite)
  expect(page.text).toContain('Borders that help')
  expect(page.text).toContain('value="sdg@2015/10.7"')
  const found = await pia.get(`${cite}?q=borders`)
  expect(found.text).toContain('value="p-region@1/o1"')
  expect(found.text).not.toContain('value="sdg@2015/1.1"')
  const refused = await pia.post(cite, { uppers: 'p-region@1/o1', typed: 'p-none@1/o1' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('“p-none@1/o1” is not of this organisation')
  expect(refused.text).toMatch(/value="p-region@1\/o1" checked/)
  const sent = await pia.post(cite, { uppers: 'p-region@1/o1', typed: 'sdg@2015/10.7' })
  expect(sent.location).toMatch(/done=cited#o1$/)
  const shown = await pia.get(at)
  expect(shown.text).toContain('href="/en/plans/p-region/1#o1"')
  const back = await pia.post(`${at}/parts/o1/uncite`, { upper: 'sdg@2015/10.7' })
  expect(back.status).toBe(303)
  expect((await pia.get(cite)).text).toContain('cited already')
  const issues = await pia.get(`${at}/parts/plan/issues`)
  const none = await pia.post(`${at}/parts/plan/issues`, { version: versionIn(issues) })
  expect(none.status).toBe(303)
})

test('the head is written anew on what stands now; whoever looks on from elsewhere is told why not', async () => {
  const at = await drafted('Heads')
  const pia = as('pia')
  const form = await pia.get(`${at}/edit`)
  const { office: _office, level: _level, ...head } = beginning
  const changed = { ...head, 'title.en': 'New head', to: '2031-12-31', version: versionIn(form) }
  expect((await pia.post(`${at}/edit`, changed)).location).toContain('done=head-written')
  const late = await as('cora').post(`${at}/edit`, { ...changed, 'title.en': 'Other head' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('New head')
  expect(late.text).toContain('Other head')
  const region = await pia.get('/en/plans/p-region/1/edit')
  expect(region.status).toBe(200)
  expect(region.text).not.toContain('name="version"')
})

test('the API does the same, and refuses by the field', async () => {
  const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, body: unknown) =>
    asked('pia', method, url, body)
  const head = {
    level: 'country-strategy',
    office: 'kyrgyzstan',
    titles: { en: 'By programs' },
    languages: ['en'],
    covers: ['KGZ'],
    from: '2027-01-01',
    to: '2028-12-31',
  }
  expect(await send('POST', '/plans', head)).toEqual({ status: 200, read: { id: 'p-by-programs' } })
  const at = '/plans/p-by-programs/1'
  const added = { kind: 'objective', fields: { 'title.en': 'One' } }
  expect(await send('POST', `${at}/parts`, added)).toEqual({ status: 200, read: { id: 'o1' } })
  expect(
    await send('POST', `${at}/parts/o1/citations`, { uppers: ['sdg@2015/10.7', 'x'] }),
  ).toMatchObject({
    status: 422,
    read: { errors: [{ field: 'uppers.1', code: 'plans/no-upper' }] },
  })
  expect(
    await send('PUT', `${at}/parts/o1`, { fields: { 'title.en': 'Two' }, version: 'x' }),
  ).toMatchObject({
    status: 409,
    read: { type: '/problems/form/stale' },
  })
  expect(await send('DELETE', `${at}/parts/o1`, { version: 'x' })).toMatchObject({ status: 409 })
  const hostile: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    {},
    { en: null },
    { en: 'a\u0000b' },
    { __proto__: 'x' },
  ]
  for (const value of hostile) {
    const sent = [
      await send('POST', '/plans', { ...head, titles: value }),
      await send('POST', '/plans', { ...head, covers: value }),
      await send('POST', `${at}/parts`, { ...added, fields: value }),
      await send('PUT', `${at}/parts/o1`, { fields: value, version: '' }),
      await send('POST', `${at}/parts/o1/citations`, { uppers: value }),
    ]
    for (const { status } of sent) expect([200, 409, 422]).toContain(status)
  }
  for (const path of [
    '/plans/p-by-programs/0/parts',
    '/plans/p-by-programs/x/parts',
    '/plans/p-none/1/parts',
  ])
    expect((await send('POST', path, added)).status).toBe(404)
})
