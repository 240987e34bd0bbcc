import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { questionedFor, questionId } from '#plans/questions.test.room.ts'
import { plan } from '#plans/plans.test.room.ts'
import { putConsulted } from '#plans/store/consultation.ts'
import type { Need, Sample } from './doors.ts'

/** The draft that the doors of drafting are tried on. */
const draft = 'p-sample'
/** The plan in consultation, on which the office is asked, that the doors of a plan's life are tried on. */
const consulted = 'p-consulted'

/** A draft of the office, with an objective; and a plan of which a citation is to be confirmed. */
export async function plannedFor(db: Db, office: string): Promise<void> {
  await plan(db, {
    id: draft,
    level: 'country-strategy',
    office,
    covers: ['KGZ'],
    state: 'draft',
    objectives: { o1: [] },
  })
  await questionedFor(db, office)
  await plan(db, {
    id: consulted,
    level: 'country-strategy',
    office,
    covers: ['KGZ'],
    state: 'consultation',
    objectives: { o1: [] },
  })
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: `plan:${consulted}` }
  await perform(db, deed, (act) =>
    putConsulted(act, { plan: consulted, number: 1 }, [
      { office, basis: 'invited', mandate: null },
    ]),
  )
}

const at = `/plans/${draft}/1`
const early = 'day~early.from~early'
const writes: Need = { right: 'plans.write', where: 'target' }
const somewhere: Need = { right: 'plans.write', where: 'anywhere' }

const head = { from: '2027-01-01', to: '2026-01-01' }
const json = (sent: Record<string, unknown>) => JSON.stringify(sent)
const wholeHead = { ...head, titles: { en: 'Tried' }, languages: ['en'], covers: ['KGZ'] }

/** The doors by which plans are drafted. What is sent changes nothing that the next who knocks would need. */
export const draftingSamples = (office: string): Record<string, Sample> => ({
  'form GET /plans/new': {
    url: `/plans/new?office=${office}&level=country-strategy`,
    needs: somewhere,
  },
  'form POST /plans/new': {
    url: '/plans/new',
    body: { office, level: 'country-strategy', first: 'en', ...head },
    needs: writes,
  },
  'form GET /plans/:id/:number/edit': { url: `${at}/edit`, needs: somewhere },
  'form POST /plans/:id/:number/edit': {
    url: `${at}/edit`,
    body: { first: 'en', ...head, version: early },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/new': {
    url: `${at}/parts/new?kind=action&under=o1`,
    needs: somewhere,
  },
  'form POST /plans/:id/:number/parts/new': {
    url: `${at}/parts/new`,
    body: { kind: 'action', parent: 'o1' },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/:part': {
    url: `${at}/parts/chapter-context`,
    needs: somewhere,
  },
  'form POST /plans/:id/:number/parts/:part': {
    url: `${at}/parts/o1`,
    body: { 'title.en': 'Tried', version: early },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/:part/move': { url: `${at}/parts/o1/move`, needs: somewhere },
  'form POST /plans/:id/:number/parts/:part/move': {
    url: `${at}/parts/o1/move`,
    body: { to: 'up', version: early },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/:part/remove': {
    url: `${at}/parts/o1/remove`,
    needs: somewhere,
  },
  'form POST /plans/:id/:number/parts/:part/remove': {
    url: `${at}/parts/o1/remove`,
    body: { version: early },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/:part/cite': {
    url: `${at}/parts/o1/cite?q=migration`,
    needs: somewhere,
  },
  'form POST /plans/:id/:number/parts/:part/cite': {
    url: `${at}/parts/o1/cite`,
    body: { typed: 'tried' },
    needs: writes,
  },
  'deed POST /plans/:id/:number/parts/:part/uncite': {
    url: `${at}/parts/o1/uncite`,
    body: { upper: 'sdg@2015/10.7' },
    needs: writes,
  },
  'form GET /plans/:id/:number/parts/:part/issues': {
    url: `${at}/parts/plan/issues`,
    needs: somewhere,
  },
  'form POST /plans/:id/:number/parts/:part/issues': {
    url: `${at}/parts/plan/issues`,
    body: { version: early },
    needs: writes,
  },
  'form GET /plans/:id/:number/import': { url: `${at}/import`, needs: somewhere },
  'form POST /plans/:id/:number/import': {
    url: `${at}/import`,
    body: { held: 'AAAA', version: early },
    needs: writes,
  },
  'write POST /plans/:id/:number/workbook': {
    url: `${at}/workbook`,
    json: json({ workbook: 'AAAA', take: true }),
    needs: writes,
  },
  'write POST /plans': {
    url: '/plans',
    json: json({ level: 'country-strategy', office, ...wholeHead }),
    needs: writes,
  },
  'write PUT /plans/:id/:number': {
    url: at,
    json: json({ ...wholeHead, version: early }),
    needs: writes,
  },
  'write POST /plans/:id/:number/parts': {
    url: `${at}/parts`,
    json: json({ kind: 'action', parent: 'o1', fields: {} }),
    needs: writes,
  },
  'write PUT /plans/:id/:number/parts/:part': {
    url: `${at}/parts/o1`,
    json: json({ fields: { 'title.en': 'Tried' }, version: early }),
    needs: writes,
  },
  'write POST /plans/:id/:number/parts/:part/move': {
    url: `${at}/parts/o1/move`,
    body: { to: 'down', version: early },
    needs: writes,
  },
  'write DELETE /plans/:id/:number/parts/:part': {
    url: `${at}/parts/o1`,
    body: { version: early },
    needs: writes,
  },
  'write POST /plans/:id/:number/parts/:part/citations': {
    url: `${at}/parts/o1/citations`,
    json: json({ uppers: ['tried'] }),
    needs: writes,
  },
  'write DELETE /plans/:id/:number/parts/:part/citations': {
    url: `${at}/parts/o1/citations`,
    json: json({ uppers: ['sdg@2015/10.7'] }),
    needs: writes,
  },
  'write PUT /plans/:id/:number/parts/:part/issues': {
    url: `${at}/parts/plan/issues`,
    json: json({ issues: [], version: early }),
    needs: writes,
  },
})

/** The doors of what is to be confirmed. What is sent rests on a version that nobody has. */
export const questionSamples: Record<string, Sample> = {
  'page GET /plans/to-confirm': { url: '/plans/to-confirm?state=any', needs: null },
  'form GET /plans/to-confirm/:id': { url: `/plans/to-confirm/${questionId}`, needs: null },
  'form POST /plans/to-confirm/:id': {
    url: `/plans/to-confirm/${questionId}`,
    body: { answer: 'to-amend', reason: 'Tried', version: early },
    needs: writes,
  },
  'read GET /plans/to-confirm': { url: '/plans/to-confirm', needs: null },
  'read GET /plans/to-confirm/:id': { url: `/plans/to-confirm/${questionId}`, needs: null },
  'write POST /plans/to-confirm/:id': {
    url: `/plans/to-confirm/${questionId}`,
    body: { answer: 'to-amend', reason: 'Tried', version: early },
    needs: writes,
  },
}

const way = `/plans/${consulted}/1`
const comments: Need = { right: 'plans.comment', where: 'target' }
const endorses: Need = { right: 'plans.endorse', where: 'target' }
const anywhere = ({ right }: Need): Need => ({ right, where: 'anywhere' })
const given = { version: early, reason: 'Tried' }
const opening = { version: early, deadline: '2027-12-01' }
const said = { part: 'o1', text: 'Tried' }

/** One form, opened by whoever has the right somewhere, and sent by whoever it reaches. */
const formAt = (name: string, needs: Need, body: Record<string, string>) => ({
  [`form GET /plans/:id/:number/${name}`]: { url: `${way}/${name}`, needs: anywhere(needs) },
  [`form POST /plans/:id/:number/${name}`]: { url: `${way}/${name}`, body, needs },
})

const writeAt = (name: string, needs: Need, body: Record<string, string>) => ({
  [`write POST /plans/:id/:number/${name}`]: { url: `${way}/${name}`, json: json(body), needs },
})

/** The doors of a plan's life. What is sent rests on a version that nobody has, or adds a comment. */
export const lifeSamples: Record<string, Sample> = {
  'page GET /plans/waiting': { url: '/plans/waiting', needs: null },
  ...formAt('consult', writes, opening),
  ...formAt('rebind', writes, given),
  ...formAt('comment', comments, said),
  ...formAt('respond', comments, { answer: 'agrees' }),
  ...formAt('submit', writes, { version: early }),
  ...formAt('decide', endorses, { ...given, outcome: 'return' }),
  ...formAt('revise', writes, given),
  ...formAt('publish', writes, { version: early, from: '2027-12-01' }),
  ...formAt('review', writes, given),
  ...formAt('withdraw', writes, given),
  ...formAt('amend', writes, {}),
  ...formAt('merge', writes, { version: early, onto: '2' }),
  'read GET /plans/:id/:number/consultation': { url: `${way}/consultation`, needs: null },
  ...writeAt('consultation', writes, opening),
  ...writeAt('binding', writes, given),
  ...writeAt('comments', comments, said),
  ...writeAt('answers', comments, { answer: 'agrees' }),
  ...writeAt('submission', writes, { version: early }),
  ...writeAt('verdict', endorses, { ...given, outcome: 'return' }),
  ...writeAt('revision', writes, given),
  ...writeAt('publication', writes, { version: early, from: '2027-12-01' }),
  ...writeAt('review', writes, given),
  ...writeAt('withdrawal', writes, given),
  ...writeAt('amendments', writes, {}),
  'write POST /plans/:id/:number/merge': {
    url: `${way}/merge`,
    json: json({ version: early, onto: 2, choices: [] }),
    needs: writes,
  },
}
