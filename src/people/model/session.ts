/** How somebody signed in. */
export const ways = ['password', 'passkey', 'openid', 'invitation', 'demo'] as const
export type Way = (typeof ways)[number]

const browsers = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Headless)?(?:Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
] as const

const systems = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMacintosh\b/],
  ['linux', /\b(?:Linux|X11|CrOS)\b/],
] as const

const kindIn = (kinds: readonly (readonly [string, RegExp])[], text: string) =>
  kinds.find(([, mark]) => mark.test(text))?.[0] ?? 'other'

/** The family of a browser and its system by what it calls itself, like `firefox-linux`: enough to know one's own devices by, too little to know a person by. */
export function browserOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500)
  return `${kindIn(browsers, text)}-${kindIn(systems, text)}`
}

/** The two parts of a family, as keys of their words. */
export function partsOfBrowser(family: string): { browser: string; system: string } {
  const [browser = 'other', system = 'other'] = family.split('-')
  const isKnown = (kinds: readonly (readonly [string, RegExp])[], name: string) =>
    kinds.some(([kind]) => kind === name)
  return {
    browser: isKnown(browsers, browser) ? browser : 'other',
    system: isKnown(systems, system) ? system : 'other',
  }
}
