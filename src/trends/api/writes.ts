import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import {
  amendObservation,
  arrangeObservations,
  closeIssue,
  describeIssue,
  observe,
  openIssue,
  reopenIssue,
  withdrawObservation,
} from '#trends/actions.ts'
import {
  AmendBody,
  ArrangeBody,
  DescribeBody,
  ObserveBody,
  OpenBody,
  TurnBody,
  WithdrawBody,
} from '#trends/forms.ts'
import { describedFrom, newIssueFrom, observedFrom } from '#trends/forms/typed.ts'
import { paths } from '#trends/paths.ts'

const Done = Type.Object({ id: Type.String() })
const observes = { tag: 'trends', answers: Done, admission: { right: 'trends.observe' } } as const
const weighs = { tag: 'trends', answers: Done, admission: { right: 'trends.weigh' } } as const

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The verbs of trends: they call what the forms of the pages call. */
export function trendsWrites(app: FastifyInstance): void {
  observingWrites(app)
  weighingWrites(app)
}

function observingWrites(app: FastifyInstance): void {
  write(app, paths.listOfObservations, {
    ...observes,
    body: ObserveBody,
    summary: 'Records what an office saw',
    handle: async (reader, { office, ...body }) => ({
      id: await observe(byOf(reader), { office, ...observedFrom(body) }),
    }),
  })
  write(app, paths.listed(':id'), {
    ...observes,
    method: 'PUT',
    body: AmendBody,
    summary: 'Says otherwise what an office saw; what it said stays recorded',
    handle: async (reader, { version, why, ...body }, { id = '' }) => {
      await amendObservation(byOf(reader), id, { ...observedFrom(body), version, why })
      return { id }
    },
  })
  write(app, `${paths.listed(':id')}/withdrawal`, {
    ...observes,
    body: WithdrawBody,
    summary: 'Withdraws what an office saw: it no longer counts',
    handle: async (reader, body, { id = '' }) => {
      await withdrawObservation(byOf(reader), id, body)
      return { id }
    },
  })
}

function weighingWrites(app: FastifyInstance): void {
  write(app, paths.issues, {
    ...weighs,
    body: OpenBody,
    summary: 'Begins to follow an issue',
    handle: async (reader, body) => ({
      id: await openIssue(byOf(reader), newIssueFrom(body, reader)),
    }),
  })
  write(app, paths.issue(':id'), {
    ...weighs,
    method: 'PUT',
    body: DescribeBody,
    summary: 'Describes an issue otherwise; what it said stays recorded',
    handle: async (reader, { version, ...body }, { id = '' }) => {
      await describeIssue(byOf(reader), id, { version, ...describedFrom(body, reader.locale) })
      return { id }
    },
  })
  write(app, paths.arrange(':id'), {
    ...weighs,
    method: 'PUT',
    body: ArrangeBody,
    summary: 'Says which observations belong to an issue: these, and no others',
    handle: async (reader, { observations, version }, { id = '' }) => {
      await arrangeObservations(byOf(reader), id, { observations: observations ?? [], version })
      return { id }
    },
  })
  write(app, `${paths.issue(':id')}/closure`, {
    ...weighs,
    body: TurnBody,
    summary: 'Closes an issue from a day on',
    handle: async (reader, body, { id = '' }) => {
      await closeIssue(byOf(reader), id, body)
      return { id }
    },
  })
  write(app, `${paths.issue(':id')}/reopening`, {
    ...weighs,
    body: TurnBody,
    summary: 'Follows a closed issue again from a day on',
    handle: async (reader, body, { id = '' }) => {
      await reopenIssue(byOf(reader), id, body)
      return { id }
    },
  })
}
