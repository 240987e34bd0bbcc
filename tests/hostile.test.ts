import { describe, expect, test } from 'vitest'
import { goodPassword, peopleProgram, someone } from './people.ts'

const { address, browser, db, now, signedInAs } = peopleProgram()

describe('what a stranger sends', () => {
  test('a character that no database takes is refused, and is nobody’s fault but theirs', async () => {
    const email = 'a\u0000b@example.org'
    const sent = [
      await browser().post('/en/sign-in', { email, password: goodPassword }),
      await browser().post('/en/recover', { email }),
    ]
    expect(sent.map(({ status }) => status)).toEqual([422, 422])
  })

  test('a place in the history that none was given is refused', async () => {
    for (const place of ['none', '1.5', '1e400', '99999999999999999999']) {
      const cursor = Buffer.from(JSON.stringify([place])).toString('base64url')
      const { status } = await browser().get(`/en/history?cursor=${cursor}`)
      expect([place, status]).toEqual([place, 422])
    }
  })

  test('no public page tells by its age whether an address has an account', async () => {
    const [known, unknown] = [address(), address()]
    await someone(db(), known, now())
    const standing = async () => (await browser().get('/en')).tag
    const changes = async (work: () => Promise<unknown>) => {
      const before = await standing()
      await work()
      return (await standing()) !== before
    }
    const recovery = (email: string) => () => browser().post('/en/recover', { email })
    expect(await changes(recovery(unknown))).toBe(await changes(recovery(known)))
    const lockOut = (email: string) => async () => {
      const own = browser()
      for (let failure = 1; failure <= 10; failure += 1)
        await own.post('/en/sign-in', { email, password: 'wrong again' })
    }
    expect(await changes(lockOut(unknown))).toBe(await changes(lockOut(known)))
  })

  test('a form of another site is not carried out by a session, whatever it says of a token', async () => {
    const email = address()
    await someone(db(), email, now())
    const own = await signedInAs(email)
    const forged = await own.post(
      '/api/v1/posts/some-post/delegations/end',
      {},
      {
        authorization: 'Basic YTpi',
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
    )
    expect(forged.status).toBe(403)
  })
})
