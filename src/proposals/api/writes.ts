import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import {
  amend,
  decideProposal,
  propose,
  returnProposal,
  type Room,
  withdrawProposal,
} from '#proposals/actions.ts'
import { theProposal } from '#proposals/actions/room.ts'
import {
  AmendWrite,
  DecideWrite,
  EndBody,
  fieldsOfWrite,
  ProposeWrite,
  sendingFrom,
  verdictsOfWrite,
} from '#proposals/forms.ts'

const Done = Type.Object({ id: Type.String() })
const Decided = Type.Object({
  id: Type.String(),
  decision: Type.Union([Type.String(), Type.Null()]),
})

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The verbs of proposals: they call what the forms of the pages call. */
export function proposalWrites(
  app: FastifyInstance,
  roomOf: (reader: Pick<Reader, 'site'>) => Room,
): void {
  const to = (right: string) => ({ tag: 'proposals', answers: Done, admission: { right } })
  write(app, '/offices/:id/proposals', {
    ...to('network.propose'),
    body: ProposeWrite,
    summary: 'Proposes a change or a correction of an office, field by field, with a source',
    handle: async (reader, { manner, seenOn, fields, ...about }, { id = '' }) => {
      const by = byOf(reader)
      const seen = { seenOn: seenOn ?? by.asker.today.asOf, fields: fieldsOfWrite(fields) }
      const sending = sendingFrom(manner, about, seen)
      return { id: await propose(by, id, manner, sending, roomOf(reader)) }
    },
  })
  write(app, '/proposals/:id/amend', {
    tag: 'proposals',
    answers: Done,
    admission: 'signed-in',
    body: AmendWrite,
    summary: 'Sends a returned proposal again, amended',
    handle: async (reader, { seenOn, fields, version, ...about }, { id = '' }) => {
      const by = byOf(reader)
      const { manner } = await theProposal(by, id)
      const seen = { seenOn: seenOn ?? by.asker.today.asOf, fields: fieldsOfWrite(fields) }
      await amend(by, id, { ...sendingFrom(manner, about, seen), version }, roomOf(reader))
      return { id }
    },
  })
  write(app, '/proposals/:id/decide', {
    tag: 'proposals',
    answers: Decided,
    admission: { right: 'network.decide' },
    body: DecideWrite,
    summary: 'Accepts all, part or nothing of a proposal, with a reason for each field refused',
    handle: async (reader, { verdicts, why, version }, { id = '' }) => {
      const wanted = { verdicts: verdictsOfWrite(verdicts), why, version }
      const decision = await decideProposal(byOf(reader), id, wanted, roomOf(reader))
      return { id, decision }
    },
  })
  write(app, '/proposals/:id/return', {
    ...to('network.decide'),
    body: EndBody,
    summary: 'Returns a proposal to its author with a reason',
    handle: async (reader, body, { id = '' }) => {
      await returnProposal(byOf(reader), id, body, roomOf(reader))
      return { id }
    },
  })
  write(app, '/proposals/:id/withdraw', {
    tag: 'proposals',
    answers: Done,
    admission: 'signed-in',
    body: EndBody,
    summary: 'Withdraws a proposal of one’s own',
    handle: async (reader, body, { id = '' }) => {
      await withdrawProposal(byOf(reader), id, body)
      return { id }
    },
  })
}
