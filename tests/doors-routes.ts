import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { project } from '#projects/projects.test.room.ts'
import { addRoute, addSteps, putStandings } from '#routes/store/routes.ts'
import { addConditions } from '#routes/store/said.ts'
import type { Need, Sample } from './doors.ts'

const id = 'pr-routed'
const step = 'rs-sample'
const condition = 'cn-sample'
const version = 'early'
const develops: Need = { right: 'projects.develop', where: 'target' }

/** A project of the office on a route, with an open step that nobody who knocks has, and a condition. */
export async function routedFor(db: Db, office: string): Promise<void> {
  await project(db, { id, office, state: 'review', countries: ['KGZ'] })
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: `project:${id}` }
  const facts = {
    office,
    officeName: office,
    ownKind: null,
    ownCountry: null,
    countries: ['KGZ'],
    covers: ['KGZ'],
    themes: [],
    types: [],
    donor: null,
    isEuropean: false,
    fund: null,
    reviewer: null,
    submitter: null,
    amount: null,
    amounts: {},
    revision: null,
  }
  await perform(db, deed, async (act) => {
    const about = { about: null, follows: null, authors: { persons: [], posts: [] } }
    const of = { project: id, number: 1, purpose: 'endorsement' as const, anchor: '2018-06-30' }
    await addRoute(act, { id: 'rt-sample', ...of, ...about, facts })
    const asked = { rule: 'chief-of-mission', ruleFrom: '2000-01-01', theme: null, checklist: null }
    await addSteps(act, [
      {
        id: step,
        route: 'rt-sample',
        place: 1,
        stage: 1,
        ...asked,
        countries: ['KGZ'],
        right: 'projects.endorse',
        roles: ['chief-of-mission'],
        workingDays: 3,
        verdicts: ['endorse', 'return'],
      },
    ])
    await putStandings(act, [
      {
        step,
        state: 'open',
        office,
        post: 'post-of-nobody',
        postTitle: 'Nobody’s post',
        since: '2018-06-30',
        openedAt: act.at,
        begunAt: null,
        begunBy: null,
        due: '2018-07-05',
        cause: 'rule',
        because: null,
      },
    ])
    await addConditions(act, step, [
      { id: condition, place: 1, text: 'Fill both posts', due: null },
    ])
  })
}

const json = (sent: Record<string, unknown>) => JSON.stringify(sent)

/** The verbs of routes in the API: whoever has the step, which nobody who knocks does, and who develops the project. */
export const routeSamples: Record<string, Sample> = {
  'write POST /projects/:id/routes': {
    url: `/projects/${id}/routes`,
    body: { version },
    needs: develops,
  },
  'write POST /route-conditions/:id': {
    url: `/route-conditions/${condition}`,
    body: { said: 'confirmed' },
    needs: null,
  },
  'write POST /route-steps/:id/beginning': {
    url: `/route-steps/${step}/beginning`,
    body: {},
    needs: null,
  },
  'write POST /route-steps/:id/verdict': {
    url: `/route-steps/${step}/verdict`,
    json: json({ verdict: 'endorse', version }),
    needs: null,
  },
  'write POST /route-steps/:id/review': {
    url: `/route-steps/${step}/review`,
    json: json({ scores: {}, recommendation: 'endorse' }),
    needs: null,
  },
  'write POST /route-steps/:id/holder': {
    url: `/route-steps/${step}/holder`,
    body: { post: 'post-of-nobody', reason: 'Tried', version },
    needs: null,
  },
}
