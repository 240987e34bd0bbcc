import type { Sample } from './doors.ts'

/** Several rights make documents: of a project that there is not, everybody inside is told so. */
const inside = { needs: null }

/** The doors of documents to send. */
export const paperSamples: Record<string, Sample> = {
  'page GET /projects/:id/papers/preview': { url: '/projects/pr-none/papers/preview', ...inside },
  'form GET /projects/:id/papers/new': { url: '/projects/pr-none/papers/new', ...inside },
  'form POST /projects/:id/papers/new': {
    url: '/projects/pr-none/papers/new',
    body: { paper: 'proposal', language: 'en', format: 'xlsx' },
    ...inside,
  },
  'form GET /projects/:id/papers/:number/sent': {
    url: '/projects/pr-none/papers/1/sent',
    ...inside,
  },
  'form POST /projects/:id/papers/:number/sent': {
    url: '/projects/pr-none/papers/1/sent',
    body: { recipient: 'Tried', day: '2026-11-01' },
    ...inside,
  },
  'read GET /projects/:id/papers': { url: '/projects/pr-none/papers', ...inside },
  'read GET /projects/:id/papers/preview': {
    url: '/projects/pr-none/papers/preview?paper=proposal',
    ...inside,
  },
  'read GET /projects/:id/papers/:number': { url: '/projects/pr-none/papers/1', ...inside },
  'write POST /projects/:id/papers': {
    url: '/projects/pr-none/papers',
    json: JSON.stringify({ paper: 'proposal', language: 'en', format: 'xlsx' }),
    ...inside,
  },
  'write POST /projects/:id/papers/:number/sent': {
    url: '/projects/pr-none/papers/1/sent',
    json: JSON.stringify({ recipient: 'Tried', day: '2026-11-01' }),
    ...inside,
  },
}
