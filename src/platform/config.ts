/** Where the program listens, keeps its files and finds its database. */
export interface Config {
  host: string
  port: number
  origin: string
  dataFolder: string
  databaseUrl: string | null
}

/** A setting that cannot be used; the message names it and says what it takes. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}

/**
 * Reads the settings; an empty one counts as unset. `ORIGIN` defaults to the real host and port.
 * Refuses a port that is none, an origin or database address that is no URL of its kind.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const setting = (name: string) => {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? null : value
  }
  const host = setting('HOST') ?? '127.0.0.1'
  const port = portFrom(setting('PORT'))
  return {
    host,
    port,
    origin:
      originFrom(setting('ORIGIN')) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    dataFolder: setting('DATA_DIR') ?? '.data',
    databaseUrl: databaseFrom(setting('DATABASE_URL')),
  }
}

function portFrom(text: string | null): number {
  if (text === null) return 3000
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new BadSetting(`PORT is “${text}”; it takes a whole number from 0 to 65535.`)
  return port
}

function originFrom(text: string | null): string | null {
  if (text === null) return null
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new BadSetting(
      `ORIGIN is “${text}”; it takes an address like https://meridian.example, without a path.`,
    )
  return url.origin
}

function databaseFrom(text: string | null): string | null {
  if (text === null) return null
  const url = URL.parse(text)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    throw new BadSetting('DATABASE_URL takes an address like postgres://user@host:5432/name.')
  return text
}
