import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { somebody } from '#posts/people.test.room.ts'
import {
  beginning,
  beginRevision,
  ending,
  reporting,
  revising,
  writeReport,
} from '#delivery/actions.ts'
import { everybody, held, underWay, withAgreement } from '#delivery/delivery.test.room.ts'
import { heldByReport } from '#delivery/model/report.ts'
import { verbPath, type VerbName, verbPaths } from '#delivery/paths.ts'
import { put } from '#delivery/store.ts'
import type { Need, Sample } from './doors.ts'

/** The project under way of `projectedFor`, which anybody sees: who may not is told so, and who may that the form is no longer true. */
const id = 'pr-sample-active'
/** Doors that several rights open look at the project first: of one that there is not, everybody inside is told so. */
const nowhere = 'pr-none'
const version = 'day~early.from~early'
const day = '2018-06-30'
const inside = { needs: null }

/** What is sent to each verb: it fits its schema, and rests on a form that is no longer true. */
const bodies: Partial<Record<VerbName, Record<string, string>>> = {
  'write-agreement': {
    reference: 'Tried',
    currency: 'USD',
    amount: '1',
    valueDay: day,
    from: day,
    to: day,
  },
  'sign-agreement': { signedOn: day },
  activate: { manager: 'p-none' },
  'begin-revision': { kind: 'scope', reason: 'Tried' },
  'send-revision': { day },
  'answer-revision': { answer: 'agreed', day },
  'withdraw-revision': { reason: 'Tried' },
  'enforce-revision': { from: day },
  'write-report': { language: 'en' },
  'send-report': { day },
  tick: { answer: 'done' },
  'plan-evaluation': { kind: 'final', evaluator: 'Tried', from: day, to: day },
  'write-evaluation': { evaluator: 'Tried', from: day, to: day, state: 'planned' },
  recommend: { text: 'Tried', office: 'kyrgyzstan', due: day },
  'answer-recommendation': { answer: 'accepted' },
  'follow-recommendation': { state: 'done', note: 'Tried' },
}

const verbs = { ...beginning, ...revising, ...reporting, ...ending }
const names = Object.keys(verbPaths).filter((name): name is VerbName => name in verbs)

/** The form and the door in the API of each verb. */
function verbSamples(name: VerbName): [string, Sample][] {
  const { admission } = verbs[name]
  const right = typeof admission === 'string' ? null : admission.right
  const path = verbPaths[name]
  const about = { of: '1', checklist: 'operational' }
  const url = verbPath(name, { ...about, id: right === null ? nowhere : id })
  const body = { ...bodies[name], version }
  const opens: Need | null = right === null ? null : { right, where: 'anywhere' }
  const needs: Need | null = right === null ? null : { right, where: 'target' }
  return [
    [`form GET ${path}`, { url, needs: opens }],
    [`form POST ${path}`, { url, body, needs }],
    [`write POST ${path}`, { url, body, needs }],
  ]
}

const lists = ['revisions', 'reports', 'evaluations', 'closure', 'agreement']
const at = `/projects/${id}`
const feed = 'cf-none'

/** The doors of what comes after endorsement. What is sent changes nothing that the next who knocks would need. */
export const deliverySamples: Record<string, Sample> = {
  ...Object.fromEntries(names.flatMap(verbSamples)),
  ...Object.fromEntries(
    lists.flatMap((name): [string, Sample][] => [
      [`page GET /projects/:id/${name}`, { url: `${at}/${name}`, ...inside }],
      [`read GET /projects/:id/${name}`, { url: `${at}/${name}`, ...inside }],
    ]),
  ),
  'page GET /projects/:id/revisions/:of': { url: `${at}/revisions/2`, ...inside },
  'page GET /projects/:id/reports/:of': { url: `${at}/reports/final`, ...inside },
  'page GET /projects/:id/evaluations/:of': { url: `${at}/evaluations/ev-none`, ...inside },
  'page GET /calendar': { url: '/calendar?of=all', ...inside },
  'read GET /projects/:id/in-force': { url: `${at}/in-force`, ...inside },
  'read GET /projects/:id/reports/:of': { url: `${at}/reports/final`, ...inside },
  'read GET /projects/:id/recommendations': { url: `${at}/recommendations`, ...inside },
  'read GET /dues': { url: '/dues', ...inside },
  'read GET /account/calendars': { url: '/account/calendars', ...inside },
  'form GET /account/calendars': { url: '/account/calendars', ...inside },
  'form POST /account/calendars': { url: '/account/calendars', body: {}, ...inside },
  'deed POST /account/calendars/:id/end': {
    url: `/account/calendars/${feed}/end`,
    body: {},
    ...inside,
  },
  'write POST /account/calendars': { url: '/account/calendars', body: {}, ...inside },
  'write POST /account/calendars/:id/end': {
    url: `/account/calendars/${feed}/end`,
    body: {},
    ...inside,
  },
}

/** A project that waits for its signature, and one under way, with a revision, a report, an evaluation and what that recommends. */
const [agreeing, delivered] = ['pr-agreeing', 'pr-delivered']
const [evaluation, recommendation] = ['ev-sample', 'rc-sample']
const beforehand: readonly VerbName[] = Object.keys(beginning).filter(
  (name): name is VerbName => name in verbPaths,
)

/** Something that each verb is about in those projects. */
function partOf(name: VerbName): string {
  if (name.endsWith('revision')) return '2'
  if (name.endsWith('report')) return 'interim-1'
  if (name === 'tick') return 'activities'
  return name.endsWith('recommendation') ? recommendation : evaluation
}

/** The pages about those projects, with the forms of all verbs. */
export const deliveredPages: string[] = [
  ...names.map((name) =>
    verbPath(name, {
      id: beforehand.includes(name) ? agreeing : delivered,
      of: partOf(name),
      checklist: 'operational',
    }),
  ),
  ...[
    '',
    '/agreement',
    '/revisions',
    '/revisions/2',
    '/reports',
    '/reports/interim-1',
    '/closure',
    '/evaluations',
    `/evaluations/${evaluation}`,
  ].map((path) => `/projects/${delivered}${path}`),
  `/projects/${agreeing}/agreement`,
]

/** Those two projects, as far as they came. */
export async function deliveredFor(db: Db): Promise<void> {
  const by = await everybody(db)
  await withAgreement(db, agreeing)
  await underWay(db, delivered, await somebody(db, 'Mara', 'project-manager'))
  const reason = 'More provinces asked for it'
  await beginRevision(by, delivered, { kind: 'scope', reason, version: await held(db, delivered) })
  await writeReport(by, delivered, 'interim-1', {
    texts: { summary: 'All went well.' },
    language: 'en',
    version: versionOf(heldByReport(null)),
  })
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: `project:${delivered}` }
  await perform(db, deed, async (act) => {
    await put(act, 'evaluation', {
      id: evaluation,
      project: delivered,
      kind: 'mid-term',
      evaluator: 'A firm outside',
      from_day: '2026-12-01',
      to_day: '2027-01-31',
      state: 'under-way',
      findings: '',
    })
    await put(act, 'recommendation', {
      id: recommendation,
      evaluation,
      project: delivered,
      text: 'Train earlier',
      office: 'kyrgyzstan',
      due: '2027-03-31',
      answer: 'accepted',
      state: 'open',
      note: '',
    })
  })
}
