import { expect, test } from 'vitest'
import { BadSetting, readConfig } from './config.ts'

test('without settings it logs for whoever reads, and traces nothing', () => {
  expect(readConfig({}, true)).toMatchObject({
    logLevel: 'info',
    logFormat: 'text',
    tracesTo: null,
  })
  expect(readConfig({ LOG_FORMAT: ' ' }, false)).toMatchObject({ logFormat: 'json' })
})

test('takes words in any case and an address without its last slash', () => {
  const config = readConfig(
    {
      LOG_LEVEL: 'DEBUG',
      LOG_FORMAT: 'text',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
    },
    false,
  )
  expect(config).toMatchObject({
    logLevel: 'debug',
    logFormat: 'text',
    tracesTo: 'http://127.0.0.1:4318',
  })
})

test.each([
  { LOG_LEVEL: 'loud' },
  { LOG_FORMAT: 'xml' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
  { TRUSTED_PROXIES: 'true' },
  { TRUSTED_PROXIES: '10.0.0.1, proxy.example' },
  { TRUSTED_PROXIES: '10.0.0.0/33' },
  { TRUSTED_PROXIES: '0.0.0.0/0' },
  { TRUSTED_PROXIES: '::1/129' },
  { SMTP_URL: 'mail.example:25', MAIL_FROM: 'meridian@mail.example' },
  { SMTP_URL: 'https://mail.example', MAIL_FROM: 'meridian@mail.example' },
  { MAIL_FROM: 'Meridian' },
  { MAIL_FROM: 'Meridian <a@b>, Other <c@d>' },
  { MAIL_FROM: 'Meridian\r\nBcc: all@mail.example <a@b>' },
  { SEAL_ADDRESS: 'audit@mail.example, press@mail.example' },
])('refuses %o by name', (env) => {
  expect(() => readConfig(env)).toThrow(BadSetting)
  expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
})

test('trusts no proxy unless told, then addresses and networks', () => {
  expect(readConfig({}).trustedProxies).toEqual([])
  expect(
    readConfig({ TRUSTED_PROXIES: ' 127.0.0.1, 10.0.0.0/8,fd00::/8 ' }).trustedProxies,
  ).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
})

test('letters land in a folder unless a mail server and a sender are set', () => {
  expect(readConfig({}).mail.smtpUrl).toBeNull()
  const smtpUrl = 'smtps://name:word@mail.example:465'
  expect(() => readConfig({ SMTP_URL: smtpUrl })).toThrow('MAIL_FROM')
  const from = 'Meridian <meridian@mail.example>'
  expect(readConfig({ SMTP_URL: smtpUrl, MAIL_FROM: from }).mail).toEqual({ smtpUrl, from })
})
