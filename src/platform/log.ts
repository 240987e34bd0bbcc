import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'
import type { LogFormat, LogLevel } from './config.ts'

/** Where the program tells its operator what it does. Requests log through children that carry their id. */
export type Log = FastifyBaseLogger

/** Tells nobody: for tests, and for whoever embeds the server. */
export const silent: Log = pino({ level: 'silent' })

/**
 * A log of lines: JSON objects for programs, short ones for people. No line holds an address, a query or a reader's name:
 * whatever Fastify itself would say of a request is cut down to its method and route.
 */
export function makeLog(
  { logLevel, logFormat }: { logLevel: LogLevel; logFormat: LogFormat },
  write: (text: string) => void = (text) => process.stdout.write(text),
): Log {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: faultOf, req: requestOf, res: statusOf },
    },
    { write: (line) => write(logFormat === 'json' ? line : readable(line)) },
  )
}

/** What of an error is told: its kind, code and stack, not the values that drivers hang on it. */
function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: error.message,
    stack: error.stack,
  }
}

const requestOf = (request: { method?: string; routeOptions?: { url?: string } }) => ({
  method: request.method,
  route: request.routeOptions?.url,
})

const statusOf = (reply: { statusCode?: number }) => ({ status: reply.statusCode })

/** `12:30:01 info  GET /en/offices/:id 200 14 ms iom 5f0c…`: the fields of a request in this order, an error's stack below. */
function readable(line: string): string {
  const told: Record<string, unknown> = JSON.parse(line)
  const text = (name: string) => {
    const value = told[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const isRequest = 'route' in told && 'status' in told
  const ms = text('ms') === '' ? '' : `${text('ms')} ms`
  const words = isRequest
    ? [text('method'), text('route'), text('status'), ms, text('organisation'), text('request')]
    : [text('msg'), text('request')]
  const first = [text('time').slice(11, 19), text('level').padEnd(5), ...words.filter(Boolean)]
  return `${first.join(' ')}\n${stackIn(told['err'])}`
}

const stackIn = (error: unknown) =>
  typeof error === 'object' && error !== null && 'stack' in error && typeof error.stack === 'string'
    ? `${error.stack}\n`
    : ''
