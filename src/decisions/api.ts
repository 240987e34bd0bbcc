import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { withdraw } from './actions/withdraw.ts'
import { DecisionsQuery, filterFrom, WithdrawBody } from './forms.ts'
import { type Decision, decisionStates } from './model/decision.ts'
import { decisionById, decisionList } from './views.ts'
import { contentsOf, doneAt, effectsFor } from './views/content.ts'
import type { Ground } from './views/foreseen.ts'
import { told } from './views/told.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const day = Type.String({ format: 'date' })
const instant = Type.String({ format: 'date-time' })
const or = <Shape extends ReturnType<typeof Type.Object> | typeof day>(shape: Shape) =>
  Type.Union([shape, Type.Null()])
const tag = 'decisions'

const decisionShape = {
  id: text,
  title: text,
  basis: Type.Enum(['proposal', 'scenario'], { description: 'What it was decided on' }),
  decidedOn: day,
  takesEffect: Type.Union([day, Type.Null()], {
    description: 'The first day on which it holds; null where it corrects what was wrongly held',
  }),
  state: Type.Enum([...decisionStates]),
  subjects: Type.Array(text),
  withdrawnAt: or(instant),
  ...recordedShape,
}

const doneShape = or(Type.Object({ post: maybe, onBehalfOf: maybe, why: maybe }))

const shownAs = ({ id, title, of, day: decidedOn, from, state, ...rest }: Decision) => ({
  id,
  title,
  basis: of.slice(0, of.indexOf(':')),
  decidedOn,
  takesEffect: from,
  state,
  subjects: rest.subjects,
  withdrawnAt: rest.withdrawnAt,
  recordedFrom: rest.recordedFrom,
})

/** What was decided about the network, one decision with all it says, and the verb that withdraws it. */
export function decisionsApi(app: FastifyInstance, ground: Pick<Ground, 'tables'>): void {
  read(
    app,
    '/decisions',
    {
      query: DecisionsQuery,
      tag,
      summary: 'What was decided about the network, the last first',
      answers: ListShape(Type.Object(decisionShape)),
    },
    async ({ db, moment }, { state, office, ...query }) => {
      const items = await decisionList(db, moment, filterFrom({ state, office }))
      return pageThrough(items.map(shownAs), query, ({ id, title }) => `${title} ${id}`)
    },
  )
  read(
    app,
    '/decisions/:id',
    {
      query: ApiQuery({}),
      tag,
      summary: 'One decision: what begins and ends by it, what it corrects, where it took effect',
      answers: Type.Object({
        ...decisionShape,
        steps: Type.Array(
          Type.Object({
            manner: Type.Enum(['begins', 'ends']),
            subject: text,
            predicate: text,
            value: text,
            qualifier: text,
            sentence: text,
          }),
        ),
        corrections: Type.Array(
          Type.Object({
            subject: text,
            predicate: text,
            qualifier: text,
            wrong: maybe,
            right: maybe,
            sentences: Type.Array(text),
          }),
        ),
        effects: Type.Array(
          Type.Object(
            { office: text, at: instant },
            { description: 'For which office it took effect; an empty id is the whole' },
          ),
        ),
        decided: doneShape,
        withdrawn: doneShape,
      }),
    },
    async (reader, _query, { id = '' }) => {
      const { db, moment } = reader
      const decision = found(await decisionById(db, moment, id), 'decisions/unknown')
      const { withdrawnAt, recordedFrom } = decision
      const content = (await contentsOf(db, [decision])).get(id) ?? { steps: [], corrections: [] }
      return {
        ...shownAs(decision),
        ...(await told(reader, decision, content)),
        effects: await effectsFor(db, moment, id),
        decided: await doneAt(db, decision, recordedFrom),
        withdrawn: withdrawnAt === null ? null : await doneAt(db, decision, withdrawnAt),
      }
    },
  )
  write(app, '/decisions/:id/withdraw', {
    tag,
    body: WithdrawBody,
    answers: Type.Object({ id: text }),
    admission: { right: 'network.decide' },
    summary: 'Withdraws a decision before the day on which it takes effect',
    handle: async (reader, { why }, { id = '' }) => {
      const { db, asker, words } = signedIn(reader)
      await withdraw({ db, asker, words }, id, why, ground)
      return { id }
    },
  })
}
