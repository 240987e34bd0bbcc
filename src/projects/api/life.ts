import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import { comment, settle } from '#projects/actions/commenting.ts'
import { attach, detach } from '#projects/actions/documents.ts'
import { setConfidential } from '#projects/actions/drafting.ts'
import { makeMove, type ProjectRules } from '#projects/actions/making.ts'
import { share, unshare } from '#projects/actions/sharing.ts'
import {
  AttachBody,
  CommentBody,
  ConfidentialBody,
  DetachBody,
  MoveBody,
  NothingBody,
  ShareBody,
} from '#projects/forms/verbs.ts'
import { mostOfDocument } from '#projects/model/document.ts'
import { paths } from '#projects/paths.ts'
import { whichOf } from './drafting.ts'

const Done = Type.Object({ id: Type.String() })
/** Several rights may do it: which of them, the verb says. */
const writes = { tag: 'projects', answers: Done, admission: 'signed-in' } as const

/** The verbs of a project's life: they call what the forms of the pages call. */
export function lifeWrites(app: FastifyInstance, rules: ProjectRules): void {
  write(app, paths.api.moves(':id'), {
    ...writes,
    body: MoveBody,
    summary:
      'Moves a project: proposes, sends, withdraws …; refuses it part by part where something is missing',
    handle: async (reader, { move, ...making }, { id = '' }) => {
      await makeMove(byOf(reader), id, move, making, rules)
      return { id }
    },
  })
  write(app, paths.api.confidentiality(':id'), {
    ...writes,
    method: 'PUT',
    body: ConfidentialBody,
    summary: 'Makes a project confidential, or no longer',
    handle: async (reader, body, { id = '' }) => {
      await setConfidential(byOf(reader), id, body)
      return { id }
    },
  })
  shareWrites(app)
  commentWrites(app)
  documentWrites(app)
}

function shareWrites(app: FastifyInstance): void {
  write(app, paths.api.shares(':id'), {
    ...writes,
    body: ShareBody,
    summary: 'Shares a project with a person, whoever holds a post, or an office',
    handle: async (reader, body, { id = '' }) => {
      await share(byOf(reader), id, body)
      return { id }
    },
  })
  write(app, paths.api.shares(':id'), {
    ...writes,
    method: 'DELETE',
    body: ShareBody,
    summary: 'Shares a project with these no longer',
    handle: async (reader, body, { id = '' }) => {
      await unshare(byOf(reader), id, body)
      return { id }
    },
  })
}

function commentWrites(app: FastifyInstance): void {
  const comments = paths.api.comments(':id', ':number')
  write(app, comments, {
    ...writes,
    body: CommentBody,
    summary: 'Says something beside a part of a project, one of its fields, or the whole',
    handle: async (reader, body, params) => ({
      id: await comment(byOf(reader), whichOf(params), body),
    }),
  })
  write(app, `${comments}/:comment/settle`, {
    ...writes,
    body: NothingBody,
    summary: 'Records that a comment on a project was dealt with',
    handle: async (reader, _body, params) => {
      const id = params['comment'] ?? ''
      await settle(byOf(reader), whichOf(params), id)
      return { id }
    },
  })
}

function documentWrites(app: FastifyInstance): void {
  write(app, paths.api.documents(':id'), {
    ...writes,
    body: AttachBody,
    most: Math.ceil((mostOfDocument + 64 * 1024) / 3) * 4,
    summary: 'Attaches a document to a project, or the next version of one; answers its id',
    handle: async (reader, { content, ...body }, { id = '' }) => ({
      id: await attach(byOf(reader), id, { ...body, bytes: Buffer.from(content, 'base64') }),
    }),
  })
  write(app, paths.api.document(':id', ':document'), {
    ...writes,
    method: 'DELETE',
    body: DetachBody,
    summary: 'Takes a document of a project away: it is listed no more, and kept',
    handle: async (reader, { reason }, { id = '', document = '' }) => {
      await detach(byOf(reader), id, { document, reason })
      return { id: document }
    },
  })
}
