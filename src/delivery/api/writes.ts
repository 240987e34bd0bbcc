import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { Outcomes } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import { endFeed, forEveryVerb, makeFeed } from '#delivery/actions.ts'
import { NothingBody } from '#delivery/forms.ts'
import { paths, verbPaths } from '#delivery/paths.ts'

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
  forEveryVerb((name, verb) =>
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
    }),
  )
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
