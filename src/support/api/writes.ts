import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import {
  askSupport,
  linkSupport,
  moveSupport,
  passOnSupport,
  sayOnSupport,
  tellTime,
  unlinkSupport,
} from '#support/actions.ts'
import {
  AskBody,
  LinkBody,
  MoveBody,
  NothingBody,
  PassOnBody,
  SayBody,
  TimeBody,
} from '#support/forms/verbs.ts'
import { addressesAt, paths } from '#support/paths.ts'

const Done = Type.Object({ id: Type.String() })
/** Who may do it follows from who has the request and who asked: the verb says. */
const writes = { tag: 'support', answers: Done, admission: 'signed-in' } as const

/** The verbs of support: they call what the forms of the pages call. */
export function supportWrites(app: FastifyInstance): void {
  write(app, paths.api.support, {
    ...writes,
    admission: { right: 'projects.develop' },
    body: AskBody,
    summary:
      'Asks for technical support: it goes to whoever holds it for that place and theme today; gives the id of the request',
    handle: async (reader, body) => ({
      id: await askSupport(byOf(reader), body, addressesAt(reader.site.origin)),
    }),
  })
  write(app, paths.api.move(':id'), {
    ...writes,
    body: MoveBody,
    summary:
      'Takes, begins, answers or declines a request that you have; confirms, opens again or withdraws one that your office asked',
    handle: async (reader, body, { id = '' }) => {
      await moveSupport(byOf(reader), id, body, addressesAt(reader.site.origin))
      return { id }
    },
  })
  write(app, paths.api.holder(':id'), {
    ...writes,
    body: PassOnBody,
    summary: 'Passes a request for support on to a colleague: another post of the same office',
    handle: async (reader, body, { id = '' }) => {
      await passOnSupport(byOf(reader), id, body, addressesAt(reader.site.origin))
      return { id }
    },
  })
  write(app, paths.api.messages(':id'), {
    ...writes,
    body: SayBody,
    summary: 'Says something about a request for support; gives the id of the message',
    handle: async (reader, { text }, { id = '' }) => ({
      id: await sayOnSupport(byOf(reader), id, text, addressesAt(reader.site.origin)),
    }),
  })
  timeWrites(app)
}

function timeWrites(app: FastifyInstance): void {
  write(app, paths.api.times(':id'), {
    ...writes,
    body: TimeBody,
    summary: 'Records hours spent on a request for support; gives the id of the entry',
    handle: async (reader, body, { id = '' }) => ({ id: await tellTime(byOf(reader), id, body) }),
  })
  write(app, paths.api.time(':id', ':entry'), {
    ...writes,
    method: 'PUT',
    body: TimeBody,
    summary: 'Corrects hours spent on a request for support; what was said before stays recorded',
    handle: async (reader, body, { id = '', entry = '' }) => ({
      id: await tellTime(byOf(reader), id, body, entry),
    }),
  })
  write(app, paths.api.links(':id'), {
    ...writes,
    body: LinkBody,
    summary: 'Tells where a document of a request for support lies; gives its id',
    handle: async (reader, body, { id = '' }) => ({
      id: await linkSupport(byOf(reader), id, body),
    }),
  })
  write(app, paths.api.link(':id', ':link'), {
    ...writes,
    method: 'DELETE',
    body: NothingBody,
    summary: 'No longer tells of a document of a request for support',
    handle: async (reader, _body, { id = '', link = '' }) => {
      await unlinkSupport(byOf(reader), id, link)
      return { id: link }
    },
  })
}
