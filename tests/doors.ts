import { calendarSamples } from './doors-calendars.ts'
import { decisionSamples } from './doors-decisions.ts'
import { deliverySamples } from './doors-delivery.ts'
import { budgetSamples } from './doors-budgets.ts'
import { fundSamples } from './doors-funds.ts'
import { routeSamples } from './doors-routes.ts'
import { monitoringSamples } from './doors-monitoring.ts'
import { draftingSamples, lifeSamples, questionSamples } from './doors-plans.ts'
import { projectSamples } from './doors-projects.ts'
import { paperSamples } from './doors-papers.ts'
import { proposalSamples } from './doors-proposals.ts'
import { routingSamples } from './doors-routing.ts'
import { scenarioSamples } from './doors-scenarios.ts'
import { supportSamples } from './doors-support.ts'
import { trendsSamples } from './doors-trends.ts'
import { writingSamples } from './doors-writing.ts'

/**
 * Which right opens a door, and where it must reach: anywhere at all, everywhere, or the office that the sample is about; or it opens for the
 * post only that has the step the sample is about; or nobody's does.
 */
export interface Need {
  right: string
  where: 'anywhere' | 'everywhere' | 'target' | 'holder' | 'nobody'
}

/** How a door is tried: its address and what is sent, about the post `sample` at the office the matrix is about. */
export interface Sample {
  /** The path with its ids, and a query where one is needed. */
  url: string
  body?: Record<string, string>
  /** What is sent as JSON, where the API takes more than texts. */
  json?: string
  /** Null: whoever signed in; absent: anyone. */
  needs?: Need | null
  /** Rights that let a reader find the name of the post's holder in the answer: none unless told. */
  names?: readonly Need[]
  /** The name does stand in the answer for those who have the first of these rights. */
  shows?: true
}

export const post = 'sample'
export const office = 'kyrgyzstan'
const early = 'day~early.from~early'
const stale = { version: early, why: 'Tried', day: '2026-12-01' }
const target = (right: string): Need => ({ right, where: 'target' })
const anywhere = (right: string): Need => ({ right, where: 'anywhere' })
const everywhere = (right: string): Need => ({ right, where: 'everywhere' })
const readsPosts = [target('posts.read')]
const readsPeople = { needs: everywhere('people.read'), names: [everywhere('people.read')] }

const appointing = { person: 'p-none', from: '2026-12-01', why: 'Tried', version: early }
const making = {
  role: 'project-developer',
  office,
  from: '2026-12-01',
  until: '2026-01-01',
  why: 'Tried',
}
const lending = {
  toPost: 'clerk',
  from: '2026-12-01',
  until: '2026-12-02',
  reason: 'Tried',
  version: early,
}
const vacating = { ...stale, holding: 'sample' }
const takingBack = { ...stale, delegation: 'sample' }

/** The rights by which names of an office's people can be met on the form that appoints. */
const choosing = [...readsPosts, target('posts.appoint')]

/**
 * Every door that is not a public page or read, by kind, method and path, and the public ones that could tell a name. A door that
 * is missing here fails the matrix.
 */
export const samples: Record<string, Sample> = {
  'page GET /posts': { url: `/posts?office=${office}`, names: readsPosts, shows: true },
  'page GET /posts/:id': {
    url: `/posts/${post}`,
    names: [...readsPosts, target('history.read')],
    shows: true,
  },
  'page GET /offices/:id': {
    url: `/offices/${office}`,
    names: [...readsPosts, target('history.read')],
    shows: true,
  },
  'page GET /history': { url: '/history', names: [target('history.read')] },
  'read GET /posts': { url: '/posts', names: readsPosts, shows: true },
  'read GET /posts/:id': { url: `/posts/${post}`, names: readsPosts, shows: true },
  'read GET /history': { url: '/history', names: [target('history.read')] },
  'form GET /posts/new': { url: '/posts/new', needs: anywhere('posts.make') },
  'form POST /posts/new': { url: '/posts/new', body: making, needs: target('posts.make') },
  'form GET /posts/:id/appoint': {
    url: `/posts/${post}/appoint`,
    needs: anywhere('posts.appoint'),
    names: choosing,
  },
  'form POST /posts/:id/appoint': {
    url: `/posts/${post}/appoint`,
    body: appointing,
    needs: target('posts.appoint'),
    names: choosing,
  },
  'form GET /posts/:id/vacate': {
    url: `/posts/${post}/vacate`,
    needs: anywhere('posts.appoint'),
    names: readsPosts,
  },
  'form POST /posts/:id/vacate': {
    url: `/posts/${post}/vacate`,
    body: vacating,
    needs: target('posts.appoint'),
    names: readsPosts,
  },
  'form GET /posts/:id/end': { url: `/posts/${post}/end`, needs: anywhere('posts.make') },
  'form POST /posts/:id/end': {
    url: `/posts/${post}/end`,
    body: stale,
    needs: target('posts.make'),
    names: readsPosts,
  },
  'form GET /posts/:id/lend': {
    url: `/posts/${post}/lend`,
    needs: anywhere('posts.delegate'),
    names: readsPosts,
  },
  'form POST /posts/:id/lend': {
    url: `/posts/${post}/lend`,
    body: lending,
    needs: target('posts.appoint'),
    names: readsPosts,
  },
  'form GET /posts/:id/take-back': {
    url: `/posts/${post}/take-back`,
    needs: null,
    names: readsPosts,
  },
  'form POST /posts/:id/take-back': {
    url: `/posts/${post}/take-back`,
    body: takingBack,
    needs: target('posts.appoint'),
    names: readsPosts,
  },
  'page GET /access': {
    url: `/access?office=${office}&right=projects.develop`,
    needs: anywhere('access.read'),
    names: [target('access.read')],
    shows: true,
  },
  'page GET /access/register': { url: '/access/register', needs: anywhere('access.read') },
  'read GET /access': {
    url: `/access?office=${office}&right=projects.develop`,
    needs: anywhere('access.read'),
    names: [target('access.read')],
    shows: true,
  },
  'read GET /access/register': { url: '/access/register', needs: anywhere('access.read') },
  'write POST /posts': { url: '/posts', body: making, needs: target('posts.make') },
  'write POST /posts/:id/end': {
    url: `/posts/${post}/end`,
    body: stale,
    needs: target('posts.make'),
  },
  'write POST /posts/:id/holdings': {
    url: `/posts/${post}/holdings`,
    body: appointing,
    needs: target('posts.appoint'),
  },
  'write POST /posts/:id/vacancy': {
    url: `/posts/${post}/vacancy`,
    body: vacating,
    needs: target('posts.appoint'),
  },
  'write POST /posts/:id/delegations': {
    url: `/posts/${post}/delegations`,
    body: lending,
    needs: target('posts.appoint'),
  },
  'write POST /posts/:id/delegations/end': {
    url: `/posts/${post}/delegations/end`,
    body: takingBack,
    needs: target('posts.appoint'),
  },
  ...calendarSamples(office),
  ...decisionSamples(office),
  ...proposalSamples(office),
  ...scenarioSamples(office),
  ...trendsSamples(office),
  ...supportSamples(office),
  ...monitoringSamples(),
  ...draftingSamples(office),
  ...lifeSamples,
  ...questionSamples,
  'page GET /people': { url: '/people', ...readsPeople },
  'form GET /people/invite': { url: '/people/invite', needs: everywhere('people.invite') },
  'form POST /people/invite': { url: '/people/invite', needs: everywhere('people.invite') },
  'deed POST /people/:id/invite-again': {
    url: '/people/p-none/invite-again',
    needs: everywhere('people.invite'),
  },
  'deed POST /people/:id/deactivate': {
    url: '/people/p-none/deactivate',
    needs: everywhere('people.end'),
  },
  'deed POST /people/:id/reactivate': {
    url: '/people/p-none/reactivate',
    needs: everywhere('people.end'),
  },
  'page GET /account': { url: '/account', needs: null },
  'deed POST /account/sessions/:id/end': { url: '/account/sessions/none/end', needs: null },
  'deed POST /account/sessions/end-others': { url: '/account/sessions/end-others', needs: null },
  'form GET /account/password': { url: '/account/password', needs: null },
  'form POST /account/password': { url: '/account/password', needs: null },
  'form GET /account/name': { url: '/account/name', needs: null },
  'form POST /account/name': { url: '/account/name', needs: null },
  'form GET /account/address': { url: '/account/address', needs: null },
  'form POST /account/address': { url: '/account/address', needs: null },
  'form GET /account/address/confirm': { url: '/account/address/confirm', needs: null },
  'form POST /account/address/confirm': { url: '/account/address/confirm', needs: null },
  'form GET /account/letters': { url: '/account/letters', needs: null },
  'form POST /account/letters': { url: '/account/letters', needs: null },
  'form GET /account/tokens': { url: '/account/tokens', needs: null },
  'form POST /account/tokens': { url: '/account/tokens', needs: null },
  'deed POST /account/tokens/:id/revoke': { url: '/account/tokens/none/revoke', needs: null },
  'form GET /account/passkeys': { url: '/account/passkeys', needs: null },
  'form POST /account/passkeys': { url: '/account/passkeys', needs: null },
  'form GET /account/passkeys/:id/remove': { url: '/account/passkeys/none/remove', needs: null },
  'form POST /account/passkeys/:id/remove': { url: '/account/passkeys/none/remove', needs: null },
  'form GET /account/factor': { url: '/account/factor', needs: null },
  'form POST /account/factor': { url: '/account/factor', needs: null },
  'form GET /account/factor/codes': { url: '/account/factor/codes', needs: null },
  'form POST /account/factor/codes': { url: '/account/factor/codes', needs: null },
  'form GET /account/factor/remove': { url: '/account/factor/remove', needs: null },
  'form POST /account/factor/remove': { url: '/account/factor/remove', needs: null },
  'form GET /account/factor/confirm': { url: '/account/factor/confirm', needs: null },
  // What is sent proves nothing.
  'form POST /account/factor/confirm': {
    url: '/account/factor/confirm',
    needs: { right: 'none', where: 'nobody' },
  },
  ...fundSamples,
  ...projectSamples(office),
  ...writingSamples(office),
  ...budgetSamples,
  ...paperSamples,
  ...routingSamples,
  ...routeSamples,
  ...deliverySamples,
  'form POST /demo': { url: '/demo' },
  'form POST /sign-in': { url: '/sign-in' },
  'deed POST /sign-out': { url: '/sign-out' },
  'form POST /invitation': { url: '/invitation' },
  'form POST /recover': { url: '/recover' },
  'form POST /recover/new': { url: '/recover/new' },
  'form POST /sign-in/passkey': { url: '/sign-in/passkey' },
  'form POST /sign-in/factor': { url: '/sign-in/factor' },
}
