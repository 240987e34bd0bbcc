import { createApp } from './app.ts'
import { startClockwork } from './clockwork.ts'
import { addDemo } from './demo.ts'
import { organisations } from './organisations.ts'
import { shelve } from './shelf.ts'
import { closeDemo } from '#posts/actions.ts'
import type { Config } from '#platform/config.ts'
import { startTracing } from '#platform/http/tracing.ts'
import { type Log, makeLog } from '#platform/log.ts'
import { isOutOfRoom } from '#platform/db/out-of-room.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import { Unusable } from '#platform/unusable.ts'

/**
 * Serves all organisations: opens the door first (`/readyz` says 503), then creates, migrates and loads each database in turn, the
 * default one first. Ends in order on SIGINT, SIGTERM, SIGHUP, or when the process that started us is gone.
 */
export async function serve(config: Config, log: Log = makeLog(config)): Promise<number> {
  const all = await organisations()
  const tracing = config.tracesTo === null ? null : await startTracing(config.tracesTo)
  const shelf = shelve(
    config,
    log,
    config.demo
      ? (db, organisation) => addDemo(db, organisation, config.origin).catch(withoutDemo(log))
      : closeDemo,
  )
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
  const clockwork = startClockwork({
    config,
    organisations: all,
    databaseOf: shelf.atRest,
    log,
  })
  const ended = untilAskedToStop()
  const loading = shelf.load(all).then(
    () => ended,
    (error: unknown) => error,
  )
  const failed = await Promise.race([loading, ended, shelf.died])
  log.info('stopping')
  await app.close()
  await clockwork.stop()
  await shelf.close()
  await tracing?.stop()
  if (failed === undefined) {
    log.info('stopped')
    return 0
  }
  log.error(failed instanceof Error ? failed.message : 'the load failed')
  return failed instanceof Unusable || isOutOfReach(failed) ? 4 : 1
}

/** What is for trying out is no reason to serve nobody: what it could not add is told, and the rest goes on. A database that is gone is not passed over. */
const withoutDemo = (log: Log) => (error: unknown) => {
  if (isOutOfRoom(error) || isOutOfReach(error)) throw error
  log.error({ err: error }, 'the demo could not be added whole; the rest is served')
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
