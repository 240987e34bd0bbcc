import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { bareFacts } from '#routes/model/facts.ts'
import { addRequest, putStandings } from '#support/store/requests.ts'
import { addLink, addMessage, putTime } from '#support/store/said.ts'
import type { Need, Sample } from './doors.ts'

/** Who may see a request follows from who asked and who has it: of one that there is not everybody is told so. */
const request = '/support/sr-none'
const version = 'early'
const anybody = { needs: null }

/** A form that whoever signed in may open, about something that there is not. */
const pair = (path: string, body: Record<string, string>): Record<string, Sample> => ({
  [`form GET /support/:id/${path}`]: { url: `${request}/${path}`, ...anybody },
  [`form POST /support/:id/${path}`]: { url: `${request}/${path}`, body, ...anybody },
})

const said = { text: 'Tried' }
const spent = { day: '2026-11-20', hours: '1.5' }
const link = { title: 'Draft', address: 'https://example.org/draft' }
const passing = { post: 'clerk', reason: 'Tried', version }

const made = 'sr-sample'

/** A request of the office with all that can be told of it, answered by somebody else. */
export async function supportedFor(db: Db, office: string): Promise<void> {
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: `support:${made}` }
  const facts = {
    ...bareFacts(office, office),
    ownCountry: 'KGZ',
    countries: ['KGZ'],
    covers: ['KGZ'],
    themes: ['protection'],
  }
  const because = {
    on: '2026-11-20',
    by: 'coverage' as const,
    office: 'vienna',
    officeName: 'Vienna',
    officeKind: 'regional-office',
    function: 'coverage',
    countries: ['KGZ'],
    via: null,
    period: null,
    sources: [],
    passed: [],
    mandated: ['vienna'],
  }
  await perform(db, deed, async (act) => {
    await addRequest(act, {
      id: made,
      office,
      kind: 'project-development',
      theme: 'protection',
      country: 'KGZ',
      title: { text: 'A results matrix', language: 'en' },
      text: 'We need help with our outputs.',
      wanted: '2026-12-01',
      project: null,
      anchor: '2026-11-20',
      rule: 'technical-support',
      ruleFrom: '2000-01-01',
      facts,
    })
    await putStandings(act, [
      {
        request: made,
        state: 'answered',
        office: 'vienna',
        post: 'post-of-nobody',
        postTitle: 'Nobody’s post',
        since: '2026-11-20',
        openedAt: act.at,
        due: '2026-12-04',
        cause: 'absence',
        because,
        answer: 'Here is a draft.',
        answeredAt: act.at,
        outcome: null,
        rating: null,
        reason: null,
      },
    ])
    await addMessage(act, { id: 'sm-sample', request: made, text: 'Send us the draft.' })
    const title = 'The draft'
    await addLink(act, { id: 'sl-sample', request: made, title, address: 'https://example.org/a' })
    const time = { id: 'st-sample', request: made, day: '2026-11-21', office: 'vienna' }
    await putTime(act, { ...time, quarters: 5, note: 'Read it' })
  })
}

/** The pages about that request. */
export const supportMade = ['', '/answer', '/close', '/pass-on', '/say', '/time', '/link'].map(
  (form) => `/support/${made}${form}`,
)

/** The pages and verbs of technical support: asking needs the right over the office that asks. */
export function supportSamples(office: string): Record<string, Sample> {
  const develops = (where: Need['where']): Need => ({ right: 'projects.develop', where })
  // What cannot be asked for, so that nothing is written.
  const asking = { office, kind: 'gardening', theme: 'protection', title: 'Tried', text: 'Tried' }
  const write = (path: string, method: string, body: Record<string, string>) => ({
    [`write ${method} /support/:id/${path}`]: {
      url: `${request}/${path.replace(/:\w+/, 'none')}`,
      body,
      ...anybody,
    },
  })
  return {
    'page GET /support': { url: '/support', ...anybody },
    'page GET /support/load': { url: '/support/load', ...anybody },
    'page GET /support/:id': { url: request, ...anybody },
    'form GET /support/new': { url: '/support/new', needs: develops('anywhere') },
    'form POST /support/new': { url: '/support/new', body: asking, needs: develops('target') },
    'deed POST /support/:id/take': { url: `${request}/take`, body: { version }, ...anybody },
    'deed POST /support/:id/begin': { url: `${request}/begin`, body: { version }, ...anybody },
    'deed POST /support/:id/links/:link/remove': {
      url: `${request}/links/none/remove`,
      body: {},
      ...anybody,
    },
    ...pair('answer', { ...said, version }),
    ...pair('decline', { ...said, version }),
    ...pair('close', { outcome: 'solved', rating: '5', version }),
    ...pair('reopen', { ...said, version }),
    ...pair('withdraw', { ...said, version }),
    ...pair('pass-on', passing),
    ...pair('say', said),
    ...pair('time', spent),
    ...pair('link', link),
    'read GET /support': { url: '/support', ...anybody },
    'read GET /support-load': { url: '/support-load', ...anybody },
    'read GET /support/:id': { url: request, ...anybody },
    'read GET /support/:id/messages': { url: `${request}/messages`, ...anybody },
    'read GET /support/:id/times': { url: `${request}/times`, ...anybody },
    'read GET /support/:id/links': { url: `${request}/links`, ...anybody },
    'read GET /support/:id/passages': { url: `${request}/passages`, ...anybody },
    'write POST /support': { url: '/support', body: asking, needs: develops('target') },
    ...write('move', 'POST', { move: 'take', version }),
    ...write('holder', 'POST', passing),
    ...write('messages', 'POST', said),
    ...write('times', 'POST', spent),
    ...write('times/:entry', 'PUT', spent),
    ...write('links', 'POST', link),
    ...write('links/:link', 'DELETE', {}),
  }
}
