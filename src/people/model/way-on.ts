/**
 * Where to go on after signing in: a path of our own below a language, else null. Anything by which a browser could be led to
 * another site is passed over: another origin, `//host`, backslashes, control characters, a door that would sign out again.
 */
export function ownPath(text: string | undefined): string | null {
  if (text === undefined || !isBelowLanguage(text)) return null
  if (/[\\\p{Cc}\s]/u.test(text) || /^\/[^?]*\/\//.test(text)) return null
  const url = URL.parse(text, 'http://own.invalid')
  if (url === null || url.origin !== 'http://own.invalid') return null
  if (!isBelowLanguage(url.pathname)) return null
  if (/^\/\w\w\/(sign-in|sign-out|recover|invitation)(?=\/|$)/.test(url.pathname)) return null
  return url.pathname + url.search
}

const isBelowLanguage = (path: string) => /^\/(en|fr|es|ar)(?=[/?]|$)/.test(path)
