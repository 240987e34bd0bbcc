import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#platform/i18n/locale.ts'
import { samples } from './doors.ts'
import { hosts, kindsOfPage, organisationsShown } from './pages.ts'
import { callerOf, type Running, startProgram } from './requests.ts'
import { comeIn, pagesWithin } from './within.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

let asked = 0

async function answerTo(url: string, headers: Record<string, string>) {
  asked += 1
  const answer = await program.app.inject({
    url,
    headers: { host: 'localhost', ...headers },
    remoteAddress: callerOf(asked),
  })
  expect(answer.statusCode).not.toBe(429)
  return { status: answer.statusCode, text: answer.body, headers: answer.headers }
}

/** All rules but those of style: each of these forbids what the standard allows. */
const loader = new StaticConfigLoader({
  root: true,
  extends: ['html-validate:standard', 'html-validate:recommended'],
  rules: {
    // The standard takes either case.
    'doctype-style': 'off',
    // The standard takes `<br>` and `<br />`; the renderer writes the latter.
    'void-style': 'off',
    // Findings and claims are addressed by their keys, such as `002/vienna/name`, and the standard only forbids spaces.
    'valid-id': ['error', { relaxed: true }],
    // Boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // A title is as long as the name it gives; 70 letters are what one search engine shows of it.
    'long-title': 'off',
    // The palette's list of hits is no `select`: it stands below a field and is filled while one types.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
  },
})
const rules = await loader.getConfigFor('')
// Otherwise they are put together anew for each of a thousand pages.
loader.getConfigFor = () => rules
const validator = new HtmlValidate(loader)

/** Fields that stand in every row of a form: what is sent under one name keeps the order of the rows, as the standard has it. */
const ofRows = ['paidOn', 'paid', 'condition', 'chapter', 'text', 'part', 'value', 'day', 'key']
const isOfRows = ({ ruleId, message }: { ruleId: string; message: string }) =>
  ruleId === 'form-dup-name' && ofRows.some((name) => message.includes(`"${name}"`))

/** What is wrong in a page, each once, with the place where it stands first. */
async function faultsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  const faults = new Map<string, string>()
  const messages = results.flatMap((result) => result.messages)
  for (const { ruleId, message, selector } of messages.filter((each) => !isOfRows(each)))
    if (!faults.has(`${ruleId}: ${message}`))
      faults.set(`${ruleId}: ${message}`, `${ruleId}: ${message} (${selector ?? 'the page'})`)
  return [...faults.values()]
}

describe.each(organisationsShown)('the pages of %s are valid HTML', (organisation) => {
  test.each(
    locales.flatMap((locale) => kindsOfPage[organisation].map((path) => `/${locale}${path}`)),
  )('%s', async (path) => {
    const { status, text, headers } = await answerTo(path, { host: hosts[organisation] })
    expect(status).toBeLessThan(500)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(await faultsIn(text)).toEqual([])
  })
})

describe('the pages that take signing in are valid HTML', () => {
  let cookie = ''
  let opened = 0
  beforeAll(async () => {
    cookie = await comeIn(program)
  })
  afterAll(() => expect(opened).toBeGreaterThan(60))

  test.each(locales.flatMap((locale) => pagesWithin.map((path) => `/${locale}${path}`)))(
    '%s',
    async (path) => {
      const { status, text } = await answerTo(path, { cookie })
      expect(status).toBeLessThan(500)
      if (status === 200) opened += 1
      expect(await faultsIn(text)).toEqual([])
    },
  )

  const stale = Object.entries(samples).filter(
    ([door, { body }]) => door.startsWith('form POST /posts') && body?.['version'] !== undefined,
  )
  test.each(locales.flatMap((locale) => stale.map(([, sample]) => ({ locale, ...sample }))))(
    '/$locale$url, when somebody else saved meanwhile',
    async ({ locale, url, body }) => {
      const db = await program.databaseOf('iom')
      const holding = db.selectFrom('holding').select('person').where('id', '=', 'clerk')
      const { person } = await holding.executeTakeFirstOrThrow()
      const typed = { ...body, ...(body?.['person'] === undefined ? {} : { person: person ?? '' }) }
      const answer = await program.app.inject({
        method: 'POST',
        url: `/${locale}${url}`,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(typed).toString(),
      })
      expect(answer.statusCode).toBe(409)
      expect(await faultsIn(answer.body)).toEqual([])
    },
  )
})
