/** A client in a process of its own, so that it does not take the server's turns: asks as it is told, and says how many answers came in what time. */
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 20 })
process.on('message', ({ port, requests, abreast }) => {
  ask(port, requests, abreast).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.message }),
  )
})

async function ask(port, requests, abreast) {
  const waiting = requests.values()
  const begun = performance.now()
  let answers = 0
  const one = async () => {
    // All take from the same row of requests.
    for (const { path, headers } of waiting)
      if ((await statusOf(port, path, headers)) === 200) answers += 1
  }
  await Promise.all(Array.from({ length: abreast }, one))
  return { answers, seconds: (performance.now() - begun) / 1000 }
}

/** 200, or 503 from a server that is too busy; any other status fails. */
function statusOf(port, path, headers) {
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
      answer.resume()
      answer.on('error', fail)
      answer.on('end', () => {
        const { statusCode } = answer
        if (statusCode === 200 || statusCode === 503) done(statusCode)
        else fail(new Error(`${path}: ${statusCode}`))
      })
    }).on('error', fail)
  })
}
