import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type TObject, Type } from 'typebox'
import { Refusal } from '#platform/refusal.ts'

/** The largest file a form takes, in bytes. */
export const mostOfFile = 1024 * 1024
/** What the fields of a form may hold beside its file, all together, in bytes. */
const mostOfFields = 256 * 1024
const mostFields = 4000

const holdsBytes = { holds: 'bytes' }

/**
 * A field of a form that holds the bytes of a file (a workbook, say) and no text; the form is one of `takingFiles`. Where no file was
 * chosen it is not given, so it is mostly optional. What is in the bytes is for the verb to say.
 */
export const FileBytes = Type.Refine(
  Type.Unsafe<Uint8Array>(holdsBytes),
  (value) => value instanceof Uint8Array,
)

/** The fields of a form that hold bytes. */
const bytesIn = (body: TObject): ReadonlySet<string> =>
  new Set(
    Object.entries(body.properties).flatMap(([field, schema]) =>
      'holds' in schema && schema.holds === holdsBytes.holds ? [field] : [],
    ),
  )

/**
 * Doors whose forms may come with a file (`enctype="multipart/form-data"`): one, of text, or of bytes in a field of `FileBytes`. Elsewhere such forms are answered 415.
 * Nothing is read before the one who sends it was let in. Files have at most `most` bytes.
 */
export function takingFiles(
  app: FastifyInstance,
  doors: (within: FastifyInstance) => void,
  most = mostOfFile,
): void {
  app.register(async (within) => {
    within.decorate('mostOfFile', most)
    await within.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        files: 1,
        fileSize: most,
        fields: mostFields,
        fieldSize: most + mostOfFields,
        fieldNameSize: 100,
        parts: mostFields + 1,
        headerPairs: 20,
      },
    })
    doors(within)
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The largest file that the forms of `takingFiles` here take, in bytes. */
    mostOfFile: number
  }
}

/** What a form sent, as far as it can be read, and why the rest of it cannot be taken; null where all of it can. */
export interface SentForm {
  fields: unknown
  refusal: Refusal | null
}

/**
 * What a form sent, field by field; a file is a field that holds its text, or its bytes where the form says so (`FileBytes`). Refuses
 * what is larger than a form may be (`form/large`), another file that is no text in UTF-8 (`form/not-text`), and what is not written as forms are
 * (`request/malformed`): what could be read is told all the same, so that nothing typed is lost.
 */
export async function fieldsOf(request: FastifyRequest, body: TObject): Promise<SentForm> {
  if (request.headers['content-type']?.startsWith('multipart/') !== true)
    return { fields: request.body, refusal: null }
  const most = request.server.mostOfFile
  // Fields have no limit together, so the whole has: who does not say how much is coming is not listened to.
  const length = Number(request.headers['content-length'] ?? Infinity)
  if (!(length <= most + mostOfFields)) return { fields: {}, refusal: tooLarge(most) }
  const fields = new Map<string, string | string[]>()
  const files = new Map<string, Buffer>()
  const ofBytes = bytesIn(body)
  const refusals: Refusal[] = []
  try {
    for await (const part of request.parts()) {
      const held = part.type === 'file' ? await part.toBuffer() : String(part.value)
      const isCut = part.type === 'file' ? part.file.truncated : part.valueTruncated
      const isOfBytes = typeof held !== 'string' && ofBytes.has(part.fieldname)
      const text = typeof held === 'string' ? held : textOf(held)
      if (isCut) refusals.push(tooLarge(most))
      else if (isOfBytes) {
        // Browsers send an empty file where none was chosen.
        if (held.length === 0) continue
        files.set(part.fieldname, held)
        if (part.type === 'file') fields.set(nameField(part.fieldname), part.filename)
      } else if (text === null) refusals.push(new Refusal('invalid', 'form/not-text'))
      else {
        const before = fields.get(part.fieldname)
        fields.set(part.fieldname, before === undefined ? text : [before, text].flat())
      }
    }
  } catch {
    // No boundary, an end in the middle, too many parts: whoever sent it is told, it is no fault of ours.
    refusals.push(new Refusal('invalid', 'request/malformed'))
  }
  return { fields: Object.fromEntries([...fields, ...files]), refusal: refusals[0] ?? null }
}

/** The field of a form that tells what the file in `file` is called, where the form asks for it: `file-name`. */
const nameField = (field: string): string => `${field}-name`

const tooLarge = (most: number) =>
  new Refusal('invalid', 'form/large', { details: { most: most / 1024 } })

/** The text of a file; null where it is none in UTF-8. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
