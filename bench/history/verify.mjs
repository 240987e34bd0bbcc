// How long it takes to go through a million entries of the history, and whether memory stays flat meanwhile.
// Usage: node bench/history/verify.mjs [entries] [embedded|postgresql …]
import { sql } from 'kysely'
import { migrate } from '#platform/db/migrate.ts'
import { headOf, verify } from '#history/views/verify.ts'
import { engines, openOn } from '../network/engines.mjs'

const [asked, ...wanted] = process.argv.slice(2)
const entries = Number(asked ?? 1_000_000)
const atOnce = 100_000

for (const engine of wanted.length > 0 ? wanted : engines) {
  const { db, close } = await openOn(engine, { isOnDisk: true })
  try {
    await migrate(db)
    const begun = performance.now()
    for (let from = 1; from <= entries; from += atOnce)
      await fill(db, from, Math.min(atOnce, entries - from + 1))
    console.log(`${engine}: ${entries} entries written in ${seconds(begun)} s`)
    // As autovacuum would have left them.
    await sql`vacuum (analyze) event`.execute(db)
    await measure(engine, db)
  } finally {
    await close()
  }
}

/** Entries as the program writes them: about 700 bytes, with a person, a post, a reason and two changes. */
async function fill(db, from, count) {
  await sql`
    insert into event (at, actor, person, post, post_title, name, subject, office, why, detail, changes)
    select '2026-01-01'::timestamptz + n * interval '1 second', 'Person ' || n % 997, 'p-' || md5((n % 997)::text), 'post-' || n % 500,
      'Project Manager, Office ' || n % 500, 'posts.appointed', 'post:post-' || n % 5000, 'office-' || n % 500,
      'The term of the one before ended; decided in meeting ' || n, jsonb_build_object('meeting', n),
      jsonb_build_array(
        jsonb_build_object('field', 'posts.field.holder', 'before', 'Person ' || n % 31, 'after', 'Person ' || n % 37),
        jsonb_build_object('field', 'posts.field.until', 'before', null, 'after', '2027-06-30'))
    from generate_series(${sql.lit(from)}::int, ${sql.lit(from + count - 1)}::int) n`.execute(db)
}

async function measure(engine, db) {
  const head = await headOf(db)
  const seal = { organisation: 'bench', ...head }
  const heaps = []
  const resident = []
  const look = () => {
    globalThis.gc?.()
    heaps.push(megabytes(process.memoryUsage().heapUsed))
    resident.push(megabytes(process.memoryUsage.rss()))
  }
  look()
  const begun = performance.now()
  const verdict = await verify(db, [seal], (done) => done % atOnce === 0 && look())
  const took = seconds(begun)
  look()
  console.log(
    `${engine}: ${verdict.entries} entries verified in ${took} s (${Math.round(verdict.entries / took)} a second)`,
  )
  console.log(
    `${engine}: heap of the program ${heaps.join(', ')} MB; resident ${resident.join(', ')} MB`,
  )
  await tamper(db, Math.floor(entries / 2))
  const again = await verify(db, [seal])
  console.log(`${engine}: after one was altered: ${JSON.stringify(again.fault)}`)
  if (verdict.fault !== null || again.fault?.number !== Math.floor(entries / 2))
    process.exitCode = 1
}

async function tamper(db, number) {
  await sql`alter table event disable trigger user`.execute(db)
  await sql`grant update on event to current_user`.execute(db)
  await sql`update event set why = 'another' where number = ${number}`.execute(db)
}

function seconds(begun) {
  return Math.round((performance.now() - begun) / 100) / 10
}

function megabytes(bytes) {
  return Math.round(bytes / 1024 / 1024)
}
