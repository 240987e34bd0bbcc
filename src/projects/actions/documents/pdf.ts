import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { wrong } from './wrong.ts'

const inflated = promisify(inflate)

/** What is unpacked of the objects in a file, in bytes. */
const mostUnpacked = 32 * 1024 * 1024

const mostStreams = 50_000

/** What runs by itself, or starts something. */
const running = /\/(JavaScript|Launch|RichMedia)\b|\/JS\s*[(<\d%]|\/AA\s*(<<|\d+\s+\d+\s+R)/
const embedding = /\/EmbeddedFiles?\b/
const locking = /\/Encrypt\s*(<<|\d+\s+\d+\s+R)/
const objects = /\/ObjStm\b/
/** What is done when it is opened: a place in the text, an action, or where one of them stands. */
const opening = /\/OpenAction\s*(\[|<<[^<>]*>>|(\d{1,9})\s+(\d{1,5})\s+R)?/g
const mostOpenings = 8
/** A place in the text that is shown, or what shows one. */
const place = /^(\[|<<[^<>]*\/S\s*\/GoTo\b[^<>]*>>)/

/**
 * Looks through a PDF, in clear text and in its streams of objects. Refuses what runs scripts or starts something, does something when it
 * is opened, holds other files, is locked with a password, or packs its objects so that they cannot be looked into (in another way than
 * Flate, or more than can be unpacked). What the pages themselves hold (pictures, fonts) is not unpacked: nothing in it runs.
 */
export async function refuseActivePdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1')
  const told = plain(text)
  refuseActive(told)
  if (locking.test(told)) throw wrong('projects/document-locked')
  let left = mostUnpacked
  for (const packed of streamsOfObjects(text)) {
    const unpacked = await unpackedFrom(bytes, packed, left)
    left -= unpacked.length
    refuseActive(plain(unpacked.toString('latin1')))
  }
}

function refuseActive(told: string): void {
  if (running.test(told) || opensMore(told)) throw wrong('projects/document-macros')
  if (embedding.test(told)) throw wrong('projects/document-embedded')
}

/** Whether more is done when it is opened than showing a place in the text. */
function opensMore(told: string): boolean {
  const openings = [...told.matchAll(opening).take(mostOpenings + 1)]
  return (
    openings.length > mostOpenings ||
    openings.some(([, does = '', object, generation]) => {
      if (object === undefined) return !place.test(does)
      const stands = new RegExp(`\\b${object}\\s+${generation}\\s+obj\\s*(\\[|<<[^<>]*>>)`).exec(
        told,
      )
      return !place.test(stands?.[1] ?? '')
    })
  )
}

/** Names as they are read: `/J#61vaScript` is `/JavaScript`. */
const plain = (text: string): string =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

interface Packed {
  /** What is said of the stream. */
  head: string
  from: number
  to: number
}

/** The streams of objects of a PDF, whose lengths are not believed. */
function* streamsOfObjects(text: string): Generator<Packed> {
  let count = 0
  for (const { index, 0: begins } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    count += 1
    if (count > mostStreams) throw wrong('projects/document-locked')
    const before = text.slice(Math.max(0, index - 2000), index)
    const head = plain(before.slice(before.lastIndexOf(' obj') + 1))
    if (!objects.test(head)) continue
    const from = index + begins.length
    const to = text.indexOf('endstream', from)
    yield { head, from, to: to < 0 ? text.length : to }
  }
}

const isFlate = /\/Filter\s*\[?\s*\/(FlateDecode|Fl)\b\s*(?!\s*\/(LZW|ASCII|RunLength|Flate|Fl\b))/

async function unpackedFrom(
  bytes: Buffer,
  { head, from, to }: Packed,
  most: number,
): Promise<Buffer> {
  const packed = bytes.subarray(from, to)
  if (!/\/Filter\b/.test(head)) return packed
  if (!isFlate.test(head) || /\/Predictor\b/.test(head) || most <= 0)
    throw wrong('projects/document-locked')
  try {
    return await inflated(packed, { maxOutputLength: most })
  } catch {
    throw wrong('projects/document-locked')
  }
}
