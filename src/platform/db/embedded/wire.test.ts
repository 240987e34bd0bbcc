import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copiesFromStdin } from './copy-from-stdin.ts'
import {
  createFraming,
  message,
  mostBytesInMessage,
  query,
  statusAtEnd,
  type Wish,
} from './wire.ts'

const start = startup(196608, 'user\0ada\0\0')
const sync = message('S')
const parse = message('P', '', 'select 1', Buffer.alloc(2))

describe('the start of a connection', () => {
  test('encryption is asked for, in both ways, before the start', () => {
    expect(kinds(startup(80877103), startup(80877104), start)).toEqual([
      'encryption',
      'encryption',
      'start',
    ])
  })

  test('a request to cancel is known', () => {
    expect(kinds(startup(80877102, '\0\0\0\x01\0\0\0\x01'))).toEqual(['cancel'])
  })

  test('another version of the protocol is garbage', () => {
    expect(kinds(startup(2 << 16))).toEqual(['garbage'])
  })

  test('a web browser that lost its way is garbage', () => {
    expect(kinds(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toEqual(['garbage'])
  })
})

describe('messages', () => {
  test('everything up to the Sync is one batch', () => {
    const batches = wishes(start, parse, parse, sync).filter((wish) => wish.kind === 'batch')
    expect(batches).toEqual([
      { kind: 'batch', bytes: Buffer.concat([parse, parse, sync]), isLast: true },
    ])
  })

  test('a Flush hands over what there is and says that more follows', () => {
    const batches = wishes(start, parse, message('H'), sync).filter((wish) => wish.kind === 'batch')
    expect(batches.map((batch) => batch.isLast)).toEqual([false, true])
  })

  test('nothing is handed over before something asks for an answer', () => {
    expect(kinds(start, parse)).toEqual(['start'])
  })

  test('leftovers of a COPY are ignored, and Terminate is a farewell', () => {
    expect(
      kinds(start, message('d', 'row'), message('c'), message('f', 'no'), message('X')),
    ).toEqual(['start', 'leave'])
  })

  test('the bytes may come in any pieces', () => {
    const all = Buffer.concat([
      start,
      parse,
      sync,
      query('select 1'),
      parse,
      message('H'),
      sync,
      message('X'),
    ])
    const whole = wishes(all)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: all.length - 1 })), (cuts) => {
        expect(wishes(...cutAt(all, cuts))).toEqual(whole)
      }),
    )
  })

  test('an unknown kind and an impossible length are garbage, and nothing after them counts', () => {
    const tooLong = Buffer.from('Q\0\0\0\0')
    tooLong.writeInt32BE(mostBytesInMessage + 1, 1)
    const tooShort = Buffer.from('Q\0\0\0\x03')
    const unknown = message('~', 'x')
    for (const spoiled of [tooLong, tooShort, unknown])
      expect(kinds(start, spoiled, query('select 1'))).toEqual(['start', 'garbage'])
  })

  test('no bytes at all can make it throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        (bytes) => void wishes(start, Buffer.from(bytes), Buffer.from(bytes)),
      ),
    )
  })
})

test('the status is read from the end of an answer', () => {
  const ready = (status: string) => message('Z', Buffer.from(status))
  expect(statusAtEnd(Buffer.concat([message('C', 'SELECT 1'), ready('I')]))).toBe('idle')
  expect(statusAtEnd(ready('T'))).toBe('in transaction')
  expect(statusAtEnd(ready('E'))).toBe('failed')
  expect(statusAtEnd(message('C', 'SELECT 1'))).toBe(null)
  expect(statusAtEnd(Buffer.alloc(0))).toBe(null)
})

describe('copy from stdin', () => {
  test.each([
    'copy office from stdin',
    'COPY office (code, name)\nFROM STDIN with (format csv)',
    '-- offices\n copy office from /* here */ stdin',
    'begin; copy "from; office" from stdin;',
    "select E'it\\'s'; copy office from stdin",
  ])('is seen in: %s', (sql) => {
    expect(copiesFromStdin(sql)).toBe(true)
  })

  test.each([
    'copy office to stdout',
    "copy office from '/tmp/stdin'",
    "select '; copy office from stdin'",
    'select $words$; copy office from stdin$words$',
    '-- copy office from stdin\nselect 1',
    'select copy from stdin',
  ])('is not seen in: %s', (sql) => {
    expect(copiesFromStdin(sql)).toBe(false)
  })

  test('is replaced by a refusal in a Query and in a Parse', () => {
    const asked = [
      query('copy office from stdin'),
      message('P', 'name', 'copy office from stdin', Buffer.alloc(2)),
    ]
    for (const one of asked) {
      const [, batch] = wishes(start, one, sync)
      expect(batch?.kind === 'batch' && batch.bytes.toString()).toContain(
        'not possible on the embedded database',
      )
      expect(batch?.kind === 'batch' && batch.bytes.toString()).not.toContain('copy office')
    }
  })
})

function wishes(...pieces: Buffer[]): Wish[] {
  const framing = createFraming()
  return pieces.flatMap((piece) => framing.take(piece))
}

function kinds(...pieces: Buffer[]) {
  return wishes(...pieces).map((wish) => wish.kind)
}

function cutAt(bytes: Buffer, cuts: number[]): Buffer[] {
  const edges = [0, ...new Set(cuts.toSorted((a, b) => a - b)), bytes.length]
  return edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge))
}

function startup(code: number, rest = ''): Buffer {
  const head = Buffer.alloc(8)
  head.writeInt32BE(8 + rest.length)
  head.writeInt32BE(code, 4)
  return Buffer.concat([head, Buffer.from(rest, 'latin1')])
}
