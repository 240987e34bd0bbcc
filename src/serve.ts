import { createApp, type Databases } from './app.ts'
import {
  loadOrganisation,
  openDatabase,
  type OpenDatabase,
  type Organisation,
  organisations,
} from './organisations.ts'
import type { Config } from '#platform/config.ts'
import { startTracing } from '#platform/http/tracing.ts'
import { type Log, makeLog } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import { Unusable } from '#platform/unusable.ts'
import { progressOf } from './progress.ts'

/**
 * Serves all organisations: opens the door first (`/readyz` says 503), then creates, migrates and loads each database in turn, the
 * default one first. Ends in order on SIGINT, SIGTERM, SIGHUP, or when the process that started us is gone.
 */
export async function serve(config: Config, log: Log = makeLog(config)): Promise<number> {
  const all = await organisations()
  const tracing = config.tracesTo === null ? null : await startTracing(config.tracesTo)
  const shelf = shelve(config, log)
  const app = await createApp({
    config,
    organisations: all,
    databases: shelf.databases,
    failed: (error, request) =>
      request.log.error(
        { err: error, method: request.method, route: request.routeOptions.url ?? 'none' },
        'failed',
      ),
    log,
    ...(tracing ? { tracing } : {}),
  })
  await app.listen({
    host: config.host,
    port: config.port,
    listenTextResolver: (address) =>
      `Meridian is at ${config.origin}${config.origin === address ? '' : ` (listening on ${address})`}`,
  })
  const ended = untilAskedToStop()
  const loading = shelf.load(all).then(
    () => ended,
    (error: unknown) => error,
  )
  const failed = await Promise.race([loading, ended, shelf.died])
  log.info('stopping')
  await app.close()
  await shelf.close()
  await tracing?.stop()
  if (failed === undefined) {
    log.info('stopped')
    return 0
  }
  log.error(failed instanceof Error ? failed.message : 'the load failed')
  return failed instanceof Unusable || isOutOfReach(failed) ? 4 : 1
}

interface Shelf {
  databases: Databases
  /** Comes when a database has ended by itself: nothing can be answered any more. */
  died: Promise<Error>
  load(organisations: readonly Organisation[]): Promise<void>
  close(): Promise<void>
}

/** The open databases, each opened once, when first asked for; and which of them are loaded. */
function shelve(config: Config, log: Log): Shelf {
  const open = new Map<string, Promise<OpenDatabase>>()
  const loaded = new Set<string>()
  let isReady = false
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<Error>()

  const opened = (organisation: Organisation) => {
    const ready = open.get(organisation.id)
    if (ready) return ready
    const opening = openDatabase(config, organisation)
    open.set(organisation.id, opening)
    void opening.then(
      (database) => database.died?.then(tellDeath),
      () => {},
    )
    return opening
  }
  return {
    died,
    databases: {
      isReady: () => isReady,
      open: async (organisation) => {
        if (!loaded.has(organisation.id)) throw new Refusal('unavailable', 'server/loading')
        return (await opened(organisation)).db
      },
    },
    load: async (all) => {
      for (const organisation of all) {
        const { db } = await opened(organisation)
        const say = (line: string) => log.info({ organisation: organisation.id }, line)
        await loadOrganisation(db, organisation, progressOf(organisation.id, say))
        loaded.add(organisation.id)
        if (organisation.isDefault) isReady = true
        say(`${organisation.id}: ready`)
      }
    },
    close: async () => {
      const all = await Promise.allSettled(open.values())
      for (const each of all) if (each.status === 'fulfilled') await each.value.close()
    },
  }
}

/**
 * Settles when somebody asks us to stop, or when the channel to the process that started us closes because it is gone.
 * The signals stay heard afterwards: a terminal sends Ctrl-C to us and to our starter, which hands it on, and the second
 * one must not cut the closing short.
 */
function untilAskedToStop(): Promise<undefined> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => done(undefined))
    process.once('disconnect', () => done(undefined))
    // Listening on the channel must not keep the process alive once everything is closed.
    process.channel?.unref()
  })
}
