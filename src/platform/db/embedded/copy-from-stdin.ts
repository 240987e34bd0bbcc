import { Buffer } from 'node:buffer'

/** One error in the engine's own words, so that a transaction around it fails as it would have. */
const refusal = `do $$begin raise exception using errcode = '0A000',
  message = 'copy from stdin is not possible on the embedded database',
  hint = 'insert … select from unnest(…) does the same'; end$$`

/** Everything in which the words "copy" and "from stdin" would mean nothing. */
const notCode =
  /\be'(?:\\[^]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$(\w*)\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\//gi

/**
 * COPY FROM STDIN waits for messages that PGlite cannot feed it, and ends the whole engine. A statement
 * that asks for it is replaced, in a Query or a Parse, by one that refuses.
 */
export function withoutCopyFromStdin(message: Buffer): Buffer {
  const type = message.toString('latin1', 0, 1)
  if (type !== 'Q' && type !== 'P') return message
  // Read as latin1 first: most messages are cleared by this alone.
  if (!/stdin/i.test(message.toString('latin1', 5))) return message

  const [name, sql] = type === 'Q' ? ['', stringAt(message, 5)] : statementOf(message)
  if (!copiesFromStdin(sql)) return message
  return type === 'Q' ? framed('Q', `${refusal}\0`) : framed('P', `${name}\0${refusal}\0\0\0`)
}

/** Whether one of these statements is a COPY FROM STDIN. */
export function copiesFromStdin(sql: string): boolean {
  const code = sql.replace(notCode, (quoted) => (quoted.startsWith('"') ? 'name' : ' '))
  return code.split(';').some((statement) => /^\s*copy\b.*\bfrom\s+stdin\b/is.test(statement))
}

function statementOf(parse: Buffer): [name: string, sql: string] {
  const name = stringAt(parse, 5)
  return [name, stringAt(parse, 5 + Buffer.byteLength(name) + 1)]
}

function stringAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at)
  return bytes.toString('utf8', at, end < 0 ? bytes.length : end)
}

function framed(type: string, content: string): Buffer {
  const body = Buffer.from(content)
  const header = Buffer.alloc(5)
  header.write(type, 0, 'latin1')
  header.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}
