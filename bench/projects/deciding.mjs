/**
 * Two people decide the same step at once, 1,000 times unless told, through the doors of the API: a Chief of Mission and the deputy to whom
 * the post is lent. Fails unless exactly one wins each time, the other is refused and told who decided and when, and the
 * record and the history hold the winner's verdict alone.
 *
 *   node --import ./bin/tsx.mjs bench/projects/deciding.mjs [embedded|postgresql] [rounds]
 */
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { versionOf } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { somebody } from '#posts/people.test.room.ts'
import { heldByStep } from '#routes/model/held.ts'
import { cast, proposal, sent, stepOf } from '#routes/routes.test.room.ts'
import { verdictsOf } from '#routes/views.ts'
import { sessionOf } from '../../tests/accounts.ts'
import { engines, openOn } from '../network/engines.mjs'
import { median, milliseconds, timed } from '../network/figures.mjs'
import { programOn, readerOf } from '../network/program.mjs'
import { loadDefault } from '../plans/organisation.mjs'

const rounds = Number(process.argv[3] ?? 1000)
const host = 'bench.localhost'
const origin = 'http://bench.localhost'
const verdict = {
  verdict: 'endorse',
  answers: ['government-request', 'capacity', 'security', 'sexual-exploitation'].map((item) => ({
    item,
    answer: 'yes',
  })),
}

console.log(`# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const { db, close } = await openOn(engine, { connections: 10 })
  try {
    await loadDefault(db)
    await race(engine, db)
  } finally {
    await close()
  }
}

/** The two who may decide under the post of the Chief of Mission, with the cookies of their sessions. */
async function rivals(db, chief) {
  const deputy = await somebody(db, 'Didi', 'deputy-chief-of-mission')
  await sql`insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
    values ('lent-1', 'chief-of-mission-of-cora', 'deputy-chief-of-mission-of-didi', ${deputy}, null, '[2020-01-01,)', 'In charge',
      '[2000-01-01,)')`.execute(db)
  const cookies = []
  for (const person of [chief.asker.person, deputy])
    cookies.push(`meridian=${await sessionOf(db, person, new Date())}`)
  return cookies
}

async function race(engine, db) {
  const { developer, chief } = await cast(db)
  const cookies = await rivals(db, chief)
  const app = await programOn([{ host, db }])
  const decide = (id, version, cookie) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/route-steps/${id}/verdict`,
      headers: { ...readerOf(host), origin, cookie },
      payload: { ...verdict, version },
    })
  const told = { won: 0, refused: 0, who: 0, otherwise: 0 }
  const pairs = []
  const losing = []
  for (let round = 1; round <= rounds; round += 1) {
    const project = `pr-round-${round}`
    await proposal(db, { id: project })
    await sent(developer, project)
    const { step, standing } = await stepOf(db, 'chief-of-mission', project)
    const version = versionOf(heldByStep({ standing }))
    const both = round % 2 === 0 ? cookies : cookies.toReversed()
    const answers = []
    const pair = await timed(() =>
      Promise.all(
        both.map(async (cookie) => {
          let answer
          const time = await timed(async () => {
            answer = await decide(step.id, version, cookie)
          })
          answers.push({ answer, time })
        }),
      ),
    )
    pairs.push(pair)
    const won = answers.filter(({ answer }) => answer.statusCode === 200)
    const lost = answers.filter(({ answer }) => answer.statusCode === 409)
    if (won.length !== 1 || lost.length !== 1) {
      told.otherwise += 1
      console.error(answers.map(({ answer }) => `${answer.statusCode} ${answer.body}`).join('\n'))
      continue
    }
    told.won += 1
    losing.push(lost[0].time)
    const problem = lost[0].answer.json()
    if (problem.type === '/problems/routes/decided') told.refused += 1
    if (problem.title === (await toldOf(db, step.id))) told.who += 1
  }
  await report(engine, db, { told, pairs, losing })
  await app.close()
}

/** What whoever comes too late is told of a step: who decided it, and when. */
async function toldOf(db, step) {
  const { by, at } = (await verdictsOf(db, [step])).get(step)
  const words = wordsIn('en')
  return words.t('routes.decided', { by: by.name, at: words.instant(at) })
}

async function report(engine, db, { told, pairs, losing }) {
  const { rows } = await sql`
    select (select count(*)::int from event where name = 'routes.decided') as events,
      (select count(*)::int from route_verdict) as verdicts,
      (select count(distinct person)::int from route_verdict) as winners`.execute(db)
  const [{ events, verdicts, winners }] = rows
  const seconds = pairs.reduce((sum, each) => sum + each, 0) / 1000
  console.log(
    `${engine}: ${rounds} rounds, ${(rounds / seconds).toFixed(1)} a second: ${told.won} with one winner, ${told.refused} refused as decided, ` +
      `${told.who} told by whom and when after ${milliseconds(median(losing))} (a pair ${milliseconds(median(pairs))}); ` +
      `${verdicts} verdicts, ${events} entries in the history, ${winners} different winners, ${told.otherwise} otherwise`,
  )
  const isAsPromised = [told.won, told.refused, told.who, events, verdicts].every(
    (count) => count === rounds,
  )
  if (!isAsPromised) process.exitCode = 1
}
