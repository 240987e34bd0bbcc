import { sql } from 'kysely'
import { connect } from '#platform/db/db.ts'
import { openInMemory } from '#platform/db/embedded/engine.ts'
import { loadWorld, writeOrganisation } from './organisation.mjs'
import { startPostgres } from './postgres.mjs'

/**
 * Databases with organisations of these numbers of offices, on the embedded engine and on a PostgreSQL server of their own (`engines`
 * names those wanted). `url` is null where there is no server.
 */
export async function openDatabases(sizes, engines = ['embedded', 'postgresql']) {
  const server = engines.includes('postgresql') ? await startPostgres() : null
  const fill = async (engine) => {
    const open = engine === 'embedded' ? await embedded() : await onServer(server)
    const databases = []
    for (const offices of sizes) {
      const { db, url, close } = await open(`offices_${offices}`)
      const begun = performance.now()
      await writeOrganisation(db, offices)
      const seconds = Math.round((performance.now() - begun) / 1000)
      console.log(`# ${engine}: ${offices} offices written in ${seconds} s`)
      databases.push({ engine, offices, host: `${engine}-${offices}.localhost`, db, url, close })
    }
    return databases
  }
  try {
    const databases = (await Promise.all(engines.map(fill))).flat()
    return {
      databases,
      close: async () => {
        await Promise.all(databases.map((each) => each.close()))
        await server?.close()
      },
    }
  } catch (error) {
    await server?.close()
    throw error
  }
}

/** Each in an engine in memory of its own, all from one picture of the world. */
async function embedded() {
  const first = await openInMemory()
  const world = connect(first)
  await loadWorld(world)
  await world.destroy()
  const picture = await first.picture()
  await first.close()
  return async () => {
    const engine = await openInMemory(picture)
    const db = connect(engine)
    const close = async () => {
      await db.destroy()
      await engine.close()
    }
    return { db, url: null, close }
  }
}

/** Each a copy of one database that holds the world. */
async function onServer(server) {
  const world = connect({ url: server.urlOf('postgres') })
  await loadWorld(world)
  await world.destroy()
  const home = connect({ url: server.urlOf('template1') }, 1)
  return async (name) => {
    await sql`create database ${sql.id(name)} template postgres`.execute(home)
    const url = server.urlOf(name)
    const db = connect({ url }, 10)
    const close = () => db.destroy()
    return { db, url, close }
  }
}
