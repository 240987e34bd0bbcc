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
])('refuses %o by name', (env) => {
  expect(() => readConfig(env)).toThrow(BadSetting)
  expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
})
