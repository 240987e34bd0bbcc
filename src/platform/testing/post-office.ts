import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach } from 'vitest'

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

/** Mail servers for the tests of a file, each open until its test is over. */
export function postOffices(): typeof openPostOffice {
  const open: PostOffice[] = []
  afterEach(async () => {
    for (const office of open.splice(0)) await office.close()
  })
  return async (...how) => {
    const office = await openPostOffice(...how)
    open.push(office)
    return office
  }
}

/** Opens a mail server that takes everything, unless told otherwise. */
async function openPostOffice(options: SMTPServerOptions = {}, port = 0): Promise<PostOffice> {
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
