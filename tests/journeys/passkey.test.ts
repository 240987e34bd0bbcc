import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, personCalled, sessionOf } from '../accounts.ts'
import { type Running, startProgram } from '../requests.ts'
import { startBrowser } from './browser.ts'

let program: Running
let browser: Browser
let home = ''
let port = 0
beforeAll(async () => {
  port = await freePort()
  home = `http://localhost:${port}`
  program = await startProgram(undefined, undefined, { config: { origin: home } })
  await program.app.listen({ host: '127.0.0.1', port })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

/** A browser whose device makes passkeys and makes sure who holds it. */
async function withDevice(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return page
}

async function signedIn(
  context: BrowserContext,
  organisation: string,
  { name, email, url }: { name: string; email: string; url: string },
): Promise<string> {
  const db = await program.databaseOf(organisation)
  const person = await personCalled(db, name, email)
  const value = await sessionOf(db, person, new Date('2026-11-22T12:00:00Z'))
  await context.addCookies([{ name: 'meridian', value, url }])
  return person
}

test.each(['iom', 'orpe'])(
  'someone of %s adds a passkey, signs out, and signs in with it',
  async (organisation) => {
    const url = organisation === 'iom' ? home : `http://orpe.localhost:${port}`
    const context = await browser.newContext()
    const person = await signedIn(context, organisation, {
      name: 'Amara Test',
      email: 'amara@example.org',
      url,
    })
    const page = await withDevice(context)
    await page.goto(`${url}/en/account/passkeys`)
    await page.getByLabel('Its name').fill('Office laptop')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByText('The passkey is added.').waitFor()
    await page.getByText('Office laptop', { exact: true }).waitFor()
    const db = await program.databaseOf(organisation)
    const letter = await db
      .selectFrom('letter')
      .select(['topic', 'address'])
      .where('person', '=', person)
      .executeTakeFirst()
    expect(letter).toEqual({ topic: 'people.passkey-added', address: 'amara@example.org' })

    await page.goto(`${url}/en/account`)
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in\?done=signed-out/)
    await page.goto(`${url}/en/account/passkeys`)
    await page.waitForURL(/sign-in\?to=/)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${url}/en/account/passkeys`)
    await page.getByText('Last used on 22 November 2026.').waitFor()
    const session = await db
      .selectFrom('session')
      .select(['way', 'has_second_factor'])
      .where('person', '=', person)
      .where('way', '=', 'passkey')
      .executeTakeFirst()
    expect(session).toEqual({ way: 'passkey', has_second_factor: true })

    await page.getByRole('link', { name: 'Remove Office laptop' }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('You have no passkey yet.').waitFor()
    await context.clearCookies()
    await page.goto(`${url}/en/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey was not accepted').waitFor()
    await context.close()
  },
)

test('an answer that was given once opens nothing a second time', async () => {
  const context = await browser.newContext()
  await signedIn(context, 'iom', { name: 'Bela Test', email: 'bela@example.org', url: home })
  const page = await withDevice(context)
  await page.goto(`${home}/en/account/passkeys`)
  await page.getByLabel('Its name').fill('Telephone')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.getByText('The passkey is added.').waitFor()
  await context.clearCookies()
  await page.goto(`${home}/en/sign-in`)
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.method() === 'POST'),
    page.getByRole('button', { name: 'Sign in with a passkey' }).click(),
  ])
  await page.waitForURL(`${home}/en`)
  const again = await program.app.inject({
    method: 'POST',
    url: '/en/sign-in/passkey',
    headers: {
      host: `localhost:${port}`,
      origin: home,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: request.postData() ?? '',
  })
  expect(again.statusCode).toBe(403)
  expect(again.headers['set-cookie']).toBeUndefined()
  await context.close()
})

test('without scripts the page says that a passkey needs them, and offers the other ways', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${home}/en/sign-in`)
  expect(await page.getByText('A passkey needs scripts').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
  expect(await page.getByLabel('Password').isVisible()).toBe(true)
  await context.close()
})
