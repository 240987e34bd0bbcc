import { createApp } from '../../src/app.ts'

const title = { en: 'Bench', fr: 'Bench', es: 'Bench', ar: 'Bench' }

/** The whole program over these databases; the host name chooses one. Its routes may be added to until it is asked. */
export function programOn(databases) {
  const byHost = new Map(databases.map((each) => [each.host, each.db]))
  return createApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      origin: 'http://127.0.0.1:3000',
      dataFolder: '',
      databaseUrl: null,
      logLevel: 'silent',
      logFormat: 'json',
      tracesTo: null,
      // So that the bench can be many readers, none of whom asks more than the limit of one.
      trustedProxies: ['127.0.0.1'],
    },
    organisations: databases.map(({ host }, at) => ({
      id: host,
      isDefault: at === 0,
      host,
      timeZone: 'UTC',
      surveys: [],
      title,
    })),
    databases: {
      isReady: () => true,
      open: async ({ host }) => byHost.get(host),
    },
    failed: (error) => console.error(error),
  })
}

let asked = 0

/** The headers of one more request, from one of a thousand readers. */
export function readerOf(host) {
  asked += 1
  return { host, 'x-forwarded-for': `10.0.${Math.floor(asked / 250) % 4}.${asked % 250}` }
}

let days = 0

/** A day that was not asked about before: no answer is kept for it. Every one of them gives the same rows. */
export function freshDay() {
  days += 1
  const day = new Date('2025-03-01T00:00:00Z')
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** The address with a day that was not asked about before. */
export const onFreshDay = (path) => `${path}${path.includes('?') ? '&' : '?'}asOf=${freshDay()}`
