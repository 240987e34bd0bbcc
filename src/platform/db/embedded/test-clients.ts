import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Embedded } from './engine.ts'

export async function client(engine: Embedded): Promise<pg.Client> {
  const opened = new pg.Client({
    host: engine.socketFolder,
    port: engine.port,
    user: 'ada',
    database: 'any',
  })
  opened.on('error', () => {})
  await opened.connect()
  return opened
}

export async function guest(engine: Embedded): Promise<pg.Client> {
  const opened = await client(engine)
  onTestFinished(() => cut(opened))
  return opened
}

/** Ends a connection as a power cut at the other end would: without a farewell. */
export function cut(opened: pg.Client) {
  opened.connection.stream.destroy()
}

/** A client that says exactly what a test wants. */
export async function raw(engine: Embedded) {
  const socket = connect(join(engine.socketFolder, `.s.PGSQL.${engine.port}`))
  onTestFinished(() => void socket.destroy())
  let answer = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (bytes: Buffer) => (answer = Buffer.concat([answer, bytes])))
  const heard = async (words: string) => {
    while (!answer.includes(words)) await once(socket, 'data')
  }
  socket.write('\0\0\0\x12\0\x03\0\0user\0ada\0\0')
  await heard('Z\0\0\0\x05I')
  answer = Buffer.alloc(0)
  return {
    socket,
    heard,
    say: (...messages: Buffer[]) => void socket.write(Buffer.concat(messages)),
    text: () => answer.toString('latin1'),
    types: () => typesIn(answer),
  }
}

function typesIn(answer: Buffer): string[] {
  const types: string[] = []
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1))
    types.push(answer.toString('latin1', at, at + 1))
  return types
}
