import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, PostRef } from '#platform/act.ts'
import type { Clock, Day } from '#platform/day.ts'
import type { Moment } from '#platform/moment.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Reader } from '#platform/http/reader.ts'

/**
 * How far a right reaches: the office of the post; also the offices that office has a mandate for on the day, by the
 * function named; everything.
 */
export type Reach = 'own' | 'mandate' | 'everywhere'

/** One right that someone has today, under which post, and how far it reaches. */
export interface Grant {
  right: string
  post: PostRef
  /** The office of the post; null for posts of no office. */
  office: string | null
  reach: Reach
  /** With `mandate`: the function of the office that carries the right; null means coverage. */
  function: string | null
  /** The post that lent it, when a stand-in has it. */
  onBehalfOf: PostRef | null
  /** The first day on which it is no longer held; null where no end is known. */
  until: Day | null
  /** Themes or languages to which the post is confined; empty means none. */
  confinedTo: readonly string[]
  /** The most it may be used for at a time, an exact decimal number; null where the rule names no amount. */
  limit: { amount: string; currency: string } | null
}

/** Someone who signed in, or a program with their token. */
export interface Asker {
  person: string
  name: string
  /** Of the session they came with; null when they came with a token. */
  session: string | null
  /** What a token may do; null for sessions, which may all that the person may. */
  scopes: readonly string[] | null
  hasSecondFactor: boolean
  /**
   * What the organisation asks of those who decide, when this person does and has not shown a second factor: from which day,
   * whether that day has come, and for which rights.
   */
  mustProve?: { from: Day; isDue: boolean; rights: readonly string[] } | null
  /** The day and the moment at which their rights were looked up: today, whatever day they ask about. */
  today: Moment
  /** Today where a clock shows a time zone; without it the day of `today` is everywhere. */
  todayAt?: Clock['todayAt']
  grants: readonly Grant[]
}

/**
 * Who may come through a door: anyone; whoever signed in; who has this right somewhere (the verb behind it looks at the
 * office), or, where no office is concerned, who has it everywhere.
 */
export type Admission = 'anyone' | 'signed-in' | { right: string; reach?: 'everywhere' }

/** A way into the program: what the matrix of permissions walks. */
export interface Door {
  kind: 'page' | 'form' | 'deed' | 'read' | 'write' | 'stream'
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the language, or below `/api/v1`. */
  path: string
  admission: Admission
}

/** Someone who asks and is signed in. */
export interface SignedReader extends Reader {
  asker: Asker
}

/** The reader with who they are. Refuses nobody in particular (`asker/unknown`). */
export function signedIn(reader: Reader): SignedReader {
  if (reader.asker === null) throw new Refusal('unknown-asker', 'asker/unknown')
  return { ...reader, asker: reader.asker }
}

/** The reader as everything stands today, whatever day and moment they looked at before. Refuses nobody in particular (`asker/unknown`). */
export function presently(reader: Reader): SignedReader {
  const signed = signedIn(reader)
  return { ...signed, moment: signed.asker.today, asked: {} }
}

/**
 * Lets in who may come through. Refuses who did not sign in (`asker/unknown`), who has the right nowhere (`asker/no-right`),
 * a token that was not made for it (`asker/no-scope`), and who must first show a second factor (`asker/no-factor`).
 */
export function admit(reader: Reader, admission: Admission): void {
  if (admission === 'anyone') return
  const { asker } = signedIn(reader)
  if (admission === 'signed-in') return
  const { right, reach } = admission
  if (asker.scopes !== null && !asker.scopes.includes(right))
    throw new Refusal('forbidden', 'asker/no-scope', { details: { right } })
  const held = asker.grants.filter((grant) => grant.right === right)
  if (!held.some((grant) => reach === undefined || grant.reach === reach))
    throw new Refusal('forbidden', 'asker/no-right', { details: { right } })
  if (owesFactor(asker, right)) throw new Refusal('forbidden', 'asker/no-factor')
}

/** Whether someone who has this right must first show a second factor before they use it. */
export const owesFactor = ({ mustProve: due }: Pick<Asker, 'mustProve'>, right: string): boolean =>
  due?.isDue === true && due.rights.includes(right)

/** Whether a reader of pages has the right for this door and must first show a second factor. */
export const isToProve = ({ asker }: Reader, admission: Admission): boolean =>
  typeof admission === 'object' &&
  asker !== null &&
  asker.grants.some(({ right }) => right === admission.right) &&
  owesFactor(asker, admission.right)

/** Who acts, by a right they have: the history names the post and the one on whose behalf. */
export const actorOf = (asker: Asker, grant: Grant | null): Actor => ({
  person: asker.person,
  name: asker.name,
  post: grant?.post ?? null,
  onBehalfOf: grant?.onBehalfOf ?? null,
})

const sendVia = (path: string, request: FastifyRequest, reply: FastifyReply) =>
  reply.redirect(
    `${request.url.slice(0, 3)}${path}?${new URLSearchParams({ to: request.url }).toString()}`,
    303,
  )

/** Sends a reader of pages who must sign in to the door for that, and back afterwards. */
export const askToSignIn = (app: FastifyInstance, request: FastifyRequest, reply: FastifyReply) =>
  sendVia(app.signInPath, request, reply)

/** Sends a reader of pages who must show a second factor to where they can, or can set one up, and back afterwards. */
export const askToProve = (app: FastifyInstance, request: FastifyRequest, reply: FastifyReply) =>
  sendVia(app.factorPath, request, reply)

declare module 'fastify' {
  interface FastifyInstance {
    doors: Door[]
    /** Where one signs in, below the language. */
    signInPath: string
    /** Where one shows a second factor, or sets one up, below the language. */
    factorPath: string
  }
}
