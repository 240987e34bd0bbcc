import type { FastifyInstance } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { read } from '#platform/http/answer.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { answerKinds } from '#plans/model/life/consultation.ts'
import { consultedBases, type Ground } from '#plans/model/life/consulted.ts'
import type { Doer } from '#plans/model/plan.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { paths } from '#plans/paths.ts'
import { type Life, lifeOf } from '#plans/views/life/life.ts'
import { seenVersion } from '#plans/views/seen.ts'
import { templateBy } from '#plans/views/templates.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const by = { name: maybe, postTitle: maybe, at: text }

const GroundShape = Type.Object({
  function: text,
  covers: Type.Array(text, { description: 'The countries and areas of the plan that it reaches' }),
  via: text,
  sources: Type.Array(Type.Object({ source: text, line: orNull(Type.Integer()) })),
})

const ConsultedShape = Type.Object({
  office: text,
  officeName: maybe,
  basis: Type.Enum([...consultedBases]),
  on: orNull(Day),
  grounds: Type.Array(GroundShape),
})

const ConsultationShape = Type.Object({
  anchor: orNull(Day),
  deadline: orNull(Day),
  consulted: Type.Array(ConsultedShape),
  network: Type.Array(ConsultedShape, {
    description: 'Whom the network of today has consulted, while that still matters',
  }),
  answers: Type.Array(
    Type.Object({ office: text, answer: Type.Enum([...answerKinds]), text, ...by }),
  ),
  silent: Type.Array(text, { description: 'Offices that have not answered' }),
  comments: Type.Array(
    Type.Object({ id: text, part: text, answers: maybe, office: text, text, ...by }),
  ),
  endorsers: Type.Array(Type.Object({ name: text, postTitle: text, office: maybe, reach: text })),
  verdicts: Type.Array(
    Type.Object({
      verdict: Type.Enum(['endorsed', 'returned']),
      reason: text,
      office: maybe,
      ...by,
    }),
  ),
  newer: orNull(
    Type.Integer({ description: 'The published version that is to be merged before it goes on' }),
  ),
})

/** Who is consulted on a version, why, what they said, and who endorses. */
export function lifeReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.consultation(':id', ':number'),
    {
      query: ApiQuery({}),
      tag: 'plans',
      summary:
        'Who is consulted on a version, why, what they said, who endorses and what they said',
      answers: ConsultationShape,
      admission: 'signed-in',
    },
    async (reader, _query, { id = '', number = '' }) => {
      const { db, moment, asker, todayAt } = signedIn(reader)
      const version = await seenVersion(reader, id, number)
      const template = found(await templateBy(db, moment, version.template), 'plans/no-template')
      // Who said what inside the organisation is not for everybody who signs in.
      found(seesDrafts(asker) ? asker : undefined, 'plans/unknown-plan')
      return told(await lifeOf({ db, moment, asker, todayAt }, version, template))
    },
  )
}

function told(life: Life) {
  const { version, consulted, network, answers, silent, comments, endorsers, verdicts } = life
  const said = ({ name, postTitle }: Doer, at: string) => ({ name, postTitle, at })
  return {
    anchor: version.anchor,
    deadline: version.deadline,
    consulted: consulted.map(({ office, officeName, basis, mandate }) => ({
      office,
      officeName,
      basis,
      on: mandate?.on ?? null,
      grounds: (mandate?.grounds ?? []).map(groundItem),
    })),
    network: (network ?? []).map(({ office, basis, mandate }) => ({
      office,
      officeName: mandate.officeName,
      basis,
      on: mandate.on,
      grounds: mandate.grounds.map(groundItem),
    })),
    answers: answers.map(({ office, answer, text: words, by: who, at }) => ({
      office,
      answer,
      text: words,
      ...said(who, at),
    })),
    silent: silent.map(({ office }) => office),
    comments: comments.map(({ by: who, at, officeName: _name, ...comment }) => ({
      ...comment,
      ...said(who, at),
    })),
    endorsers: endorsers.map(({ name, post, office, reach }) => ({
      name,
      postTitle: post.title,
      office,
      reach,
    })),
    verdicts: verdicts.map(({ verdict, reason, office, by: who, at }) => ({
      verdict,
      reason,
      office,
      ...said(who, at),
    })),
    newer: life.newer?.number ?? null,
  }
}

const groundItem = ({ function: held, covers, via, sources }: Ground) => ({
  function: held,
  covers: [...covers],
  via,
  sources: sources.map(({ source, line }) => ({ source, line })),
})
