import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import nodemailer from 'nodemailer'

/** A mail as it travels: whole, with its head, and the one mailbox it goes to. */
export interface Parcel {
  from: string
  to: string
  /** The mail of RFC 5322. */
  raw: Buffer
}

/**
 * What came of handing a parcel over. `refused`: this mailbox will never take it. `away`: it was not taken, later it may be.
 * `unknown`: it was handed over and no answer came; it may have arrived.
 */
export type Outcome = { is: 'sent' } | { is: 'refused' | 'away' | 'unknown'; reason: string }

/** Takes parcels to where they go. Never throws for what the other side does. */
export interface Carrier {
  carry(parcel: Parcel): Promise<Outcome>
}

const second = 1000

/**
 * Hands mails to an SMTP server, `smtp://…` or `smtps://…` with name and password in the address. A connection for each mail:
 * one that is shared would be tried again by the library when it breaks, and could send a mail twice.
 */
export function smtpCarrier(url: string): Carrier {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 30 * second,
    greetingTimeout: 30 * second,
    socketTimeout: 60 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    carry: async ({ from, to, raw }) => {
      let isHandedOver = false
      // The body is read only after the server has asked for it.
      const body = Readable.from(
        (function* pieces() {
          isHandedOver = true
          yield raw
        })(),
      )
      try {
        await transport.sendMail({ envelope: { from, to }, raw: body })
        return { is: 'sent' }
      } catch (error) {
        return outcomeOf(error, isHandedOver)
      }
    },
  }
}

/** Only a lasting no to this recipient, or to this mail, ends the letter: a wrong password or sender is the installation's fault and will be mended. */
function outcomeOf(error: unknown, isHandedOver: boolean): Outcome {
  const reason = reasonOf(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const command = error instanceof Error && 'command' in error ? String(error.command) : ''
  const answer =
    error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null
  if (answer === null) return { is: isHandedOver ? 'unknown' : 'away', reason }
  const isOfLetter = code === 'EMESSAGE' || command === 'RCPT TO' || command === 'DATA'
  return { is: answer >= 500 && isOfLetter ? 'refused' : 'away', reason }
}

/** What was said, without addresses: reasons are told in the log. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 300)
}

/** Puts mails into a folder, a file each, for development: `.eml` files open in any mail program. */
export function folderCarrier(folder: string): Carrier {
  return {
    carry: async ({ raw }) => {
      const name = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(`${name}.part`, raw, { mode: 0o600, flag: 'wx' })
        await rename(`${name}.part`, `${name}.eml`)
        return { is: 'sent' }
      } catch (error) {
        return { is: 'away', reason: reasonOf(error) }
      }
    },
  }
}
