import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const written = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What a browser without scripts sends when the form for the day is sent with this day. */
async function sent(url: string, day: string): Promise<string> {
  const { text } = await program.get(url)
  const form = /<form class="day".*?<\/form>/s.exec(text)?.[0] ?? ''
  const fields = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => {
    const part = (name: string) => written(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '')
    return [part('name'), part('name') === 'asOf' ? day : part('value')]
  })
  expect(fields.filter(([name]) => name === 'asOf')).toHaveLength(1)
  return `${url.replace(/\?.*/, '')}?${new URLSearchParams(fields).toString()}`
}

describe.each(['en', 'ar'])('the day is chosen without scripts, in %s', (locale) => {
  test('and the rest of the query stays, but for the place in a list', async () => {
    const { body } = await program.json('/api/v1/offices?limit=1')
    const next = await sent(
      `/${locale}/offices?q=vienna%20%26%20co&kind=regional-office&asOf=2025-02-11&cursor=${body.next ?? ''}`,
      '2018-06-30',
    )
    expect(Object.fromEntries(new URL(next, 'http://localhost').searchParams)).toEqual({
      q: 'vienna & co',
      kind: 'regional-office',
      asOf: '2018-06-30',
    })
    const { status, text } = await program.get(next)
    expect(status).toBe(200)
    expect(text).toContain('value="2018-06-30"')
  })

  const wrong = ['2018-02-30', '30.6.2018', '"x&y', '0000-01-01', '']
  test.each(wrong)(
    '%j is refused in words, stays in the field, and so does the rest',
    async (day) => {
      const page = await sent(`/${locale}/offices?kind=regional-office`, day)
      const { status, text } = await program.get(page)
      expect(status).toBe(422)
      const field = /<input[^>]*name="asOf"[^>]*>/.exec(text)?.[0] ?? ''
      expect(field).toContain('aria-invalid="true"')
      expect(written(/ value="([^"]*)"/.exec(field)?.[1] ?? '')).toBe(day)
      const reason = locale === 'en' ? 'This is no day of the calendar.' : 'هذا ليس يوما'
      expect(/<p[^>]*id="as-of-wrong"[^>]*>([^<]*)/.exec(text)?.[1]).toContain(reason)
      const mended = await sent(page, '2018-06-30')
      expect((await program.get(mended)).status).toBe(200)
      expect(mended).toContain('kind=regional-office')
    },
  )

  test('and a day given twice is refused, and one is left to choose', async () => {
    const url = `/${locale}/offices?asOf=2018-06-30&asOf=2019-06-30`
    expect((await program.get(url)).status).toBe(422)
    expect((await program.get(await sent(url, '2018-06-30'))).status).toBe(200)
  })
})
