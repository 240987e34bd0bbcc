import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionTerm } from '#people/model/terms.ts'

const isSecure = (origin: string) => origin.startsWith('https:')

/** The name of the session's cookie. Browsers take one called `__Host-` only from this very host, and only encrypted. */
const nameFor = (origin: string) => (isSecure(origin) ? '__Host-meridian' : 'meridian')

const optionsFor = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(origin) }) as const

/** The value of the session's cookie; undefined when a browser sent none, or one that cannot be ours. */
export function cookieIn(request: FastifyRequest, origin: string): string | undefined {
  const value = request.cookies[nameFor(origin)]
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}

/** Gives the browser the session's cookie: for pages of this host only, never for scripts. */
export const giveCookie = (reply: FastifyReply, origin: string, secret: string) =>
  reply.setCookie(nameFor(origin), secret, { ...optionsFor(origin), maxAge: sessionTerm / 1000 })

/** Takes the session's cookie back. */
export const takeCookie = (reply: FastifyReply, origin: string) =>
  reply.clearCookie(nameFor(origin), optionsFor(origin))
