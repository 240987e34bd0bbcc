import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { TObject } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { Outcomes } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import { beginning, endFeed, ending, makeFeed, reporting, revising } from '#delivery/actions.ts'
import type { Verb } from '#delivery/actions.ts'
import { NothingBody } from '#delivery/forms.ts'
import { paths, type VerbName, verbPaths } from '#delivery/paths.ts'

/** What the app hands down: who checks what is missing, and what follows when a route ends. */
export interface ApiRoom {
  checks: NeedChecks
  outcomes: Outcomes
}

const Done = Type.Object({
  id: Type.String({ description: 'Of what was made, else of what it was about' }),
})
const tag = 'delivery'

/** The verbs of what comes after endorsement: they call what the forms of the pages call. */
export function deliveryWrites(app: FastifyInstance, room: ApiRoom): void {
  const door = <Body extends TObject>(name: VerbName, verb: Verb<Body>) =>
    write(app, verbPaths[name], {
      tag,
      answers: Done,
      body: verb.body,
      admission: verb.admission,
      summary: verb.summary,
      handle: async (reader, body, { id = '', of = '', checklist = '' }) => {
        const about = { id, of, checklist }
        const around = { ...addressesAt(reader.site.origin), ...room }
        return { id: await verb.run(byOf(reader), about, body, around) }
      },
    })
  door('write-agreement', beginning['write-agreement'])
  door('submit-agreement', beginning['submit-agreement'])
  door('sign-agreement', beginning['sign-agreement'])
  door('activate', beginning.activate)
  door('begin-revision', revising['begin-revision'])
  door('submit-revision', revising['submit-revision'])
  door('send-revision', revising['send-revision'])
  door('answer-revision', revising['answer-revision'])
  door('withdraw-revision', revising['withdraw-revision'])
  door('enforce-revision', revising['enforce-revision'])
  door('write-progress', reporting['write-progress'])
  door('write-report', reporting['write-report'])
  door('submit-report', reporting['submit-report'])
  door('send-report', reporting['send-report'])
  door('tick', ending.tick)
  door('close-operations', ending['close-operations'])
  door('close-finances', ending['close-finances'])
  door('evaluate', ending.evaluate)
  door('plan-evaluation', ending['plan-evaluation'])
  door('write-evaluation', ending['write-evaluation'])
  door('recommend', ending.recommend)
  door('answer-recommendation', ending['answer-recommendation'])
  door('follow-recommendation', ending['follow-recommendation'])
  feedWrites(app)
}

function feedWrites(app: FastifyInstance): void {
  const own = { tag, admission: 'signed-in', body: NothingBody } as const
  write(app, paths.feeds, {
    ...own,
    answers: Type.Object({
      id: Type.String(),
      token: Type.String({
        description: 'Told only now: the calendar lies at /calendar/feeds/<token>.ics',
      }),
    }),
    summary: 'Makes the address of your calendar for programs',
    handle: async (reader) => makeFeed(byOf(reader)),
  })
  write(app, paths.endFeed(':id'), {
    ...own,
    answers: Done,
    summary: 'Ends the address of a calendar of yours',
    handle: async (reader, _body, { id = '' }) => {
      await endFeed(byOf(reader), id)
      return { id }
    },
  })
}
