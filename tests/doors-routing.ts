import type { Need, Sample } from './doors.ts'

/** Who may see a step follows from its project, and who may act from who has it: of one that there is not everybody is told so. */
const step = '/route-steps/rs-none'
const version = 'early'
const anybody = { needs: null }
const develops: Need = { right: 'projects.develop', where: 'anywhere' }
const reads: Need = { right: 'projects.read', where: 'anywhere' }

/** A form that whoever signed in may open, about something that there is not. */
const pair = (path: string, url: string, body: Record<string, string>): Record<string, Sample> => ({
  [`form GET ${path}`]: { url, ...anybody },
  [`form POST ${path}`]: { url, body, ...anybody },
})

/** The pages of routes, and of all that waits for somebody. */
export const routingSamples: Record<string, Sample> = {
  'page GET /work': { url: '/work', ...anybody },
  'page GET /work/sent': { url: '/work/sent', ...anybody },
  'page GET /work/shared': { url: '/work/shared', ...anybody },
  'stream GET /work/changes': { url: '/work/changes', ...anybody },
  'stream GET /work/sent/changes': { url: '/work/sent/changes', ...anybody },
  'page GET /work/turnaround': { url: '/work/turnaround', needs: reads },
  'page GET /projects/:id/route': { url: '/projects/pr-none/route', ...anybody },
  'form GET /projects/:id/route/submit': { url: '/projects/pr-none/route/submit', needs: develops },
  'form POST /projects/:id/route/submit': {
    url: '/projects/pr-none/route/submit',
    body: { version },
    needs: develops,
  },
  ...pair('/route-steps/:id', step, { verdict: 'endorse', version }),
  ...pair('/route-steps/:id/review', `${step}/review`, { recommendation: 'endorse' }),
  ...pair('/route-steps/:id/pass-on', `${step}/pass-on`, {
    post: 'clerk',
    reason: 'Tried',
    version,
  }),
  'deed POST /route-steps/:id/begin': { url: `${step}/begin`, body: {}, ...anybody },
  ...pair('/projects/:id/share', '/projects/pr-none/share', { post: 'clerk' }),
  'deed POST /projects/:id/share/end': {
    url: '/projects/pr-none/share/end',
    body: { kind: 'post', id: 'clerk' },
    ...anybody,
  },
  ...pair('/route-conditions/:id', '/route-conditions/cn-none', { said: 'met' }),
}
