import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { hasControls, isAddress, type Letter, wordingOf } from './model/letter.ts'
import { insertLetter, writtenLately } from './store.ts'

export type { Letter } from './model/letter.ts'

/** So many letters of a domain go to an address at once within an hour; the rest wait for the next digest. */
export const mostAtOnce = 5

const hour = 60 * 60_000

/**
 * Writes a letter with its cause: it is sent after the act is kept, and never when the act is undone. A second letter of the
 * same event to the same address is passed over. Refuses what is no address (`mail/address`), and control characters in the
 * name, the details or the subject (`mail/controls`), by which a mail's head could be forged.
 */
export async function write(act: Act, letter: Letter): Promise<void> {
  const address = letter.to.trim()
  if (!isAddress(address)) throw new Refusal('invalid', 'mail/address')
  const { subject } = wordingOf(letter, wordsIn(letter.locale))
  const texts = Object.values(letter.details).map((value) =>
    String(value).replace(/\r?\n|\t/g, ' '),
  )
  if ([letter.to, letter.name, subject, letter.topic, ...texts].some(hasControls))
    throw new Refusal('invalid', 'mail/controls')
  if (letter.link !== null && !/^https?:\/\/[^\s\p{Cc}]+$/u.test(letter.link))
    throw new Error('a letter leads to an absolute address of the web')
  await insertLetter(act, { ...letter, to: address })
}

/**
 * Which of these addresses had so many letters of a domain (`routes`) at once within the last hour that the next one waits for their digest:
 * whoever is written to often is never flooded.
 */
export async function floodedAmong(
  act: Act,
  domain: string,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const since = new Date(Date.parse(act.at) - hour)
  const written = await writtenLately(act.db, domain, addresses, since)
  return new Set(addresses.filter((each) => (written.get(each.toLowerCase()) ?? 0) >= mostAtOnce))
}
