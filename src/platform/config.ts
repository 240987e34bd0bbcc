import { isIP } from 'node:net'

/** Where the program listens, keeps its files and finds its database. */
export interface Config {
  host: string
  port: number
  origin: string
  dataFolder: string
  databaseUrl: string | null
  logLevel: LogLevel
  logFormat: LogFormat
  /** Where traces are sent (OTLP over HTTP); null: none are made. */
  tracesTo: string | null
  /** The proxies whose word on who asks is taken: addresses, or networks like 10.0.0.0/8. */
  trustedProxies: readonly string[]
  /** Whether demo people are offered: only on an installation for trying out, reached on its own machine alone. */
  demo: boolean
  mail: MailSettings
  seals: SealSettings
  /** The organisation's OpenID Connect provider; null: people sign in without one. */
  openid: OpenidSettings | null
}

/** How the provider knows us, and what a button calls it. */
export interface OpenidSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it; null: the host of its address. */
  name: string | null
}

/** How letters leave. */
export interface MailSettings {
  /** The mail server, with name and password in the address; null: letters land in a folder below the data folder. */
  smtpUrl: string | null
  /** Who writes, like `Meridian <meridian@example.org>`. */
  from: string
}

/** Where the seals of the history go. */
export interface SealSettings {
  /** The folder, better on another machine than the database; null: below the data folder. */
  folder: string | null
  /** Who gets them by letter; null: nobody. */
  address: string | null
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export const logFormats = ['json', 'text'] as const
/** `json` for programs, a line an object; `text` for people. */
export type LogFormat = (typeof logFormats)[number]

/** A setting that cannot be used; the message names it and says what it takes. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}

/**
 * Reads the settings; an empty one counts as unset. `ORIGIN` defaults to the real host and port, `LOG_FORMAT` to what
 * suits standard output. Refuses a port that is none, a word that is not known, an address that is no URL of its kind.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  isTerminal = process.stdout.isTTY,
): Config {
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
    logLevel: wordFrom('LOG_LEVEL', setting('LOG_LEVEL'), logLevels) ?? 'info',
    logFormat:
      wordFrom('LOG_FORMAT', setting('LOG_FORMAT'), logFormats) ?? (isTerminal ? 'text' : 'json'),
    tracesTo: tracesFrom(setting('OTEL_EXPORTER_OTLP_ENDPOINT')),
    trustedProxies: proxiesFrom(setting('TRUSTED_PROXIES')),
    openid: openidFrom(setting),
    demo: demoFrom(setting),
    mail: mailFrom(setting('SMTP_URL'), setting('MAIL_FROM')),
    seals: { folder: setting('SEAL_FOLDER'), address: mailboxFrom(setting('SEAL_ADDRESS')) },
  }
}

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/

/**
 * On for a plain start on one's own machine; off where anything speaks of a real installation: a public address, a server's
 * database, proxies. Refuses to be switched on beside an address that others reach.
 */
function demoFrom(setting: (name: string) => string | null): boolean {
  const wanted = wordFrom('DEMO', setting('DEMO'), ['on', 'off'])
  const host = setting('HOST') ?? '127.0.0.1'
  const origin = URL.parse(setting('ORIGIN') ?? `http://${host.includes(':') ? `[${host}]` : host}`)
  const isLoopback = origin !== null && loopback.test(origin.hostname)
  if (wanted === 'on' && !isLoopback)
    throw new BadSetting('DEMO cannot be on where ORIGIN is an address that others reach.')
  if (wanted !== null) return wanted === 'on'
  const isServed = setting('DATABASE_URL') !== null || setting('TRUSTED_PROXIES') !== null
  return isLoopback && loopback.test(host) && !isServed
}

const mailbox = /^[^\s@<>,]+@[^\s@<>,]+$/

/** A server needs a sender: mail without one, or from nowhere, is thrown away by whoever gets it. */
function mailFrom(smtpUrl: string | null, from: string | null): MailSettings {
  const url = smtpUrl === null ? null : URL.parse(smtpUrl)
  if (smtpUrl !== null && (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname))
    throw new BadSetting('SMTP_URL takes an address like smtps://name:password@mail.example:465.')
  if (smtpUrl !== null && from === null)
    throw new BadSetting(
      'MAIL_FROM is missing; SMTP_URL needs it, like Meridian <meridian@mail.example>.',
    )
  const [, bracketed] = /^[^<>\p{Cc}]*<([^<>]*)>$/u.exec(from ?? '') ?? []
  if (from !== null && !mailbox.test(bracketed ?? from))
    throw new BadSetting(
      `MAIL_FROM is “${from}”; it takes one address, like Meridian <meridian@mail.example>.`,
    )
  return { smtpUrl, from: from ?? 'Meridian <meridian@localhost>' }
}

function mailboxFrom(text: string | null): string | null {
  if (text !== null && !mailbox.test(text))
    throw new BadSetting('SEAL_ADDRESS takes one address, like audit@mail.example.')
  return text
}

/** All three of its settings or none. In the open only on this very machine. */
function openidFrom(setting: (name: string) => string | null): OpenidSettings | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const [issuer, clientId, clientSecret] = names.map(setting)
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret)
    throw new BadSetting(
      `${names.filter((name) => setting(name) === null).join(' and ')} missing: ${names.join(', ')} are set together, or none of them.`,
    )
  const url = URL.parse(issuer)
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '')
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)))
    throw new BadSetting(
      'OIDC_ISSUER takes an address like https://login.example; http only on this machine.',
    )
  return { issuer, clientId, clientSecret, name: setting('OIDC_NAME') }
}

function wordFrom<Word extends string>(
  name: string,
  text: string | null,
  words: readonly Word[],
): Word | null {
  if (text === null) return null
  const word = words.find((each) => each === text.toLowerCase())
  if (word === undefined)
    throw new BadSetting(`${name} is “${text}”; it takes one of ${words.join(', ')}.`)
  return word
}

function tracesFrom(text: string | null): string | null {
  if (text === null) return null
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new BadSetting('OTEL_EXPORTER_OTLP_ENDPOINT takes an address like http://127.0.0.1:4318.')
  return text.replace(/\/+$/, '')
}

/** Not the whole network: who trusted everybody would let each reader name their own address. */
function proxiesFrom(text: string | null): string[] {
  const proxies = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const wrong = proxies.find((proxy) => !isNetwork(proxy))
  if (wrong !== undefined)
    throw new BadSetting(
      `TRUSTED_PROXIES holds “${wrong}”; it takes addresses or networks, like 127.0.0.1, 10.0.0.0/8, with commas between.`,
    )
  return proxies
}

function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  const length = bits === undefined ? most : Number(bits)
  return length > 0 && length <= most
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

/** The address of a PostgreSQL server, as the setting or option of this name gives it. */
export function databaseFrom(text: string | null, name = 'DATABASE_URL'): string | null {
  if (text === null) return null
  const url = URL.parse(text)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    throw new BadSetting(`${name} takes an address like postgres://user@host:5432/name.`)
  return text
}
