import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import type { Config } from '#platform/config.ts'
import { type Organisation, organisations } from '../src/organisations.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'

/** The whole program over loaded databases, answering requests without a network. */
export interface Running {
  app: FastifyInstance
  /** A page or answer; the host decides the organisation. */
  get(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }>
  /** An answer of the API, as JSON. */
  json(url: string, headers?: Record<string, string>): Promise<{ status: number; body: Answer }>
  /** The database of an organisation, for tests that change what is recorded. */
  databaseOf(organisation: string): Promise<Db>
  close(): Promise<void>
}

/** What the API's answers have in common, loosely: tests look into them. */
export interface Answer {
  items: Item[]
  total: number
  next: string | null
  [field: string]: unknown
}
export interface Item {
  id: string
  [field: string]: unknown
}

/** Another address of the network for each request: one may ask only so often a minute, and tests are faster. */
export const callerOf = (asked: number): string =>
  `10.${Math.floor(asked / 62_500) % 250}.${Math.floor(asked / 250) % 250}.${asked % 250}`

const today = new Date('2026-11-22T12:00:00Z')

/** Starts the program on pictures of the loaded organisations; today is 22 November 2026. Settings and organisations may be changed. */
export async function startProgram(
  now: () => Date = () => today,
  log?: Log,
  changes: { config?: Partial<Config>; organisation?: Partial<Organisation> } = {},
): Promise<Running> {
  const all = (await organisations()).map((each) => ({ ...each, ...changes.organisation }))
  const open = new Map<string, TestDatabase>()
  const databaseOf = async (id: string) => {
    const ready = open.get(id) ?? (await databaseLike(id))
    open.set(id, ready)
    return ready.db
  }
  const app = await createApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      origin: 'http://127.0.0.1:3000',
      dataFolder: '',
      databaseUrl: null,
      logLevel: 'silent',
      logFormat: 'json',
      tracesTo: null,
      trustedProxies: [],
      demo: true,
      mail: { smtpUrl: null, from: 'Meridian <meridian@localhost>' },
      seals: { folder: null, address: null },
      openid: null,
      ...changes.config,
    },
    organisations: all,
    now,
    ...(log ? { log } : {}),
    databases: {
      isReady: () => true,
      open: ({ id }: Organisation) => databaseOf(id),
    },
    failed: (error) => console.error(error),
  })
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url, headers: { host: 'localhost', ...headers } })
    return { status: answer.statusCode, text: answer.body, headers: answer.headers }
  }
  return {
    app,
    get,
    json: async (url, headers) => {
      const { status, text } = await get(url, headers)
      const body: Answer = JSON.parse(text)
      return { status, body }
    },
    databaseOf,
    close: async () => {
      await app.close()
      await Promise.all([...open.values()].map((each) => each.close()))
    },
  }
}
