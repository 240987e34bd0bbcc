// 1,000 pairs of people save the same form at once: exactly one wins each time, the other is told and shown both.
// Usage: node --import ./bin/tsx.mjs bench/history/same-form.mjs [pairs] [embedded|postgresql …]
import { sql } from 'kysely'
import { h } from 'preact'
import { Type } from 'typebox'
import { byCommand, perform } from '#platform/act.ts'
import { form } from '#platform/doors/forms.ts'
import { refuseStale, VersionField, versionOf } from '#platform/doors/version.ts'
import { linkTo } from '#platform/http/reader.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { ConflictForm, staleIn } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import { readConfig } from '#platform/config.ts'
import { loadOrganisation, organisations } from '../../src/organisations.ts'
import { migrate } from '#platform/db/migrate.ts'
import { createApp } from '../../src/app.ts'
import { engines, openOn } from '../network/engines.mjs'

const [asked, ...wanted] = process.argv.slice(2)
const pairs = Number(asked ?? 1000)
const origin = 'http://127.0.0.1:3000'

for (const engine of wanted.length > 0 ? wanted : engines) {
  const { db, close } = await openOn(engine, { connections: 10 })
  try {
    await race(engine, db)
  } finally {
    await close()
  }
}

/** A record with a form as any domain makes one: the verb compares inside the act, the page shows a conflict. */
function recordForm(app) {
  form(app, '/bench/record', {
    query: PageQuery({}),
    body: Type.Object({
      version: VersionField,
      title: Type.String(),
      note: Type.Optional(Type.String()),
    }),
    admission: 'anyone',
    show: async (reader, _query, _params, again) => {
      const stale = staleIn(again)
      const child = stale
        ? h(ConflictForm, { reader, again, stale, label: (field) => field })
        : h('input', { name: 'version', value: versionOf(await held(reader.db)) })
      return h(Page, { reader, title: 'Bench' }, child)
    },
    send: async (reader, { version, title, note = null }) => {
      const deed = { by: byCommand('load'), name: 'bench.saved', subject: 'bench:record' }
      await perform(reader.db, deed, async (act) => {
        const now = await held(act.db)
        refuseStale(version, now, { title, note })
        await sql`update bench_record set title = ${title}, note = ${note}`.execute(act.db)
        act.note({ field: 'title', before: now.title, after: title })
      })
      return linkTo(reader, '/bench/record')
    },
  })
}

async function held(db) {
  return (await sql`select title, note from bench_record`.execute(db)).rows[0]
}

async function race(engine, db) {
  const all = await organisations()
  await migrate(db)
  await loadOrganisation(db, all[0])
  await sql`create table bench_record (title text, note text)`.execute(db)
  await sql`insert into bench_record values ('at first', null)`.execute(db)
  const app = await createApp({
    config: {
      ...readConfig({ ORIGIN: origin }),
      logLevel: 'silent',
      trustedProxies: ['127.0.0.1'],
    },
    organisations: all,
    databases: { isReady: () => true, open: async () => db },
    failed: (error) => console.error(error),
  })
  recordForm(app)
  const save = (version, title, reader) =>
    app.inject({
      method: 'POST',
      url: '/en/bench/record',
      headers: {
        origin,
        host: '127.0.0.1:3000',
        'x-forwarded-for': `10.0.${Math.floor(reader / 250) % 250}.${(reader % 250) + 1}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ version, title }).toString(),
    })
  const told = { won: 0, told: 0, shownBoth: 0, lost: 0, otherwise: 0 }
  const begun = performance.now()
  for (let at = 0; at < pairs; at += 1) {
    const version = versionOf(await held(db))
    const titles = [`one of pair ${at}`, `other of pair ${at}`]
    const answers = await Promise.all(
      titles.map((title, who) => save(version, title, at * 2 + who)),
    )
    const winners = titles.filter((_title, who) => answers[who].statusCode === 303)
    const losers = answers.filter((answer) => answer.statusCode === 409)
    if (winners.length === 1 && losers.length === 1) told.told += 1
    else told.otherwise += 1
    told.won += winners.length
    if (losers.every(({ body }) => titles.every((title) => body.includes(title))))
      told.shownBoth += 1
    if ((await held(db)).title !== winners[0]) told.lost += 1
  }
  const seconds = (performance.now() - begun) / 1000
  const events =
    await sql`select count(*)::int as count from event where name = 'bench.saved'`.execute(db)
  console.log(
    `${engine}: ${pairs} pairs in ${seconds.toFixed(1)} s: ${told.won} won, ${told.told} were told, ${told.shownBoth} were shown both, ` +
      `${told.lost} updates lost, ${events.rows[0].count} entries in the history, ${told.otherwise} pairs otherwise`,
  )
  await app.close()
  if (told.otherwise + told.lost > 0 || told.shownBoth < pairs || events.rows[0].count !== pairs)
    process.exitCode = 1
}
