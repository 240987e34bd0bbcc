import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import { byOf } from '#posts/web/parts.tsx'
import { wrongField } from '#posts/actions/permitted.ts'
import {
  amend,
  answer,
  comment,
  consult,
  endorse,
  giveBack,
  publish,
  rebase,
  rebind,
  review,
  revise,
  submit,
  withdraw,
} from '#plans/actions/life.ts'
import {
  AmendBody,
  AnswerBody,
  choicesFrom,
  CommentBody,
  ConsultBody,
  DecideBody,
  MergeBody,
  MoveBody,
  PublishBody,
  ReasonBody,
  RebindBody,
  WithdrawBody,
} from '#plans/forms/life.ts'
import { addressesAt, paths } from '#plans/paths.ts'
import { whichOf } from '#plans/api/drafting.ts'

const Done = Type.Object({ id: Type.String() })
const writes = { tag: 'plans', answers: Done, admission: { right: 'plans.write' } } as const
const speaks = { ...writes, admission: { right: 'plans.comment' } } as const
const at = [':id', ':number'] as const
const linksOf = ({ site }: Pick<Reader, 'site'>) => addressesAt(site.origin)

const done = (params: Record<string, string>) => ({ id: params['id'] ?? '' })

/** The verbs of a version's life: they call what the forms of the pages call. */
export function lifeWrites(app: FastifyInstance): void {
  consultingWrites(app)
  decidingWrites(app)
  endingWrites(app)
  amendingWrites(app)
}

function consultingWrites(app: FastifyInstance): void {
  write(app, paths.api.consultation(...at), {
    ...writes,
    body: ConsultBody,
    summary:
      'Opens the consultation on a draft until the end of a day; the offices the network names are asked, and those invited',
    handle: async (reader, { offices = [], ...body }, params) => {
      await consult(byOf(reader), whichOf(params), { ...body, offices }, linksOf(reader))
      return done(params)
    },
  })
  write(app, paths.api.binding(...at), {
    ...writes,
    body: RebindBody,
    summary: 'Binds a version that is consulted on to the network of today, after a reorganisation',
    handle: async (reader, { deadline = null, ...body }, params) => {
      await rebind(byOf(reader), whichOf(params), { ...body, deadline }, linksOf(reader))
      return done(params)
    },
  })
  write(app, paths.api.comments(...at), {
    ...speaks,
    body: CommentBody,
    summary: 'Says something beside a part (`plan`: the whole), for a consulted office',
    handle: async (reader, { part, text, answers = null, office = null }, params) => ({
      id: await comment(byOf(reader), whichOf(params), { part, text, answers, office }),
    }),
  })
  write(app, paths.api.answers(...at), {
    ...speaks,
    body: AnswerBody,
    summary: 'Says what a consulted office thinks of the plan in the end',
    handle: async (reader, { answer: given, text = '', office = null }, params) => {
      await answer(byOf(reader), whichOf(params), { answer: given, text, office })
      return done(params)
    },
  })
}

function decidingWrites(app: FastifyInstance): void {
  write(app, paths.api.submission(...at), {
    ...writes,
    body: MoveBody,
    summary: 'Puts a version before whoever holds the mandate',
    handle: async (reader, body, params) => {
      await submit(byOf(reader), whichOf(params), body, linksOf(reader))
      return done(params)
    },
  })
  write(app, paths.api.verdict(...at), {
    ...writes,
    admission: { right: 'plans.endorse' },
    body: DecideBody,
    summary: 'Endorses a version, or returns it with a reason',
    handle: async (reader, { outcome, reason = '', version }, params) => {
      if (outcome === 'return' && reason === '') throw wrongField('reason', 'field/missing')
      const move = outcome === 'endorse' ? endorse : giveBack
      await move(byOf(reader), whichOf(params), { reason, version }, linksOf(reader))
      return done(params)
    },
  })
  write(app, paths.api.revision(...at), {
    ...writes,
    body: ReasonBody,
    summary: 'Takes a version back to draft',
    handle: async (reader, body, params) => {
      await revise(byOf(reader), whichOf(params), body)
      return done(params)
    },
  })
}

function endingWrites(app: FastifyInstance): void {
  write(app, paths.api.publication(...at), {
    ...writes,
    body: PublishBody,
    summary: 'Publishes an endorsed version: freezes it, and puts it in force from a day on',
    handle: async (reader, { to = null, ...body }, params) => {
      await publish(byOf(reader), whichOf(params), { ...body, to }, linksOf(reader))
      return done(params)
    },
  })
  write(app, paths.api.review(...at), {
    ...writes,
    body: ReasonBody,
    summary: 'Records what a review of a published version found; it stays in force',
    handle: async (reader, body, params) => {
      await review(byOf(reader), whichOf(params), body)
      return done(params)
    },
  })
  write(app, paths.api.withdrawal(...at), {
    ...writes,
    body: WithdrawBody,
    summary: 'Gives a version up, or ends a published one from a day on',
    handle: async (reader, { day = null, ...body }, params) => {
      await withdraw(byOf(reader), whichOf(params), { ...body, day }, linksOf(reader))
      return done(params)
    },
  })
}

function amendingWrites(app: FastifyInstance): void {
  write(app, paths.api.amendments(...at), {
    ...writes,
    body: AmendBody,
    answers: Type.Object({ id: Type.String(), number: Type.Integer() }),
    summary: 'Begins an amendment as a copy of a published version; answers its number',
    handle: async (reader, _body, params) => ({
      ...done(params),
      number: await amend(byOf(reader), whichOf(params)),
    }),
  })
  write(app, paths.api.merge(...at), {
    ...writes,
    body: MergeBody,
    most: 1024 * 1024,
    summary:
      'Lays a draft on the version that was published since the one it is based on, with what is chosen of each conflict',
    handle: async (reader, { onto, version, ...body }, params) => {
      const choices = choicesFrom(body)
      await rebase(byOf(reader), whichOf(params), { choices, onto, version })
      return done(params)
    },
  })
}
