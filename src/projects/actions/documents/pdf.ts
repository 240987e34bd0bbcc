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
  const texts = [plain(text)]
  refuseActive(texts)
  if (texts.some((told) => locking.test(told))) throw wrong('projects/document-locked')
  const objectsPacked = new Map<string, string>()
  let left = mostUnpacked
  for (const packed of streamsOfObjects(text)) {
    const unpacked = (await unpackedFrom(bytes, packed, left)).toString('latin1')
    left -= unpacked.length
    const told = plain(unpacked)
    refuseActive([told])
    if (told.includes('/OpenAction')) texts.push(told)
    for (const [number, object] of objectsIn(unpacked, packed.head))
      objectsPacked.set(number, object)
  }
  if (opensMore(texts, objectsPacked)) throw wrong('projects/document-macros')
}

function refuseActive(texts: readonly string[]): void {
  if (texts.some((told) => running.test(told))) throw wrong('projects/document-macros')
  if (texts.some((told) => embedding.test(told))) throw wrong('projects/document-embedded')
}

/** Whether more is done when it is opened than showing a place in the text. */
function opensMore(texts: readonly string[], packed: ReadonlyMap<string, string>): boolean {
  const openings = texts.flatMap((told) => [...told.matchAll(opening).take(mostOpenings + 1)])
  const standing = (object: string, generation: string): string => {
    const begins = new RegExp(`\\b${object}\\s+${generation}\\s+obj\\s*(\\[|<<[^<>]*>>)`)
    return begins.exec(texts[0] ?? '')?.[1] ?? packed.get(object) ?? ''
  }
  return (
    openings.length > mostOpenings ||
    openings.some(
      ([, does = '', object, generation = '0']) =>
        !place.test(object === undefined ? does : standing(object, generation)),
    )
  )
}

/** How each object begins that is packed in a stream, by its number. */
function objectsIn(unpacked: string, head: string): [string, string][] {
  const first = Number(/\/First\s+(\d{1,9})/.exec(head)?.[1] ?? 0)
  const numbers = unpacked.slice(0, first).match(/\d+/g) ?? []
  return numbers.flatMap((number, at): [string, string][] => {
    const from = first + Number(numbers[at + 1] ?? 0)
    return at % 2 === 0 ? [[number, plain(unpacked.slice(from, from + 300)).trimStart()]] : []
  })
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
