import { join } from 'node:path'
import process from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
import { openBackend, type Backend } from './backend.ts'
import { clusterIn, needsRecovery } from './cluster-folder.ts'
import { createCluster } from './cluster.ts'
import type { Order, Report, Task } from './orders.ts'
import { listen, type Listening } from './server.ts'
import { createTurns, type Turns } from './turns.ts'

/**
 * The thread in which the engine lives: a query blocks it, and never the thread that answers pages.
 * Node loads this file by itself, also under vitest: it may import only relative paths and packages.
 */
const task: Task = workerData
await (task.kind === 'create' ? create(task.folder) : serve(task))

async function create(folder: string) {
  await createCluster(folder, die)
  report({ kind: 'created' })
}

async function serve(serving: Extract<Task, { kind: 'serve' }>) {
  const { place, socketFolder, port, mostIdle } = serving
  if ('folder' in place && needsRecovery(place.folder)) report({ kind: 'recovering' })
  const backend = await openBackend(
    'folder' in place ? { folder: clusterIn(place.folder) } : place,
    die,
  )
  const turns = createTurns(backend.run, (why) => die(new Error(why)), {
    mostIdle,
    onCutOff: () => report({ kind: 'cut-off' }),
  })
  const listening = await listen(join(socketFolder, `.s.PGSQL.${port}`), backend.greeting, turns)
  parentPort?.on('message', (order: Order) => obey(order, { backend, turns, listening }))
  report({ kind: 'ready' })
}

interface Parts {
  backend: Backend
  turns: Turns
  listening: Listening
}

async function obey(order: Order, { backend, turns, listening }: Parts) {
  if (order === 'picture') return report({ kind: 'picture', picture: await backend.picture() })
  turns.stop()
  listening.close()
  await backend.close()
  report({ kind: 'closed' })
}

function report(what: Report) {
  parentPort?.postMessage(what)
}

/** Ends this thread at once, in the middle of the engine's own call; the log makes the next start whole. */
function die(error: Error): never {
  report({ kind: 'died', why: error.message })
  process.exit(1)
}
