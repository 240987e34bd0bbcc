/** A reader in a process of its own: asks for one page after another and says how long each took, in milliseconds. */
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let days = 0

process.on('message', async ({ port, path, count, headers }) => {
  const times = []
  for (let at = 0; at < count; at += 1) {
    days += 1
    const day = new Date(Date.UTC(2024, 8, 1) + days * 86_400_000).toISOString().slice(0, 10)
    const begun = performance.now()
    await answered(port, path.replace('FRESH', day), {
      ...headers,
      'x-forwarded-for': `10.1.${at % 200}.1`,
    })
    times.push(performance.now() - begun)
  }
  process.send(times)
})

function answered(port, path, headers) {
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
      answer.resume()
      answer.on('error', fail)
      answer.on('end', () =>
        answer.statusCode === 200 ? done() : fail(new Error(`${path}: ${answer.statusCode}`)),
      )
    }).on('error', fail)
  })
}
