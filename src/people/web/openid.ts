import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { unkept } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { isLocale, locales } from '#platform/i18n/locale.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { beginPassage, endPassage, personByCode } from '#people/actions/openid.ts'
import type { OpenidProvider } from '#people/actions/openid-provider.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { BackQuery } from '#people/forms/factor.ts'
import { SignInQuery } from '#people/forms.ts'
import { browserOf } from '#people/model/session.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { personById } from '#people/views.ts'
import { awaitsFactor } from '#people/views/factor.ts'
import { cookieIn, giveCookie } from './cookie.ts'
import { wayTo } from './shared.tsx'

/** Goes to a provider of the organisation and comes back: three ways, each of which only leads on. */
export function openidPages(
  app: FastifyInstance,
  provider: OpenidProvider | null,
  now: () => Date,
): void {
  if (provider === null) return

  way(app, paths.openid, SignInQuery, async (reader, { to }, { reply }) => {
    const passage = await beginPassage(reader.db, now())
    void keep(reply, reader, [passage.state, reader.locale, ownPath(to) ?? ''].join(' '))
    return provider.question({ ...passage, redirect: backTo(reader) })
  })

  way(app, paths.openidBack, BackQuery, async (reader, { code, state, iss, error }, asked) => {
    const { db, site } = reader
    const { request, reply } = asked
    const [kept, locale = '', to = ''] = keptBy(request, reader).split(' ')
    void forget(reply, reader)
    const passage = await endPassage(db, { state, kept }, now())
    if (error !== undefined || code === undefined || (iss !== undefined && iss !== provider.issuer))
      throw new Refusal('forbidden', 'people/openid-refused')
    const given = { code, redirect: backTo(reader), passage, site }
    const { person: id, hasSecondFactor } = await personByCode(db, provider, given)
    const owesFactor = !hasSecondFactor && (await awaitsFactor(db, id))
    const person = found(await personById(db, id), 'people/unknown')
    const secret = await beginSession(
      db,
      {
        person: id,
        way: 'openid',
        browser: browserOf(request.headers['user-agent']),
        awaitsFactor: owesFactor,
        hasSecondFactor,
        instead: cookieIn(request, site.origin),
      },
      now(),
    )
    void giveCookie(reply, site.origin, secret)
    const onward = ownPath(to)
    const at = isLocale(locale) ? { locale } : reader
    if (owesFactor) return wayTo(at, paths.factor, { to: onward ?? undefined })
    return onward ?? wayTo({ locale: person.locale }, '/')
  })

  way(app, paths.openidOut, SignInQuery, async (reader) => {
    const home = wayTo(reader, paths.signIn)
    return (
      (await provider.leaving(reader.site.origin + wayTo({ locale: 'en' }, paths.signIn))) ?? home
    )
  })
}

/** Few tries a minute from one address: each may ask the provider something. */
const limit = { rateLimit: { max: 60, timeWindow: 60_000 } }

/** A way that only leads on, in every language, for anyone. */
function way<Query extends TSchema>(
  app: FastifyInstance,
  path: string,
  query: Query,
  lead: (
    reader: Reader,
    query: Static<Query>,
    asked: { request: FastifyRequest; reply: FastifyReply },
  ) => Promise<string>,
): void {
  app.doors.push({ kind: 'page', method: 'GET', path, admission: 'anyone' })
  for (const locale of locales)
    app.get(
      `/${locale}${path}`,
      { schema: { querystring: query, hide: true }, config: limit },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        const asked: unknown = request.query
        if (!Value.Check(query, asked)) throw new Refusal('invalid', 'request/malformed')
        return unkept(reply).redirect(await lead(reader, asked, { request, reply }), 303)
      },
    )
}

/** The one address that the provider is told of, for all languages. */
const backTo = ({ site }: Reader) => site.origin + wayTo({ locale: 'en' }, paths.openidBack)

const isSecure = ({ site }: Reader) => site.origin.startsWith('https:')
const nameFor = (reader: Reader) =>
  isSecure(reader) ? '__Host-meridian-openid' : 'meridian-openid'
const optionsFor = (reader: Reader) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(reader) }) as const

const keep = (reply: FastifyReply, reader: Reader, text: string) =>
  reply.setCookie(nameFor(reader), text, { ...optionsFor(reader), maxAge: 600 })

const keptBy = (request: FastifyRequest, reader: Reader) => request.cookies[nameFor(reader)] ?? ''

const forget = (reply: FastifyReply, reader: Reader) =>
  reply.clearCookie(nameFor(reader), optionsFor(reader))
