import type { Buffer } from 'node:buffer'
import { chmodSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Turns } from './turns.ts'
import { createFraming, fatalError, type Wish } from './wire.ts'

export interface Listening {
  /** Says good-bye to every client and takes no more. */
  close(): void
}

/** Listens on a unix socket as PostgreSQL would; `greeting` is what a client hears after its start-up. */
export async function listen(
  socketPath: string,
  greeting: Buffer,
  turns: Turns,
): Promise<Listening> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serveClient(socket, greeting, turns)
  })
  await bound(server, socketPath)
  // The folder is private already; this is for whoever opens it up.
  chmodSync(socketPath, 0o600)

  return {
    close() {
      server.close()
      for (const socket of sockets) socket.end(fatalError('57P01', 'the database is closing'))
    },
  }
}

function bound(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, resolve)
  })
}

function serveClient(socket: Socket, greeting: Buffer, turns: Turns) {
  const framing = createFraming()
  const client = {
    answer: (bytes: Buffer) => void socket.write(bytes),
    end: () => socket.destroySoon(),
    cutOff: (words: Buffer) => void socket.end(words, () => socket.destroy()),
  }

  function grant(wish: Wish) {
    if (wish.kind === 'encryption') return socket.write('N')
    if (wish.kind === 'start') return socket.write(greeting)
    if (wish.kind === 'batch') return turns.ask(client, wish)
    if (wish.kind === 'leave') return turns.finish(client)
    if (wish.kind === 'garbage')
      return socket.end(fatalError('08P01', wish.why), () => socket.destroy())
    // A query cannot be cancelled: the engine does not read anything while it runs.
    socket.destroySoon()
  }

  // A client that vanishes is no fault of ours; 'close' follows.
  socket.on('error', () => {})
  socket.on('close', () => turns.leave(client))
  socket.on('data', (bytes: Buffer) => framing.take(bytes).forEach(grant))
}
