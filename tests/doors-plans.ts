import type { Db } from '#platform/db/db.ts'
import { plan } from '#plans/plans.test.room.ts'
import type { Need, Sample } from './doors.ts'

/** The draft that the doors of drafting are tried on. */
const draft = 'p-sample'

/** A draft of the office, with an objective. */
export const plannedFor = (db: Db, office: string): Promise<unknown> =>
  plan(db, {
    id: draft,
    level: 'country-strategy',
    office,
    covers: ['KGZ'],
    state: 'draft',
    objectives: { o1: [] },
  })

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
