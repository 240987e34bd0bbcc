import type { FastifyInstance } from 'fastify'
import { type Static, type TObject, Type } from 'typebox'
import type { Reader } from '#platform/http/reader.ts'
import { MovePartBody, RemovePartBody, UppersBody } from '#platform/tree/forms.ts'
import type { Admission } from './asker.ts'
import { write } from './write.ts'

/** What a verb about a record answers: its id. */
export const DoneShape = Type.Object({ id: Type.String() })

/** The most bytes that a verb about parts takes: long chapters in several languages. */
export const mostOfParts = 1024 * 1024

/** What somebody named to be cited, and the field that it came from. */
interface Citing {
  part: string
  uppers: readonly { text: string; field: string }[]
  origin: string
}

type OnPart<Asked extends TObject> = { part: string } & Static<Asked>

interface PartDoors<By, Which, Added extends TObject, Written extends TObject> {
  tag: string
  admission: Admission
  /** Where parts are added, and where one of them is, `:part`. */
  parts: string
  part: string
  /** Who asks, and which version an address names. */
  byOf: (reader: Reader) => By
  whichOf: (params: Record<string, string>) => Which
  bodies: { add: Added; write: Written }
  verbs: {
    /** Answers the id of the part. */
    add: (by: By, which: Which, added: Static<Added>) => Promise<string>
    write: (by: By, which: Which, written: OnPart<Written>) => Promise<void>
    move: (by: By, which: Which, moving: OnPart<typeof MovePartBody>) => Promise<void>
    remove: (by: By, which: Which, removed: OnPart<typeof RemovePartBody>) => Promise<void>
    cite: (by: By, which: Which, citing: Citing) => Promise<void>
    uncite: (by: By, which: Which, cited: OnPart<typeof UppersBody>) => Promise<void>
  }
  /** What each does, in a sentence. */
  summaries: Readonly<Record<'add' | 'write' | 'move' | 'remove' | 'cite' | 'uncite', string>>
}

/** The verbs of the API about the parts of a version: add, write, move, remove, cite and no longer cite. Each answers the id of the part. */
export function partWrites<By, Which, Added extends TObject, Written extends TObject>(
  app: FastifyInstance,
  {
    tag,
    admission,
    parts,
    part,
    byOf,
    whichOf,
    bodies,
    verbs,
    summaries,
  }: PartDoors<By, Which, Added, Written>,
): void {
  const door = { tag, admission, answers: DoneShape, most: mostOfParts }
  const onPart =
    <Body>(verb: (by: By, which: Which, asked: { part: string } & Body) => Promise<void>) =>
    async (reader: Reader, body: Body, params: Record<string, string>) => {
      const id = params['part'] ?? ''
      await verb(byOf(reader), whichOf(params), { part: id, ...body })
      return { id }
    }
  write(app, parts, {
    ...door,
    body: bodies.add,
    summary: summaries.add,
    handle: async (reader, body, params) => ({
      id: await verbs.add(byOf(reader), whichOf(params), body),
    }),
  })
  write(app, part, {
    ...door,
    method: 'PUT',
    body: bodies.write,
    summary: summaries.write,
    handle: onPart(verbs.write),
  })
  write(app, `${part}/move`, {
    ...door,
    body: MovePartBody,
    summary: summaries.move,
    handle: onPart(verbs.move),
  })
  write(app, part, {
    ...door,
    method: 'DELETE',
    body: RemovePartBody,
    summary: summaries.remove,
    handle: onPart(verbs.remove),
  })
  write(app, `${part}/citations`, {
    ...door,
    body: UppersBody,
    summary: summaries.cite,
    handle: async (reader, { uppers }, params) => {
      const id = params['part'] ?? ''
      const named = uppers.map((text, at) => ({ text, field: `uppers.${at}` }))
      const { origin } = reader.site
      await verbs.cite(byOf(reader), whichOf(params), { part: id, uppers: named, origin })
      return { id }
    },
  })
  write(app, `${part}/citations`, {
    ...door,
    method: 'DELETE',
    body: UppersBody,
    summary: summaries.uncite,
    handle: onPart(verbs.uncite),
  })
}
