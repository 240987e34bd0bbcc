import { setImmediate as otherTurns } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from '#platform/refusal.ts'

/** All parts that are read, unpacked, in bytes: a file of one megabyte may claim to hold a thousand. */
const mostUnpacked = 24 * 1024 * 1024
const mostParts = 2000

/** The parts of a workbook's file that are read, by their path. */
export type Parts = ReadonlyMap<string, Buffer>

const read =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i
const macros = /(^|\/)(vbaProject\w*\.bin|macrosheets\/.*)$/i
/** The file that office programs wrap what is locked with a password into; old `.xls` files are such ones too. */
const wrapped = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const locked = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * The parts of a workbook, unpacked no further than they may be. Refuses what is no workbook (`workbook/none`), is locked with a
 * password (`workbook/locked`), brings macros (`workbook/macros`) or would be too large (`workbook/large`).
 */
export async function unpacked(bytes: Uint8Array): Promise<Parts> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.subarray(0, wrapped.length).equals(wrapped))
    throw new Refusal('invalid', file.includes(locked) ? 'workbook/locked' : 'workbook/none')
  return asWorkbook(async () => {
    const zip = await fromBufferPromise(file)
    try {
      return await partsOf(zip)
    } finally {
      zip.close()
    }
  })
}

async function partsOf(zip: ZipFile): Promise<Parts> {
  if (zip.entryCount > mostParts) throw tooLarge()
  const parts = new Map<string, Buffer>()
  let left = mostUnpacked
  for await (const entry of zip.eachEntry()) {
    if (macros.test(entry.fileName)) throw new Refusal('invalid', 'workbook/macros')
    if (entry.isEncrypted()) throw new Refusal('invalid', 'workbook/locked')
    if (!read.test(entry.fileName)) continue
    // What an entry says of itself; the reader stops where it turns out to be more.
    left -= entry.uncompressedSize
    if (left < 0) throw tooLarge()
    const chunks: Buffer[] = await Array.fromAsync(await zip.openReadStreamPromise(entry))
    parts.set(entry.fileName.toLowerCase(), Buffer.concat(chunks))
  }
  return parts
}

/** A workbook or its part that is too large to be read. */
export const tooLarge = () => new Refusal('invalid', 'workbook/large')

/** Does what can only fail because the bytes are no workbook; then refuses with `workbook/none`. */
export async function asWorkbook<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', 'workbook/none')
  }
}

/** What is told of a part of a workbook while it is read; names without their prefixes. */
export interface Hearer {
  opens?(name: string, attributes: ReadonlyMap<string, string>): void
  says?(text: string): void
  closes?(name: string): void
}

const slice = 64 * 1024

/** Reads a part from beginning to end, and lets others have their turn in between. Fails where it is not well formed or declares a type. */
export async function hear(part: Buffer, { opens, says, closes }: Hearer): Promise<void> {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a part of a workbook declares no document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    opens?.(
      local(name),
      new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    )
  })
  parser.on('text', (text) => says?.(text))
  parser.on('cdata', (text) => says?.(text))
  parser.on('closetag', ({ name }) => closes?.(local(name)))
  const text = new TextDecoder('utf-8', { fatal: true }).decode(part)
  for (let at = 0; at < text.length; at += slice) {
    parser.write(text.slice(at, at + slice))
    await otherTurns()
  }
  parser.close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
