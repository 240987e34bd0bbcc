import { commonWords } from './common-words.ts'

/** NIST SP 800-63B: long, any characters, no rule of composition; checked against what is guessed first. */
export const shortest = 12
export const longest = 128

/** Why a password is not taken: the key of its words. */
export type PasswordFault =
  | 'password-short'
  | 'password-long'
  | 'password-common'
  | 'password-own'
  | 'password-row'
  | 'password-repeats'

/** What stands in the way of a password, or null. `about` are things others know of its owner: name, address, organisation. */
export function faultOfPassword(password: string, about: readonly string[]): PasswordFault | null {
  const length = Array.from(password.normalize('NFKC')).length
  if (length < shortest) return 'password-short'
  if (length > longest) return 'password-long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (repeats(plain)) return 'password-repeats'
  if (isRow(plain)) return 'password-row'
  const readings = readingsOf(plain)
  const own = about.flatMap(partsOf)
  if (own.length > 0 && readings.some((text) => left(text, own) < enough)) return 'password-own'
  if (readings.some((text) => left(text, [...commonWords, ...own]) < enough))
    return 'password-common'
  return null
}

/** So many letters must be left when known words are taken away. */
const enough = 5

/** A few characters, or one short piece, over and over. */
function repeats(text: string): boolean {
  if (new Set(text).size < 5) return true
  return /^(.{1,6}?)\1+.{0,5}$/su.test(text) && new Set(text).size < 7
}

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertzuiop',
  'yxcvbnm',
  '1234567890',
  'qazwsxedcrfvtgbyhnujmik,ol.p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'abcdefghijklmnopqrstuvwxyz',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ئءؤرلاىةوزظ',
  'أبتثجحخدذرزسشصضطظعغفقكلمنهوي',
]

/** Whether it is nothing but pieces of a row of keys or of the alphabet, either way. */
function isRow(text: string): boolean {
  const both = rows.flatMap((row) => [
    row + row,
    Array.from(row + row)
      .toReversed()
      .join(''),
  ])
  let rest = text
  let pieces = 0
  while (rest.length > 0) {
    const length = longestPiece(rest, both)
    if (length < 3) return pieces > 0 && rest.length < 3
    rest = rest.slice(length)
    pieces += 1
  }
  return true
}

function longestPiece(text: string, both: readonly string[]): number {
  for (let length = Math.min(text.length, 24); length >= 3; length -= 1)
    if (both.some((row) => row.includes(text.slice(0, length)))) return length
  return 0
}

const swaps: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
}

/** As it stands and with digits and marks read as the letters they often stand for; without anything but letters. */
const readingsOf = (text: string): string[] => {
  const swapped = Array.from(text, (character) => swaps[character] ?? character).join('')
  return [...new Set([text, swapped])].map(lettersOf)
}

const lettersOf = (text: string): string => text.normalize('NFKD').replace(/[^\p{L}]+/gu, '')

/** The words in something known of a person, long enough to stand for it, and the whole of it. */
const partsOf = (text: string): string[] =>
  [text, ...text.split(/[^\p{L}\p{N}]+/u)]
    .map((part) => lettersOf(part.toLowerCase()))
    .filter((part) => part.length >= 4)

/** How many letters are left when the words are taken out, longest first; more than enough where it holds none of them. */
function left(text: string, words: readonly string[]): number {
  const sorted = [...new Set(words)].toSorted((a, b) => b.length - a.length)
  const rest = sorted.reduce(
    (remaining, word) => (word.length < 3 ? remaining : remaining.replaceAll(word, ' ')),
    text,
  )
  return rest === text ? Number.POSITIVE_INFINITY : rest.replaceAll(' ', '').length
}
