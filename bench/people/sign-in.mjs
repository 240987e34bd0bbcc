// Sign-in throughput with its hash, who-asks by session, and whether an unknown address can be told by the time an answer takes.
// No server, one database in memory: `node bench/people/sign-in.mjs [seconds]`.
import { byCommand, perform } from '../../src/platform/act.ts'
import { connect } from '../../src/platform/db/db.ts'
import { openInMemory } from '../../src/platform/db/embedded/engine.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { accept, idOfGuest, invite } from '../../src/people/actions/invitation.ts'
import { hashFor, matches } from '../../src/people/actions/passwords.ts'
import { beginSession } from '../../src/people/actions/sessions.ts'
import { personByPassword } from '../../src/people/actions/sign-in.ts'
import { askerOf } from '../../src/people/views/asker.ts'

const seconds = Number(process.argv[2] ?? 10)
const password = 'green kettles sing at dawn'
const engine = await openInMemory()
const db = connect(engine)
await migrate(db)
const now = new Date()
const people = Array.from({ length: 40 }, (_, at) => `person-${at}@example.org`)
const hash = await hashFor(password, [])
for (const email of people) {
  const id = await idOfGuest(db, email)
  const deed = { by: byCommand('bench'), name: 'people.came', subject: `person:${id}` }
  await perform(db, deed, async (act) => {
    const guest = { email, name: 'Ana Example', locale: 'en' }
    let secret = ''
    const link = (made) => {
      secret = made
      return `http://localhost/en/invitation?token=${made}`
    }
    await invite(act, guest, { id, now, inviter: 'bench', link })
    await accept(act, { secret, name: guest.name, locale: 'en', hash }, now)
  })
}

const begun = {
  way: 'password',
  browser: 'firefox-linux',
  awaitsFactor: false,
  hasSecondFactor: false,
  instead: undefined,
}
let tries = 0
const enter = async (email, typed) => {
  tries += 1
  const asked = {
    email,
    password: typed,
    address: `10.${tries >> 16}.${(tries >> 8) & 255}.${tries & 255}`,
    recovery: 'http://localhost/en/recover',
  }
  const person = await personByPassword(db, asked, new Date())
  return beginSession(db, { ...begun, person: person.id }, new Date())
}
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const timed = async (work) => {
  const from = performance.now()
  await work().catch(() => {})
  return performance.now() - from
}

const one = []
for (const email of people) one.push(await timed(() => enter(email, password)))
console.log(`one sign-in: ${median(one).toFixed(0)} ms (median of ${one.length})`)

const rounds = 5
const leastOfHash = 0.6
/** Eight at once for a share of the time: how many were done in a second. */
async function eightAtOnce(work) {
  let done = 0
  const from = performance.now()
  await Promise.all(
    people.slice(0, 8).map(async (email) => {
      while (performance.now() - from < (seconds * 1000) / rounds / 2) {
        await work(email)
        done += 1
      }
    }),
  )
  return (done * 1000) / (performance.now() - from)
}
const [hashes, signedIn, shares] = [[], [], []]
for (let round = 0; round < rounds; round += 1) {
  hashes.push(await eightAtOnce(() => matches(hash, password)))
  signedIn.push(await eightAtOnce((email) => enter(email, password)))
  shares.push(signedIn.at(-1) / hashes.at(-1))
}
console.log(
  `eight at once: ${median(signedIn).toFixed(1)} sign-ins a second, ${median(shares).toFixed(2)} of ${median(hashes).toFixed(1)} hashes a second (at least ${leastOfHash})`,
)
if (median(shares) < leastOfHash) process.exitCode = 1

const cookie = await enter(people[0], password)
const asks = []
for (let at = 0; at < 500; at += 1)
  asks.push(await timed(() => askerOf(db, { cookie, authorization: undefined }, new Date())))
console.log(`who asks, by session: ${median(asks).toFixed(2)} ms (median of ${asks.length})`)

const [known, unknown] = [[], []]
for (let at = 0; at < 5; at += 1)
  for (const [place, email] of people.entries()) {
    known.push(await timed(() => enter(email, 'wrong again, my friend')))
    unknown.push(
      await timed(() => enter(`nobody-${at}-${place}@example.org`, 'wrong again, my friend')),
    )
  }
const [right, wrong] = [median(known), median(unknown)]
console.log(
  `wrong password: ${right.toFixed(1)} ms; unknown address: ${wrong.toFixed(1)} ms (medians of ${known.length})`,
)
await db.destroy()
await engine.close()
