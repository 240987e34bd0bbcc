import type { Need, Sample } from './doors.ts'

/** A decision about the office of the matrix, to come on every day of it. */
export const decision = 'decision-000001'

const target = (right: string): Need => ({ right, where: 'target' })
const withdrawing = { url: `/decisions/${decision}/withdraw` }
const withdrawn = { ...withdrawing, body: { why: 'Tried' }, needs: target('network.decide') }

/** The doors of decisions, as the matrix tries them at an office. */
export const decisionSamples = (office: string): Record<string, Sample> => ({
  'page GET /decisions': { url: `/decisions?office=${office}` },
  'page GET /decisions/:id': {
    url: `/decisions/${decision}`,
    names: [target('history.read')],
  },
  'form GET /decisions/:id/withdraw': {
    ...withdrawing,
    needs: { right: 'network.decide', where: 'anywhere' },
  },
  'form POST /decisions/:id/withdraw': withdrawn,
  'write POST /decisions/:id/withdraw': withdrawn,
})
