import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import { byOf } from '#posts/web/parts.tsx'
import {
  begin,
  decide,
  passOn,
  review,
  type RouteRoom,
  type RouteRules,
  submit,
  tellCondition,
} from '#routes/actions.ts'
import {
  ConditionBody,
  DecideBody,
  NothingBody,
  PassOnBody,
  ReviewBody,
  SubmitBody,
} from '#routes/forms/verbs.ts'
import { addressesAt, paths } from '#routes/paths.ts'

const Done = Type.Object({ id: Type.String() })
/** Who may act on a step follows from who has it: the verb says. */
const writes = { tag: 'routes', answers: Done, admission: 'signed-in' } as const

/** Where letters lead that are written on this site, and what follows. */
export const roomOf = ({ site }: Pick<Reader, 'site'>, { outcomes }: RouteRules): RouteRoom => ({
  ...addressesAt(site.origin),
  outcomes,
})

/** The verbs of routes: they call what the forms of the pages call. */
export function routeWrites(app: FastifyInstance, rules: RouteRules): void {
  write(app, paths.api.routes(':id'), {
    ...writes,
    admission: { right: 'projects.develop' },
    body: SubmitBody,
    summary:
      'Sends a project on its route to endorsement, bound to the network of today; gives the route’s id',
    handle: async (reader, body, { id = '' }) => ({
      id: await submit(byOf(reader), id, body, {
        ...roomOf(reader, rules),
        checks: rules.checks,
      }),
    }),
  })
  write(app, paths.api.condition(':id'), {
    ...writes,
    body: ConditionBody,
    summary: 'Says that a condition of an endorsement is met, or confirms it',
    handle: async (reader, { said, note = '' }, { id = '' }) => {
      await tellCondition(byOf(reader), id, { said, note })
      return { id }
    },
  })
  stepWrites(app, rules)
}

function stepWrites(app: FastifyInstance, rules: RouteRules): void {
  write(app, paths.api.beginning(':id'), {
    ...writes,
    body: NothingBody,
    summary: 'Takes a step up that waits for you',
    handle: async (reader, _body, { id = '' }) => {
      await begin(byOf(reader), id)
      return { id }
    },
  })
  write(app, paths.api.verdict(':id'), {
    ...writes,
    body: DecideBody,
    summary:
      'Endorses a step, with or without conditions, returns the project with reasons by field, or declines it',
    handle: async (
      reader,
      { reason = '', reasons = [], answers = [], conditions = [], ...body },
      { id = '' },
    ) => {
      const said = {
        ...body,
        reason,
        reasons,
        answers: answers.map(({ note = '', ...each }) => ({ ...each, note })),
        conditions: conditions.map(({ text, due = null }) => ({ text, due })),
      }
      await decide(byOf(reader), id, said, roomOf(reader, rules))
      return { id }
    },
  })
  write(app, paths.api.review(':id'), {
    ...writes,
    body: ReviewBody,
    summary: 'Tells what you found as one of several reviewers of a step',
    handle: async (reader, { text = '', ...body }, { id = '' }) => {
      await review(byOf(reader), id, { ...body, text })
      return { id }
    },
  })
  write(app, paths.api.holder(':id'), {
    ...writes,
    body: PassOnBody,
    summary: 'Passes a step on to a colleague: another post of the same office',
    handle: async (reader, body, { id = '' }) => {
      await passOn(byOf(reader), id, body, roomOf(reader, rules))
      return { id }
    },
  })
}
