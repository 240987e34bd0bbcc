import { proposedId as proposal } from '#proposals/proposals.test.room.ts'
import type { Need, Sample } from './doors.ts'

const target = (right: string): Need => ({ right, where: 'target' })
const reads = target('network.propose')
const decides = target('network.decide')
/** Only who wrote it may, and nobody of the matrix did. */
const nobody: Need = { right: 'network.propose', where: 'nobody' }

const at = (verb: string) => `/proposals/${proposal}/${verb}`
const ending = { why: 'Tried', version: 'early' }
const sending = {
  manner: 'change',
  seenOn: '2026-11-22',
  from: '2026-12-01',
  sourceTitle: 'A note',
  why: 'Tried',
}
const rows = {
  'predicate[]': 'name',
  'qualifier[]': 'en',
  'before[]': 'Nothing so far',
  'after[]': 'Another',
}
const fields = [{ predicate: 'language', before: null, after: 'fr' }]
const deciding = { ...ending, accepted: '1' }

/** The doors of proposals, tried on one about the office that is with whoever holds the mandate over it. */
export const proposalSamples = (office: string): Record<string, Sample> => ({
  'page GET /proposals': { url: `/proposals?office=${office}`, needs: null },
  'page GET /proposals/:id': { url: `/proposals/${proposal}`, needs: reads },
  'form GET /offices/:id/propose': {
    url: `/offices/${office}/propose`,
    needs: { right: 'network.propose', where: 'anywhere' },
  },
  'form POST /offices/:id/propose': {
    url: `/offices/${office}/propose`,
    body: { ...sending, ...rows },
    needs: reads,
  },
  'form GET /proposals/:id/decide': { url: at('decide'), needs: decides },
  'form POST /proposals/:id/decide': { url: at('decide'), body: deciding, needs: decides },
  'form GET /proposals/:id/return': { url: at('return'), needs: decides },
  'form POST /proposals/:id/return': { url: at('return'), body: ending, needs: decides },
  'form GET /proposals/:id/amend': { url: at('amend'), needs: nobody },
  'form POST /proposals/:id/amend': {
    url: at('amend'),
    body: { ...sending, ...rows, version: 'early' },
    needs: nobody,
  },
  'form GET /proposals/:id/withdraw': { url: at('withdraw'), needs: nobody },
  'form POST /proposals/:id/withdraw': { url: at('withdraw'), body: ending, needs: nobody },
  'read GET /proposals': { url: `/proposals?office=${office}`, needs: null },
  'read GET /proposals/:id': { url: `/proposals/${proposal}`, needs: reads },
  'write POST /offices/:id/proposals': {
    url: `/offices/${office}/proposals`,
    json: JSON.stringify({ ...sending, fields }),
    needs: reads,
  },
  'write POST /proposals/:id/amend': {
    url: at('amend'),
    json: JSON.stringify({ ...sending, fields, version: 'early' }),
    needs: nobody,
  },
  'write POST /proposals/:id/decide': {
    url: at('decide'),
    json: JSON.stringify({ ...ending, verdicts: [{ at: 1, isAccepted: true }] }),
    needs: decides,
  },
  'write POST /proposals/:id/return': { url: at('return'), body: ending, needs: decides },
  'write POST /proposals/:id/withdraw': { url: at('withdraw'), body: ending, needs: nobody },
})
