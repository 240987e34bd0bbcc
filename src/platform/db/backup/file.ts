import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Refusal } from '#platform/refusal.ts'
import { damaged, formatNumber, type Head, isOf, linesIn, type Read, written } from './format.ts'

/** Writes lines to a new file, packed. It gets its name when it is whole, on the disk and `check` finds nothing wrong with it. */
export async function writeFile(
  file: string,
  pieces: AsyncIterable<string>,
  head: Omit<Head, 'kind' | 'format'>,
  check: (file: string) => Promise<void>,
): Promise<{ bytes: number }> {
  if (existsSync(file)) throw new Refusal('conflict', 'backup/exists', { details: { file } })
  const draft = `${file}.part`
  try {
    await pipeline(
      Readable.from(enclosed(pieces, head)),
      createGzip(),
      // Whoever may read it reads everything.
      createWriteStream(draft, { mode: 0o600, flush: true }),
    )
    await check(draft)
    await rename(draft, file)
    return { bytes: (await stat(file)).size }
  } finally {
    await rm(draft, { force: true })
  }
}

async function* enclosed(
  pieces: AsyncIterable<string>,
  head: Omit<Head, 'kind' | 'format'>,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const first = written({ kind: 'head', format: formatNumber, ...head })
  hash.update(first)
  yield first
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  yield written({ kind: 'end', sha256: hash.digest('hex') })
}

/**
 * The lines of a file between its head and its end. Refuses a file that is not there, is no backup, was written by a newer
 * program, ends too early or is not what was written; the last two are known only when all lines were read.
 */
export async function* readFile(file: string): AsyncGenerator<Read, void> {
  const hash = createHash('sha256')
  const lines = linesIn(unpacked(file, hash))
  try {
    const { value: head } = await lines.next()
    if (!head || !isOf(head, 'head')) throw damaged()
    if (head.format !== formatNumber)
      throw new Refusal('conflict', 'backup/newer', { details: { migration: head.program } })
    for await (const line of lines) {
      if (!isOf(line, 'end')) {
        yield line
        continue
      }
      if (line.sha256 !== hash.copy().digest('hex') || !(await lines.next()).done) throw damaged()
      return
    }
  } catch (error) {
    throw refusalFor(error, file)
  }
  throw damaged()
}

/** The text of a packed file; `hash` takes all of it but the last line, which holds the checksum of those before. */
async function* unpacked(file: string, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const source = createReadStream(file)
  const bytes = source.pipe(createGunzip())
  source.on('error', (error) => bytes.destroy(error))
  let held = ''
  for await (const piece of bytes) {
    const text = held + decoder.decode(piece, { stream: true })
    const last = text.lastIndexOf('\n', text.length - 2) + 1
    hash.update(text.slice(0, last))
    yield text.slice(0, last)
    held = text.slice(last)
  }
  yield held
}

function refusalFor(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'ENOENT') return new Refusal('not-found', 'backup/missing', { details: { file } })
  return code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? damaged() : error
}
