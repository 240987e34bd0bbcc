import { type DocumentType, isNamedAs, mostOfDocument } from '#projects/model/document.ts'
import { inOffice } from './office.ts'
import { refuseActivePdf } from './pdf.ts'
import { wrong } from './wrong.ts'

const beginsWith = (bytes: Buffer, ...first: readonly number[]) =>
  bytes.subarray(0, first.length).equals(Buffer.from(first))

/**
 * What a document is, by its bytes and not by what it is called. Refuses, at the field `file`: an empty one, one that is too large, what is
 * none of the types taken or is named otherwise than it is, what is locked with a password, what brings macros or scripts
 * or other files, and what fetches something from outside when it is opened.
 */
export async function typeOf(given: Uint8Array, name: string): Promise<DocumentType> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (bytes.length === 0) throw wrong('projects/document-empty')
  if (bytes.length > mostOfDocument)
    throw wrong('projects/document-large', { most: mostOfDocument / 1024 / 1024 })
  const type = await kindOf(bytes)
  if (type === null || !isNamedAs(name, type)) throw wrong('projects/document-type')
  return type
}

async function kindOf(bytes: Buffer): Promise<DocumentType | null> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    await refuseActivePdf(bytes)
    return 'pdf'
  }
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpg'
  if (beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return inOffice(bytes)
  // Old office files, and new ones that are locked with a password: neither can be looked into.
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw wrong('projects/document-locked')
  return isText(bytes) ? 'txt' : null
}

/** Signs that no text has, but the ends of lines and pages and tabs. */
const signs = /\p{Cc}/u
const spaces = /[\t\n\v\f\r]/g
const markup = /^\s*<(!doctype|html|\?xml|svg)/i

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !signs.test(text.replaceAll(spaces, '')) && !markup.test(text)
  } catch {
    return false
  }
}
