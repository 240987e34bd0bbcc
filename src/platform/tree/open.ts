import type { Act } from '#platform/act.ts'
import { type Fault, found, Refusal } from '#platform/refusal.ts'
import type { FieldShape } from './field.ts'
import type { Part, PartFields } from './part.ts'

/** A version inside an act that changes it, with what its domain says of parts. Refusals and words are the domain's own. */
export interface OpenVersion<Kind extends string> {
  act: Act
  /** The domain whose it is, by which its words begin: `plans`. */
  domain: string
  /** How often it was changed until now: what pages about it rest on that do not write one part alone. */
  revision: number
  /** As they were when the act began, in reading order. */
  parts: readonly Part<Kind>[]
  /** A part of the template that is not written yet; undefined for anything else. */
  unwritten: (part: string) => Part<Kind> | undefined
  /** Whether parts of this kind are the template's: they are neither added nor moved nor removed. */
  isFixed: (kind: Kind) => boolean
  /** Under which kinds a part of this kind stands. */
  standsUnder: (kind: Kind) => readonly Kind[]
  shapesOf: (part: Pick<Part<Kind>, 'part' | 'kind'>) => readonly FieldShape[]
  /** What is wrong with a part as it would be. `before` is what it said, where it said anything. */
  faultsOf: (part: Part<Kind>, before: PartFields) => Promise<Fault[]>
  /** What a part is called in the history. */
  called: (part: Pick<Part<Kind>, 'part' | 'kind' | 'fields'>) => string
  /** Tells the history what became of fields. */
  tellFields: (was: PartFields, is: PartFields, shapes: readonly FieldShape[]) => Promise<void>
  put: (parts: readonly Part<Kind>[]) => Promise<void>
  /** These parts are no more, nor what they have beside their fields. */
  end: (parts: readonly string[]) => Promise<void>
}

/** The part of a version. Refuses one there is not (`<domain>/unknown-part`). */
export const thePart = <Kind extends string>(
  { parts, domain }: Pick<OpenVersion<Kind>, 'parts' | 'domain'>,
  part: string,
): Part<Kind> =>
  found(
    parts.find((each) => each.part === part),
    `${domain}/unknown-part`,
  )

/** A part that has a place of its own. Refuses those that are the template's (`<domain>/fixed-part`). */
export function loosePart<Kind extends string>(open: OpenVersion<Kind>, part: string): Part<Kind> {
  const named = thePart(open, part)
  if (open.isFixed(named.kind)) throw new Refusal('conflict', `${open.domain}/fixed-part`)
  return named
}

/** Tells the history which part something was done to. */
export const notePart = <Kind extends string>(
  { act, domain, called }: Pick<OpenVersion<Kind>, 'act' | 'domain' | 'called'>,
  part: Part<Kind>,
): void => act.note({ field: `${domain}.field.part`, before: null, after: called(part) })

/** Tells the history of a part that came (`before` null), changed or went (`after` null): which it is, and what became of its fields. */
export async function tellPart<Kind extends string>(
  { act, domain, called, shapesOf, tellFields }: OpenVersion<Kind>,
  part: Pick<Part<Kind>, 'part' | 'kind'>,
  before: PartFields | null,
  after: PartFields | null,
): Promise<void> {
  const name = called({ ...part, fields: after ?? before ?? {} })
  act.note({
    field: `${domain}.field.part`,
    before: after === null ? name : null,
    after: after === null ? null : name,
  })
  if (after !== null) await tellFields(before ?? {}, after, shapesOf(part))
}
