import { describe, expect, test } from 'vitest'
import { browserOn } from './people.ts'
import { edited, form, proposing, set, told, write } from './proposing.ts'

const { program, as, send, proposed } = proposing()

/** That the office becomes a country office, and has a site in Kyrgyz. */
const both = [write('kind', 'country-office', 'country-site'), write('language', 'ky')]

describe('the form that proposes', () => {
  test('shows what is said of the office with its source, and is sent as it came only to be told that nothing is proposed', async () => {
    const page = await (await as('chief')).get(form)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Says: Kyrgyzstan')
    expect(page.text).toContain('Says: Russian')
    expect(page.text).toContain('/en/sources/003')
    const same = await send('chief', form, edited(page, ...told))
    expect(same.status).toBe(422)
    expect(same.text).toContain('Nothing is proposed')
    expect(same.text).toContain('A note of the mission')
  })

  test('keeps what was typed, and says beside its row what cannot be', async () => {
    const page = await (await as('chief')).get(form)
    const fields = edited(
      page,
      write('coordinates', 'up north'),
      write('telephone', '+996'),
      ...told,
    )
    const refused = await send('chief', form, fields)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('are no coordinates')
    expect(refused.text).toContain('value="up north"')
    expect(refused.text).toContain('value="+996"')
    expect(refused.text).toContain('href="#field-fields.1"')
    expect(refused.text).toContain('id="field-fields.1"')
  })

  test('is shown to others with the reason why not, and not at all to who may propose nowhere', async () => {
    const far = await (await as('lone')).get(form)
    expect(far.status).toBe(200)
    expect(far.text).toContain('aria-disabled="true"')
    expect((await (await as('clerk')).get(form)).status).toBe(403)
    expect((await (await as('chief')).get('/en/offices/atlantis/propose')).status).toBe(404)
    expect((await browserOn(program()).get(form)).status).toBe(303)
  })

  test('corrects too: what was always otherwise, with the times of what was missing', async () => {
    const page = await (await as('chief')).get(`${form}?manner=correction`)
    expect(page.text).toContain('name="soFrom"')
    expect(page.text).not.toContain('name="from"')
    const fields = edited(page, write('language', 'ky', 'ru'), set('soFrom', 'long ago'), ...told)
    expect((await send('chief', `${form}?manner=correction`, fields)).status).toBe(422)
    const right = edited(page, write('language', 'ky', 'ru'), set('soFrom', '2025'), ...told)
    const { status, location } = await send('chief', `${form}?manner=correction`, right)
    expect(status).toBe(303)
    expect((await (await as('chief')).get(location)).text).toContain('Correction of Kyrgyzstan')
  })
})

describe('a proposal on its page', () => {
  test('tells before and after, by which source, who has it and why, until when, and what it would do', async () => {
    const at = await proposed(...both)
    const { text } = await (await as('chief')).get(at)
    expect(text).toContain('Change of Kyrgyzstan: Kind and Language')
    expect(text).toContain('A note of the mission')
    expect(text).toContain('Country Office')
    expect(text).toContain('The region')
    expect(text).toContain('Europe and Central Asia covers the office')
    expect(text).toContain('Until 4 December 2026')
    expect(text).toContain('What it would do')
    expect(text).toContain('Kind of office differs')
    expect(text).not.toContain('What it rests on changes')
    expect(text).toContain('Made a proposal about the network')
    expect(text).not.toContain('The head')
  })

  test('is decided field by field; the office says so from that day on, and the page of the decision leads back', async () => {
    const at = await proposed(...both)
    const region = await as('region')
    const decide = await region.get(`${at}/decide`)
    const refused = edited(decide, set('why', 'Agreed in part'), (fields) =>
      fields.filter(([name, value]) => name !== 'accepted' || value !== '2'),
    )
    const without = await send('region', `${at}/decide`, refused)
    expect(without.status).toBe(422)
    expect(without.text).toContain('Accept it, or say why not.')
    let count = 0
    const reasoned = refused.map(([name, value]): [string, string] => {
      if (name !== 'reason[]') return [name, value]
      count += 1
      return [name, count === 2 ? 'No staff speaks it' : '']
    })
    expect((await send('region', `${at}/decide`, reasoned)).status).toBe(303)
    const page = await (await as('chief')).get(at)
    expect(page.text).toContain('No staff speaks it')
    expect(page.text).toContain('Agreed in part')
    const kindOn = async (day: string) =>
      (await program().json(`/api/v1/offices/kyrgyzstan?asOf=${day}`)).body['kind']
    expect(await kindOn('2026-12-14')).toBe('country-site')
    expect(await kindOn('2026-12-15')).toBe('country-office')
    const decision = /\/en(\/decisions\/decision-\d+)/.exec(page.text)?.[1] ?? ''
    expect((await region.get(`/en${decision}`)).text).toContain(at)
  })

  test('is not read by who has no right there; before they have it, others are told when', async () => {
    const at = await proposed(write('website', 'https://example.invalid'))
    expect((await (await as('clerk')).get(at)).status).toBe(403)
    expect((await (await as('lone')).get(at)).status).toBe(403)
    const head = await (await as('head')).get(at)
    expect(head.text).toContain('then it passes to you')
    expect((await (await as('head')).get('/en/proposals/proposal-none')).status).toBe(404)
  })

  test('is returned, amended with what was written before, and withdrawn', async () => {
    const at = await proposed(write('telephone', '+996 1'))
    const back = await (await as('region')).get(`${at}/return`)
    expect(
      (await send('region', `${at}/return`, edited(back, set('why', 'Which number?')))).status,
    ).toBe(303)
    const amending = await (await as('chief')).get(`${at}/amend`)
    expect(amending.text).toContain('Which number?')
    expect(amending.text).toContain('value="+996 1"')
    const again = edited(amending, (fields) =>
      fields.map(([name, value]) => [name, value === '+996 1' ? '+996 2' : value]),
    )
    expect((await send('chief', `${at}/amend`, again)).status).toBe(303)
    expect((await (await as('chief')).get(at)).text).toContain('+996 2')
    const stale = await send('region', `${at}/return`, edited(back, set('why', 'Again')))
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Times sent')
    const leaving = await (await as('chief')).get(`${at}/withdraw`)
    expect(
      (await send('chief', `${at}/withdraw`, edited(leaving, set('why', 'Not needed')))).status,
    ).toBe(303)
    expect((await (await as('chief')).get(at)).text).toContain('Withdrawn by its author')
  })

  test('can be read and acted on in every language', async () => {
    const at = await proposed(write('address', '1 Example Street'))
    for (const locale of ['fr', 'es', 'ar']) {
      const own = at.replace('/en/', `/${locale}/`)
      for (const page of ['', '/decide', '/return'])
        expect((await (await as('region')).get(own + page)).status).toBe(200)
      expect((await (await as('chief')).get(form.replace('/en/', `/${locale}/`))).status).toBe(200)
    }
  })
})
