import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A secret nobody guesses: 256 random bits, as they stand in a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. It is random and long, so that a plain hash suffices. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

/** What is kept of an address or an account that somebody tried: only who has the key can tell which it was. */
export const keyedHashOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new id, like `p-` with random letters and digits (100 bits). */
export const newId = (kind: 'p' | 's' | 't'): string =>
  `${kind}-${[...randomBytes(20)].map((byte) => letters[byte % 32]).join('')}`
