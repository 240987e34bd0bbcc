import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server took it: who it was for, and what it says. */
export interface Arrived extends Email {
  recipients: readonly string[]
}

/** A real mail server on this machine. */
export interface PostOffice {
  url: string
  arrived: Arrived[]
  close(): Promise<void>
}

/** Opens a mail server that takes everything, unless told otherwise. */
export async function openPostOffice(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<PostOffice> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, session, done) => {
      const take = async () => {
        const pieces: Buffer[] = []
        for await (const piece of stream) pieces.push(Buffer.from(piece))
        const mail = await PostalMime.parse(Buffer.concat(pieces))
        arrived.push({
          ...mail,
          recipients: session.envelope.rcptTo.map((each) => each.address),
        })
      }
      void take().finally(done)
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const at = server.server.address()
  if (at === null || typeof at === 'string') throw new Error('the mail server has no port')
  return {
    url: `smtp://127.0.0.1:${at.port}`,
    arrived,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
