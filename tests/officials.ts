import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import type { Running } from './requests.ts'

/** Puts somebody into a post of their own, which is called like them; answers the cookie of their session. */
export async function cookieOf(
  db: Db,
  { name, role, office }: { name: string; role: string; office: string },
  now: Date,
): Promise<string> {
  const person = await personCalled(db, name, `${name.toLowerCase()}@example.invalid`)
  const deed = { by: byCommand('test'), name: 'test.settled', subject: `test:${name}` }
  const always = { from: '2001-01-01', until: null }
  await perform(db, deed, async (act) => {
    const made = { role, office, unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { id: name, ...made, ...always })
    const holding = { id: name, post: name, person, publicName: null, why: null }
    await addHolding(act, { ...holding, ...always })
  })
  return `meridian=${await sessionOf(db, person, now)}`
}

const headersOf = (cookie: string) => ({
  host: 'localhost',
  origin: 'http://localhost',
  ...(cookie === '' ? {} : { cookie }),
})

/** How a program is asked by whoever has a cookie, or by anybody. */
export const doorsOf = (program: () => Running) => ({
  /** An answer of the API or a page; `body` is null where the answer is no JSON. */
  ask: async (method: 'GET' | 'POST' | 'PUT', url: string, cookie = '', payload?: object) => {
    const answer = await program().app.inject({
      method,
      url,
      headers: headersOf(cookie),
      ...(payload === undefined ? {} : { payload }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : null }
  },
  /** What the form of an English page answers, and where it leads on. */
  send: async (path: string, cookie: string, fields: Record<string, string>) => {
    const answer = await program().app.inject({
      method: 'POST',
      url: `/en${path}`,
      headers: {
        ...headersOf(cookie),
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    })
    return {
      status: answer.statusCode,
      text: answer.body,
      to: String(answer.headers['location'] ?? ''),
    }
  },
})
