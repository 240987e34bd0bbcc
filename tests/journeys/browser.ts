import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Starts Chromium: the one of `CHROMIUM_PATH`, of the operating system, or the one that comes from npm. */
export async function startBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'] ?? ''
  const installed = [given, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (path) => path !== '' && existsSync(path),
  )
  if (installed !== undefined)
    return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] })
  const packed = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await packed.default.executablePath(),
    args: packed.default.args,
    headless: true,
  })
}
