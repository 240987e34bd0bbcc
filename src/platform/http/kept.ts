import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** The forms in which an answer travels. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** What a browser takes, by its `Accept-Encoding`; names with weight 0 are refused by it. */
export function encodingFrom(accepted: string | undefined): Encoding {
  const names = (accepted ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0])
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity'
}

const smallest = 1024
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** An answer as it travels: small ones are left as they are. */
export interface Encoded {
  body: Buffer
  encoding: Encoding
}

/** Packs an answer once, so that it is not packed for each asker. */
export async function encoded(text: string | Buffer, encoding: Encoding): Promise<Encoded> {
  const body = Buffer.from(text)
  if (encoding === 'identity' || body.length < smallest) return { body, encoding: 'identity' }
  if (encoding === 'gzip') return { body: await zip(body), encoding }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return { body: await brotli(body, { params }), encoding }
}

/**
 * Answers that are kept under what they follow from (last event, moment, language, address, form), the least lately asked for
 * given up first. Those who ask for the same answer at once wait for one making of it.
 */
export interface Kept {
  /** The answer under this name, made when it is not there. A failed making is not kept. */
  answer(name: string, make: () => Promise<Encoded>): Promise<Encoded>
}

/** Keeps answers up to this many bytes in all. */
export function keep(mostBytes: number): Kept {
  const answers = new Map<string, Encoded>()
  const making = new Map<string, Promise<Encoded>>()
  let bytes = 0

  const add = (name: string, answer: Encoded) => {
    if (answer.body.length > mostBytes / 16) return
    answers.set(name, answer)
    bytes += answer.body.length
    for (const [oldest, { body }] of answers) {
      if (bytes <= mostBytes) break
      answers.delete(oldest)
      bytes -= body.length
    }
  }
  const make = async (name: string, work: () => Promise<Encoded>) => {
    try {
      const answer = await work()
      add(name, answer)
      return answer
    } finally {
      making.delete(name)
    }
  }
  return {
    answer: async (name, work) => {
      const there = answers.get(name)
      if (there !== undefined) {
        // Put last again, so that what is asked for stays.
        answers.delete(name)
        answers.set(name, there)
        return there
      }
      const underWay = making.get(name)
      if (underWay) return underWay
      const made = make(name, work)
      making.set(name, made)
      return made
    },
  }
}
