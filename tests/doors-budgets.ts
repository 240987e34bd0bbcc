import type { Sample } from './doors.ts'

/** Of a project that there is not everybody inside is told so: which right opens a door here depends on the version. */
const at = '/projects/pr-none/1/budget'
const inside = { needs: null }
const line = `${at}/line/b1`
const early = { version: 'early' }
const lines = { revision: '1', lines: [{ fields: { 'title.en': 'Tried' } }] }
const api = '/projects/pr-none/versions/1/budget'

/** The doors of budgets. */
export const budgetSamples: Record<string, Sample> = {
  'form GET /projects/:id/:number/budget/add': { url: `${at}/add`, ...inside },
  'form POST /projects/:id/:number/budget/add': {
    url: `${at}/add`,
    body: { parent: 'project' },
    ...inside,
  },
  'form GET /projects/:id/:number/budget/line/:part': { url: line, ...inside },
  'form POST /projects/:id/:number/budget/line/:part': { url: line, body: early, ...inside },
  'form GET /projects/:id/:number/budget/line/:part/remove': { url: `${line}/remove`, ...inside },
  'form POST /projects/:id/:number/budget/line/:part/remove': {
    url: `${line}/remove`,
    body: early,
    ...inside,
  },
  'form GET /projects/:id/:number/budget/lines': { url: `${at}/lines`, ...inside },
  'form POST /projects/:id/:number/budget/lines': {
    url: `${at}/lines`,
    body: { revision: '1' },
    ...inside,
  },
  'form GET /projects/:id/:number/budget/import': { url: `${at}/import`, ...inside },
  'form POST /projects/:id/:number/budget/import': { url: `${at}/import`, body: {}, ...inside },
  'write POST /projects/:id/versions/:number/budget/lines': {
    url: `${api}/lines`,
    json: JSON.stringify(lines),
    ...inside,
  },
  'write POST /projects/:id/versions/:number/budget/workbook': {
    url: `${api}/workbook`,
    json: JSON.stringify({ workbook: 'YQ==' }),
    ...inside,
  },
}
