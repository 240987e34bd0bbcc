import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { project } from '#projects/projects.test.room.ts'
import { bareFacts } from '#routes/model/facts.ts'
import { addEnd, addRoute, addSteps, putStandings } from '#routes/store/routes.ts'
import { addConditions, addVerdict } from '#routes/store/said.ts'
import type { Need, Sample } from './doors.ts'

const id = 'pr-routed'
const route = 'rt-sample'
const step = 'rs-sample'
/** A project that anybody sees, which was endorsed on a condition. */
const bound = 'pr-bound'
const condition = 'cn-sample'
const version = 'early'
const develops: Need = { right: 'projects.develop', where: 'target' }

/** Who of the matrix has the open step: the office's Chief of Mission, and nobody beside them. */
export const holder = { role: 'chief-of-mission', place: 'own', post: 'chief-of-mission-own' }
const decides: Need = { right: 'projects.endorse', where: 'holder' }

/** A project of the office on a route with an open step, and one that was endorsed on a condition. */
export async function routedFor(db: Db, office: string): Promise<void> {
  await project(db, { id, office, state: 'review', countries: ['KGZ'] })
  await project(db, { id: bound, office, state: 'active', countries: ['KGZ'] })
  const facts = { ...bareFacts(office, office), countries: ['KGZ'], covers: ['KGZ'] }
  const routed = async (of: string, at: { route: string; step: string }, isOpen: boolean) => {
    const deed = { by: byCommand('test'), name: 'test.arranged', subject: `project:${of}` }
    await perform(db, deed, async (act) => {
      const about = { about: null, follows: null, authors: { persons: [], posts: [] }, facts }
      const first = { number: 1, purpose: 'endorsement' as const, anchor: '2018-06-30' }
      await addRoute(act, { id: at.route, project: of, ...first, ...about })
      const asked = { rule: 'chief-of-mission', ruleFrom: '2000-01-01', theme: null }
      await addSteps(act, [
        {
          id: at.step,
          route: at.route,
          place: 1,
          stage: 1,
          ...asked,
          checklist: null,
          countries: ['KGZ'],
          right: 'projects.endorse',
          roles: ['chief-of-mission'],
          workingDays: 3,
          verdicts: ['endorse', 'endorse-with-conditions', 'return'],
        },
      ])
      await putStandings(act, [
        {
          step: at.step,
          state: isOpen ? 'open' : 'decided',
          office,
          post: holder.post,
          postTitle: 'Chief of Mission',
          since: '2018-06-30',
          openedAt: act.at,
          begunAt: isOpen ? null : act.at,
          begunBy: null,
          due: '2018-07-05',
          cause: 'rule',
          because: null,
        },
      ])
      if (isOpen) return
      const none = { reason: null, reasons: [], answers: [] }
      await addVerdict(act, {
        step: at.step,
        verdict: 'endorse-with-conditions',
        ...none,
        office,
        rule: 'chief-of-mission',
        type: 'DP',
        openedAt: act.at,
        begunAt: act.at,
      })
      await addConditions(act, at.step, [
        { id: condition, place: 1, text: 'Fill both posts', due: null },
      ])
      await addEnd(act, at.route, { outcome: 'endorsed-with-conditions', reason: null })
    })
  }
  await routed(id, { route, step }, true)
  await routed(bound, { route: 'rt-bound', step: 'rs-bound' }, false)
}

const json = (sent: Record<string, unknown>) => JSON.stringify(sent)

/** Whoever signed in: of a route that they may not see they are told that there is none. */
const inside = { needs: null }
const reads: Need = { right: 'projects.read', where: 'anywhere' }

/** The reads and verbs of routes in the API: whoever has the step does something at it, who develops the project the rest. */
export const routeSamples: Record<string, Sample> = {
  'read GET /work/waiting': { url: '/work/waiting', ...inside },
  'read GET /work/sent': { url: '/work/sent', ...inside },
  'read GET /work/shared': { url: '/work/shared', ...inside },
  'read GET /projects/:id/routes': { url: `/projects/${id}/routes`, ...inside },
  'read GET /projects/:id/route-preview': { url: `/projects/${id}/route-preview`, ...inside },
  'read GET /projects/:id/conditions': { url: `/projects/${bound}/conditions`, ...inside },
  'read GET /routes/:id': { url: `/routes/${route}`, ...inside },
  'read GET /routes/:id/changes': { url: `/routes/${route}/changes`, ...inside },
  'read GET /route-steps/stuck': { url: '/route-steps/stuck', needs: reads },
  'read GET /turnaround': { url: '/turnaround', needs: reads },
  'write POST /projects/:id/routes': {
    url: `/projects/${id}/routes`,
    body: { version },
    needs: develops,
  },
  'write POST /route-conditions/:id': {
    url: `/route-conditions/${condition}`,
    body: { said: 'met' },
    needs: develops,
  },
  'write POST /route-steps/:id/beginning': {
    url: `/route-steps/${step}/beginning`,
    body: {},
    needs: decides,
  },
  'write POST /route-steps/:id/verdict': {
    url: `/route-steps/${step}/verdict`,
    json: json({ verdict: 'endorse', version }),
    needs: decides,
  },
  'write POST /route-steps/:id/review': {
    url: `/route-steps/${step}/review`,
    json: json({ scores: {}, recommendation: 'endorse' }),
    needs: decides,
  },
  'write POST /route-steps/:id/holder': {
    url: `/route-steps/${step}/holder`,
    body: { post: 'clerk', reason: 'Tried', version },
    needs: decides,
  },
}
