import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'

/** Seconds for which an app shows one code. */
const stepSeconds = 30

/** The half minute of an instant, counted from 1970. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds)

/** A secret as people type it into an app. */
export const secretText = (bytes: Uint8Array): string => base32.encode(bytes, { padding: false })

const otpOf = (secret: string) => createOTP(base32.decode(secret))

/** The code an app shows in a half minute (RFC 6238: six digits, SHA-1). `secret` in base32. */
export const codeAt = (secret: string, step: number): Promise<string> => otpOf(secret).hotp(step)

/**
 * The half minute a code belongs to: this one, or the one before or after it, as clocks differ; null when it is of none of them.
 * All three are always compared, so that the time it takes tells nothing.
 */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  const steps = [-1, 0, 1].map((away) => stepAt(now) + away)
  const codes = await Promise.all(steps.map((step) => codeAt(secret, step)))
  const fitting = steps.filter((_, at) => isSame(codes[at] ?? '', code))
  return fitting.at(-1) ?? null
}

function isSame(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length
  for (let at = 0; at < expected.length; at += 1)
    difference |= expected.charCodeAt(at) ^ given.charCodeAt(at)
  return difference === 0
}

/** What an app reads from a picture: whose account, with which secret. */
export const appAddress = (issuer: string, account: string, secret: string): string =>
  createOTP(base32.decode(secret), { digits: 6, period: stepSeconds }).url(issuer, account)

/** So many recovery codes somebody has. */
export const recoveryCodes = 10

/** Letters that are not mistaken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A recovery code from 16 random bytes, like `h7kq-2mzp-wa4c-t9xe` (79 bits). */
export const recoveryCode = (bytes: Uint8Array): string =>
  [...bytes]
    .slice(0, 16)
    .map((byte) => letters[byte % letters.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** What somebody typed as a code, without the spaces and strokes that help to read it: six digits, a recovery code in its own form, or null. */
export function plainCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  )
  if (/^\d{6}$/.test(digits)) return digits
  if (!/^[a-z0-9]{16}$/.test(text)) return null
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
