import type { FastifyError } from 'fastify'
import { isDay } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import { isOutOfRoom } from '#platform/db/out-of-room.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import { type Fault, Refusal, type RefusalKind } from '#platform/refusal.ts'

/** HTTP status of each kind of refusal. */
export const statusOf = {
  invalid: 422,
  'unknown-asker': 401,
  forbidden: 403,
  'not-found': 404,
  'not-acceptable': 406,
  conflict: 409,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>

/** A problem document (RFC 9457) with the fields that are wrong, in the reader's language. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  errors?: { field: string; code: string; reason: string }[]
}

/** What a refusal says to a reader. */
export function problemOf(refusal: Refusal, words: Words): Problem {
  const errors = refusal.faults.map((fault) => ({
    field: fault.field,
    code: fault.reason,
    reason: words.t(wordsOf(fault.reason, words), {
      field: fault.field,
      ...toldIn(words, fault.details ?? {}),
    }),
  }))
  return {
    type: `/problems/${refusal.code}`,
    title: words.t(wordsOf(refusal.code, words), toldIn(words, refusal.details)),
    status: statusOf[refusal.kind],
    ...(errors.length > 0
      ? { errors, detail: errors.map((error) => `${error.field}: ${error.reason}`).join(' ') }
      : {}),
  }
}

/** What fills the places of a refusal's words: a day as people write it. */
const toldIn = (words: Words, details: Refusal['details']): Refusal['details'] =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      name === 'day' && typeof value === 'string' && isDay(value) ? words.day(value) : value,
    ]),
  )

/** The words of a code: the platform's own, else those of the domain before the slash. */
export const wordsOf = (code: string, words: Words) =>
  words.has(`platform.${code}`) ? `platform.${code}` : code.replace('/', '.')

/** What the request's schema or the server itself refused, as a refusal; null when it is our fault. */
export function refusalFrom(error: Refused | Refusal): { refusal: Refusal; status: number } | null {
  if (error instanceof Refusal) return { refusal: error, status: statusOf[error.kind] }
  if (error.validation) {
    const faults = error.validation.map(faultOf)
    return { refusal: new Refusal('invalid', 'request/invalid', { faults }), status: 422 }
  }
  if (isOutOfRoom(error))
    return { refusal: new Refusal('unavailable', 'server/no-room'), status: 503 }
  if (isOutOfReach(error))
    return { refusal: new Refusal('unavailable', 'server/no-database'), status: 503 }
  const status = error.statusCode ?? 500
  if (status === 429) return { refusal: new Refusal('unavailable', 'request/too-many'), status }
  if (status >= 400 && status < 500)
    return { refusal: new Refusal('invalid', 'request/malformed'), status }
  return null
}

/** What the server throws when a request does not fit, as far as it is read here. */
type Refused = Partial<Pick<FastifyError, 'statusCode'>> & {
  validation?: readonly Violation[] | undefined
}

/** One thing that does not fit a schema. */
export interface Violation {
  keyword: string
  instancePath: string
  params: object
}

function faultOf({ keyword, instancePath, params }: Violation): Fault {
  const field = instancePath.replace(/^\//, '').replaceAll('/', '.')
  const given = new Map<string, unknown>(Object.entries(params))
  const text = (name: string) => {
    const value = given.get(name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  switch (keyword) {
    case 'additionalProperties':
      return { field: text('additionalProperty'), reason: 'field/unknown' }
    case 'required':
      return { field: text('missingProperty'), reason: 'field/missing' }
    case 'format':
      return { field, reason: 'field/day' }
    case 'enum': {
      const allowed = given.get('allowedValues')
      return {
        field,
        reason: 'field/word',
        details: { expected: Array.isArray(allowed) ? allowed.join(', ') : '' },
      }
    }
    case 'maxLength':
      return { field, reason: 'field/long', details: { most: text('limit') } }
    case 'minimum':
    case 'maximum':
      return { field, reason: `field/${keyword}`, details: { limit: text('limit') } }
    case 'type':
      return { field, reason: text('type') === 'integer' ? 'field/integer' : 'field/once' }
    default:
      return { field, reason: 'field/form' }
  }
}
