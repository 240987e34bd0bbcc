import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/refusal.ts'

/** The largest file a form takes, in bytes. */
export const mostOfFile = 1024 * 1024
/** The largest form, its file and all its fields together, in bytes. */
const mostOfForm = mostOfFile + 256 * 1024
const mostFields = 4000

/**
 * Doors whose forms may come with a file (`enctype="multipart/form-data"`): one, of text. Elsewhere such forms are answered 415.
 * Nothing is read before the one who sends it was let in.
 */
export function takingFiles(app: FastifyInstance, doors: (within: FastifyInstance) => void): void {
  app.register(async (within) => {
    await within.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        files: 1,
        fileSize: mostOfFile,
        fields: mostFields,
        fieldSize: mostOfForm,
        fieldNameSize: 100,
        parts: mostFields + 1,
        headerPairs: 20,
      },
    })
    doors(within)
  })
}

/**
 * What a form sent, field by field; a file is a field that holds its text. Refuses what is larger than a form may be
 * (`form/large`) and a file that is no text in UTF-8 (`form/not-text`).
 */
export async function fieldsOf(request: FastifyRequest): Promise<unknown> {
  if (request.headers['content-type']?.startsWith('multipart/') !== true) return request.body
  // Fields have no limit together, so the whole has: who does not say how much is coming is not listened to.
  const length = Number(request.headers['content-length'] ?? Infinity)
  if (!(length <= mostOfForm)) throw tooLarge()
  const fields = new Map<string, string | string[]>()
  for await (const part of request.parts()) {
    const text = part.type === 'file' ? textOf(await part.toBuffer()) : String(part.value)
    const isCut = part.type === 'file' ? part.file.truncated : part.valueTruncated
    if (isCut) throw tooLarge()
    const before = fields.get(part.fieldname)
    fields.set(part.fieldname, before === undefined ? text : [before, text].flat())
  }
  return Object.fromEntries(fields)
}

const tooLarge = () =>
  new Refusal('invalid', 'form/large', { details: { most: mostOfFile / 1024 } })

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('invalid', 'form/not-text')
  }
}
