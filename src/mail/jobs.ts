import type { Db } from '#platform/db/db.ts'
import type { Carrier, Outcome } from './jobs/carrier.ts'
import { composed, type Sender } from './jobs/compose.ts'
import { lastDigest, patience, pauseAfter, type Rhythm } from './model/letter.ts'
import {
  end,
  type Ending,
  giveUpLost,
  takeDigest,
  takeNext,
  type Taken,
  waitingDigests,
} from './store.ts'

export { type Carrier, folderCarrier, smtpCarrier } from './jobs/carrier.ts'
export type { Sender } from './jobs/compose.ts'
export type { Rhythm } from './model/letter.ts'

/** The room from which an organisation's letters go out. */
export interface MailRoom {
  db: Db
  sender: Sender
  carrier: Carrier
  timeZone: string
  now(): Date
  /** How often these people want their digest; who is missing gets it daily. */
  rhythmOf(persons: readonly string[]): Promise<ReadonlyMap<string, Rhythm>>
  /** Told when letters were given up: how many, and why. Never to whom. */
  gaveUp(letters: number, reason: string): void
  /** Whether to end after the letter in hand. */
  isEnding(): boolean
}

/** Longer than any exchange with a mail server may take: who has had a letter for so long has died. */
const longestExchange = 10 * 60_000

/**
 * Sends what is due, one mail after another: letters that go out at once, and the digests whose hour has come. Many may send from
 * one database at the same time. Answers how many mails went out.
 */
export async function sendDue(room: MailRoom): Promise<number> {
  const { db, now } = room
  const lost = await giveUpLost(db, new Date(now().getTime() - longestExchange), now())
  if (lost > 0) room.gaveUp(lost, 'the sender stopped while it had the letter')
  let sent = 0
  while (!room.isEnding()) {
    const letter = await takeNext(db, now())
    if (letter === null) break
    sent += await send(room, [letter])
  }
  return sent + (await sendDigests(room))
}

async function sendDigests(room: MailRoom): Promise<number> {
  const { db, now } = room
  const waiting = await waitingDigests(db, now())
  const persons = waiting.flatMap(({ person }) => (person === null ? [] : [person]))
  const rhythms = persons.length > 0 ? await room.rhythmOf(persons) : new Map<string, Rhythm>()
  let sent = 0
  for (const digest of waiting) {
    if (room.isEnding()) break
    const rhythm = rhythms.get(digest.person ?? '') ?? 'daily'
    if (digest.oldest >= lastDigest(rhythm, now(), room.timeZone)) continue
    const [first, ...more] = await takeDigest(db, digest, now())
    if (first !== undefined) sent += await send(room, [first, ...more])
  }
  return sent
}

async function send(room: MailRoom, letters: readonly [Taken, ...Taken[]]): Promise<number> {
  const { db, sender, carrier, now } = room
  const ids = letters.map((letter) => letter.id)
  const outcome = await composed(letters, sender).then(
    (raw) => carrier.carry({ from: mailbox(sender.from), to: letters[0].address, raw }),
    (error: unknown): Outcome => ({ is: 'refused', reason: String(error) }),
  )
  const ending = endingOf(outcome, letters[0], now())
  await end(db, ids, ending, now())
  if (ending.is === 'given-up') room.gaveUp(ids.length, ending.reason)
  return ending.is === 'sent' ? 1 : 0
}

const mailbox = (from: string) => /<([^>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

function endingOf(outcome: Outcome, { tries, writtenAt }: Taken, now: Date): Ending {
  if (outcome.is === 'sent') return { is: 'sent' }
  const { reason } = outcome
  if (outcome.is === 'refused') return { is: 'given-up', reason }
  if (outcome.is === 'unknown')
    return { is: 'given-up', reason: `it may have arrived; no answer came: ${reason}` }
  const until = new Date(now.getTime() + pauseAfter(tries))
  if (until.getTime() - new Date(writtenAt).getTime() > patience)
    return { is: 'given-up', reason: `not taken for three days: ${reason}` }
  return { is: 'waiting', until, reason }
}
