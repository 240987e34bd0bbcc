import type { FastifyInstance } from 'fastify'
import { type Static, type TObject, type TSchema } from 'typebox'
import { type Admission, admit } from './asker.ts'
import { localeOf } from '#platform/http/answer.ts'
import { takenFrom, unkept } from './forms.ts'
import { pathSchema } from '#platform/http/paths.ts'
import { admittedBy, notDone, operationOf, refusedTo } from '#platform/http/api-forms.ts'
import { refuseOtherSites } from './origin.ts'
import type { Reader } from '#platform/http/reader.ts'

interface WriteDoor<Body extends TObject, Answers extends TSchema> {
  method?: 'POST' | 'PUT' | 'DELETE'
  body: Body
  answers: Answers
  summary: string
  tag: string
  admission: Admission
  /** The most bytes that may be sent, where it is more than the server takes otherwise. */
  most?: number
  handle(
    reader: Reader,
    body: Static<Body>,
    params: Record<string, string>,
  ): Promise<Static<Answers>>
}

/** A verb of the API below `/api/v1`: JSON in, JSON out, by session or by token. It calls the same verb as the form of the page. */
export function write<Body extends TObject, Answers extends TSchema>(
  app: FastifyInstance,
  path: string,
  {
    method = 'POST',
    body,
    answers,
    summary,
    tag,
    admission,
    most,
    handle,
  }: WriteDoor<Body, Answers>,
): void {
  const ids = pathSchema(path)
  app.doors.push({ kind: 'write', method, path, admission })
  app.route<{ Params: Record<string, string> }>({
    method,
    url: `/api/v1${path}`,
    ...(most === undefined ? {} : { bodyLimit: most }),
    schema: {
      summary,
      tags: [tag],
      operationId: operationOf(path, method),
      ...admittedBy(admission),
      body,
      params: ids,
      response: {
        200: {
          description: summary,
          content: { 'application/json': { schema: answers } },
        },
        ...refusedTo(admission),
        ...notDone,
      },
    },
    // The verb's own check tells the field and the reason of a form and of JSON alike.
    validatorCompiler: () => () => true,
    handler: async (request, reply) => {
      const reader = await app.whoAsks(request, localeOf(request))
      // Other sites have no token to send; a session goes with whatever a browser is made to send.
      const isByToken = reader.asker !== null && reader.asker.session === null
      if (!isByToken) refuseOtherSites(request, reader.site.origin)
      admit(reader, admission)
      const params = takenFrom(ids, request.params)
      return unkept(reply).send(await handle(reader, takenFrom(body, request.body), params))
    },
  })
}
