import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { readerOf } from './program.mjs'

export const abreast = 20
const fewest = 20
/** Long enough for many turns of the server, short enough for many rounds. */
const secondsARound = 1.5

/**
 * A client that asks a server over the network, twenty requests abreast on connections that are kept. `rate` gives the answers a
 * second to requests made by `path`, as many each time as the first time showed to take a second or two. What a server refuses
 * because it is too busy is no answer.
 */
export function startClient(port) {
  const child = fork(fileURLToPath(new URL('./client.mjs', import.meta.url)))
  const answersASecond = async (count, { path, host, encoding }) => {
    const requests = Array.from({ length: count }, () => ({
      path: path(),
      headers: { ...readerOf(host), ...(encoding ? { 'accept-encoding': encoding } : {}) },
    }))
    child.send({ port, requests, abreast })
    const [answer] = await once(child, 'message')
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.answers / answer.seconds
  }
  const counts = new Map()
  const rate = async (asked) => {
    if (!counts.has(asked)) {
      await answersASecond(fewest, asked)
      const warm = await answersASecond(fewest, asked)
      counts.set(asked, Math.max(fewest, Math.round(warm * secondsARound)))
    }
    return answersASecond(counts.get(asked), asked)
  }
  const close = async () => {
    child.disconnect()
    await once(child, 'exit')
  }
  return { rate, close }
}
