import type { Db } from '#platform/db/db.ts'
import { line, project } from '#projects/projects.test.room.ts'
import { written } from '#projects/reading.test.room.ts'
import type { Need, Sample } from './doors.ts'

/** The concept that the doors of drafting are tried on. */
export const concept = 'pr-sample'
/** The project under way, which anybody sees, that the verbs are tried on: who may not is told so, and not that there is none. */
const active = 'pr-sample-active'

/** A concept of the office, and a project under way. */
export async function projectedFor(db: Db, office: string): Promise<void> {
  await project(db, { id: concept, office, state: 'concept' })
  const parts = [...written, line('b1', { year: '2027' })]
  const fields = { currency: 'USD' }
  await project(db, { id: active, office, state: 'active', fields, parts })
}

const at = `/projects/${active}`
const first = `${at}/versions/1`
const early = 'day~early.from~early'
const develops: Need = { right: 'projects.develop', where: 'target' }
const json = (sent: Record<string, unknown>) => JSON.stringify(sent)

/** It ends before it begins. */
const fields = (office: string) => ({
  'title.en': 'Tried',
  office,
  from: '2027-01-01',
  to: '2026-01-01',
})
const head = (office: string) => ({ fields: fields(office), languages: ['en'] })

/** Doors that several rights open look at the project first: of one that there is not, everybody inside is told so. */
const nowhere = '/projects/pr-none'
const inside = { needs: null }
const lesson = { titles: { en: 'Tried' }, texts: { en: 'Tried' }, basis: 'team' }
const anywhere: Need = { right: 'programmes.write', where: 'anywhere' }

/** The doors of projects. What is sent changes nothing that the next who knocks would need. */
export const projectSamples = (office: string): Record<string, Sample> => ({
  'write POST /projects': { url: '/projects', json: json(head(office)), needs: develops },
  'write PUT /projects/:id/versions/:number': {
    url: first,
    json: json({ ...head(office), version: early }),
    needs: develops,
  },
  'write POST /projects/:id/versions/:number/parts': {
    url: `${first}/parts`,
    json: json({ kind: 'chapter', fields: {} }),
    needs: develops,
  },
  'write PUT /projects/:id/versions/:number/parts/:part': {
    url: `${first}/parts/pl1`,
    json: json({ fields: {}, version: early }),
    needs: develops,
  },
  'write POST /projects/:id/versions/:number/parts/:part/move': {
    url: `${first}/parts/pl1/move`,
    json: json({ to: 'up', version: early }),
    needs: develops,
  },
  'write DELETE /projects/:id/versions/:number/parts/:part': {
    url: `${first}/parts/pl1`,
    json: json({ version: early }),
    needs: develops,
  },
  'write POST /projects/:id/versions/:number/parts/:part/citations': {
    url: `${first}/parts/project/citations`,
    json: json({ uppers: ['nothing'] }),
    needs: develops,
  },
  'write DELETE /projects/:id/versions/:number/parts/:part/citations': {
    url: `${first}/parts/project/citations`,
    json: json({ uppers: ['sdg@2015/10.7'] }),
    needs: develops,
  },
  'write POST /projects/:id/moves': {
    url: `${at}/moves`,
    json: json({ move: 'propose', version: early }),
    needs: develops,
  },
  'write PUT /projects/:id/confidentiality': {
    url: `${at}/confidentiality`,
    json: json({ isConfidential: true, version: early }),
    needs: develops,
  },
  'write POST /projects/:id/shares': {
    url: `${at}/shares`,
    json: json({ kind: 'office', id: 'atlantis' }),
    needs: develops,
  },
  'write DELETE /projects/:id/shares': {
    url: `${at}/shares`,
    json: json({ kind: 'office', id: 'atlantis' }),
    needs: develops,
  },
  'read GET /projects/:id/versions/:number/comments': {
    url: `${nowhere}/versions/1/comments`,
    ...inside,
  },
  'read GET /projects/:id/moves': { url: `${nowhere}/moves`, ...inside },
  'read GET /projects/:id/documents': { url: `${nowhere}/documents`, ...inside },
  'read GET /projects/:id/documents/:document/versions/:version': {
    url: `${nowhere}/documents/pd-none/versions/1`,
    ...inside,
  },
  'write POST /projects/:id/versions/:number/comments': {
    url: `${nowhere}/versions/1/comments`,
    json: json({ part: 'project', text: 'Tried' }),
    ...inside,
  },
  'write POST /projects/:id/versions/:number/comments/:comment/settle': {
    url: `${nowhere}/versions/1/comments/pc-0/settle`,
    json: json({}),
    ...inside,
  },
  'write POST /projects/:id/documents': {
    url: `${nowhere}/documents`,
    json: json({ kind: 'other', title: 'Tried', name: 'a.txt', content: 'YQ==' }),
    ...inside,
  },
  'write DELETE /projects/:id/documents/:document': {
    url: `${nowhere}/documents/pd-none`,
    json: json({ reason: 'Tried' }),
    ...inside,
  },
  'write POST /projects/:id/lessons': {
    url: `${nowhere}/lessons`,
    json: json(lesson),
    ...inside,
  },
  'write PUT /projects/:id/lessons/:lesson': {
    url: `${nowhere}/lessons/le-none`,
    json: json({ ...lesson, version: early }),
    ...inside,
  },
  'write DELETE /projects/:id/lessons/:lesson': {
    url: `${nowhere}/lessons/le-none`,
    json: json({}),
    ...inside,
  },
  'form GET /programmes/new': { url: '/programmes/new', needs: anywhere },
  'form POST /programmes/new': {
    url: '/programmes/new',
    body: { office },
    needs: { right: 'programmes.write', where: 'target' },
  },
  'form GET /programmes/:id/edit': { url: '/programmes/pg-placmi/edit', needs: anywhere },
  'form POST /programmes/:id/edit': {
    url: '/programmes/pg-none/edit',
    body: { office, version: early },
    needs: anywhere,
  },
  'form GET /programmes/:id/hold': { url: '/programmes/pg-placmi/hold', needs: anywhere },
  'form POST /programmes/:id/hold': {
    url: '/programmes/pg-none/hold',
    body: { project: concept },
    needs: anywhere,
  },
  'deed POST /programmes/:id/release': {
    url: '/programmes/pg-none/release',
    body: { project: concept },
    needs: anywhere,
  },
  'write POST /programmes': {
    url: '/programmes',
    json: json({ titles: {}, office }),
    needs: { right: 'programmes.write', where: 'target' },
  },
  'write PUT /programmes/:id': {
    url: '/programmes/pg-none',
    json: json({ titles: {}, office, version: early }),
    needs: anywhere,
  },
  'write POST /programmes/:id/projects': {
    url: '/programmes/pg-none/projects',
    json: json({ project: concept }),
    needs: anywhere,
  },
  'write DELETE /programmes/:id/projects': {
    url: '/programmes/pg-none/projects',
    json: json({ project: concept }),
    needs: anywhere,
  },
})
