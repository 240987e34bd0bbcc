import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { Refusal } from '#platform/refusal.ts'

/** What the fields of a form hold, each as the form would send it; several texts where the field takes several. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | null>>

/** What every form about a record rests on that does not write one part of it alone: all of it, as it was last changed. */
export const heldByRevision = ({ revision }: { revision: number }): FieldValues => ({
  revision: String(revision),
})

/** The field of a form, or of a verb of the API, that tells on what it was opened: `version`. */
export const VersionField = Type.String({
  pattern: '^[A-Za-z0-9_.~-]*$',
  maxLength: 4000,
  description: 'What the record was when you read it; another answers 409 with what it is now',
})

/** A field that somebody else changed since the form was opened. */
export interface StaleField {
  field: string
  theirs: readonly string[]
  mine: readonly string[]
  /** Whether I changed it too, and to something else. */
  isDisputed: boolean
  /** Whether the form asks for it; else it matters to what is done, and one is only told. */
  isAsked: boolean
}

/** Somebody saved the record after this form was opened (`form/stale`). It holds what is there now beside what was sent. */
export class Stale extends Refusal {
  override name = 'Stale'
  /** The version to save on, once both are merged. */
  readonly version: string
  readonly fields: readonly StaleField[]

  constructor(version: string, fields: readonly StaleField[]) {
    const faults = fields.map(({ field, theirs, mine }) => ({
      field,
      reason: 'field/stale',
      details: { theirs: shown(theirs), mine: shown(mine) },
    }))
    super('conflict', 'form/stale', { faults })
    this.version = version
    this.fields = fields
  }
}

const shown = (values: readonly string[]) => (values.length === 0 ? '—' : values.join(', '))

/** The version of a record, for the hidden field `version` of its form: a mark for each field, from which nothing can be read. */
export const versionOf = (values: FieldValues): string =>
  Object.keys(values)
    .toSorted()
    .map((field) => `${field}~${markOf(textsOf(values[field]))}`)
    .join('.')

/**
 * Refuses (`Stale`, `form/stale`) what was sent from a form that was opened on another version than what is held now. Call it
 * inside the act, with what was read inside the act: acts wait for each other, so of two who save at once the second is told.
 * Fields of `now` that `mine` does not name are no fields of the form: of those, one is told what they are now.
 */
export function refuseStale(version: string, now: FieldValues, mine: FieldValues): void {
  const current = versionOf(now)
  if (version === current) return
  // Names of fields may hold points themselves (`title.en`); marks never do.
  const opened = new Map(
    [...version.matchAll(/([^~]+)~([^.~]*)(?:\.|$)/g)].map(([, field = '', mark = '']) => [
      field,
      mark,
    ]),
  )
  const fields = Object.keys(now).flatMap((field): StaleField[] => {
    const theirs = textsOf(now[field])
    const own = textsOf(mine[field])
    const before = opened.get(field)
    const isAsked = Object.hasOwn(mine, field)
    if (markOf(theirs) === before || (isAsked && markOf(theirs) === markOf(own))) return []
    const isDisputed = isAsked && markOf(own) !== before
    return [{ field, theirs, mine: own, isDisputed, isAsked }]
  })
  throw new Stale(current, fields)
}

/** Empty, missing and no choice at all are the same; the order of choices and the kind of line break do not count. */
function textsOf(value: string | readonly string[] | null | undefined): string[] {
  const values = value === null || value === undefined ? [] : [value].flat()
  return values
    .map((text) => text.replaceAll('\r\n', '\n'))
    .filter((text) => text !== '')
    .toSorted()
}

const markOf = (texts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 11)

const choice = 'choice.'

/**
 * What a page of a conflict sends back, as the form itself would send it: where one chose theirs or one's own, that value
 * stands in the field; where one wrote anew, what was written. Anything else is left as it came.
 */
export function mergedFrom(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return sent
  const given = new Map<string, unknown>(Object.entries(sent))
  const chosen = [...given.keys()].filter((key) => key.startsWith(choice))
  if (chosen.length === 0) return sent
  const merged = new Map([...given].filter(([key]) => !/^(choice|theirs|mine)\./.test(key)))
  for (const key of chosen) {
    const field = key.slice(choice.length)
    const side = given.get(key)
    if (side === 'theirs' || side === 'mine') merged.set(field, given.get(`${side}.${field}`) ?? '')
  }
  return Object.fromEntries(merged)
}
