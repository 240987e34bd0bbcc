import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { locales } from '#platform/i18n/locale.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { paths } from '#portal/paths.ts'
import { type ApiRead, readsIn } from './reads.ts'

const schema = {
  querystring: Type.Object({
    read: Type.Optional(Type.String()),
    form: Type.Optional(Type.String()),
  }),
  hide: true,
}

/**
 * Leads from a filled form to the address in the API: fills the path, takes the extension of the form, and leaves out what was
 * left empty, which a plain form sends and the API refuses. Refuses reads that there are none and parts of the path left empty.
 */
export function tryDoors(app: FastifyInstance): void {
  for (const locale of locales)
    app.get(`/${locale}${paths.tryApi}`, { schema }, async (request, reply) => {
      const filled = new URL(request.url, 'http://reader.invalid').searchParams
      if (!filled.has('read')) return reply.redirect(`/${locale}${paths.api}`, 302)
      const read = readsIn(app.swagger()).find(({ path }) => path === filled.get('read'))
      if (read === undefined) throw new Refusal('not-found', 'request/unknown-page')
      return reply.header('cache-control', 'no-store').redirect(addressOf(read, filled), 303)
    })
}

/** The address in the API of a read as its form was filled in. */
function addressOf(read: ApiRead, filled: URLSearchParams): string {
  const form = filled.get('form') ?? 'json'
  const inPath = read.fields.filter((field) => field.isInPath).map((field) => field.name)
  const isKnown = read.forms.some((each) => each === form)
  refuse([
    ...inPath.flatMap((field): Fault[] => {
      const value = filled.get(field) ?? ''
      if (value === '') return [{ field, reason: 'field/missing' }]
      return /^[^\p{Cc}/\\]{1,200}$/u.test(value) && !/^\.+$/.test(value)
        ? []
        : [{ field, reason: 'field/form' }]
    }),
    ...(isKnown
      ? []
      : [{ field: 'form', reason: 'field/word', details: { expected: read.forms.join(', ') } }]),
  ])
  const path = inPath.reduce(
    (open, name) => open.replace(`{${name}}`, encodeURIComponent(filled.get(name) ?? '')),
    read.path,
  )
  const own = new Set(['read', 'form', ...inPath])
  const query = [...filled].filter(([name, value]) => !own.has(name) && value !== '')
  const asked = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`
  return `/api/v1${path}${form === 'json' ? '' : `.${form}`}${asked}`
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Refusal('invalid', 'request/invalid', { faults })
}
