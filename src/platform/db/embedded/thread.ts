import { Worker } from 'node:worker_threads'
import type { Order, Report, Task } from './orders.ts'

export interface Thread {
  /** Waits for a report; fails when the thread ends before. */
  until(kind: 'created' | 'ready', onRecovering?: () => void): Promise<void>
  picture(): Promise<Uint8Array>
  /** Lets the engine write what it holds and ends the thread. */
  close(): Promise<void>
  end(): Promise<void>
  /** Comes when the thread ends without having been told to; never fails. */
  died: Promise<Error>
  /** Hears each time a client was cut off because it kept the engine and said nothing. */
  onCutOff(hear: () => void): void
}

/**
 * PostgreSQL's own limit ("stack depth limit exceeded") counts another stack than the one that overflows under
 * WebAssembly. With Node's 4 MB, JSON nested some ten thousand deep ends the engine; with 256, of which only what
 * is used is taken, a million levels are refused as they should be.
 */
const stackSizeMb = 256

/** A query that never ends must not keep the server from stopping; the write-ahead log makes it safe. */
const mostTimeToClose = 10_000

/** Starts the engine's thread. */
export function startThread(task: Task): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    // Not what this process was started with: `--input-type` or a loader of tests has no place there.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { stackSizeMb },
  })
  const listeners = new Set<(report: Report) => void>()
  worker.on('message', (report: Report) => listeners.forEach((listen) => listen(report)))
  let isAlive = true
  let isEnding = false
  const died = deathOf(worker)
  void died.then(() => (isAlive = false))

  async function reported<Kind extends Report['kind']>(
    kind: Kind,
    onOther?: (report: Report) => void,
  ) {
    let listen: (report: Report) => void = () => {}
    const heard = new Promise<Extract<Report, { kind: Kind }>>((resolve) => {
      listen = (report) => (is(report, kind) ? resolve(report) : onOther?.(report))
      listeners.add(listen)
    })
    try {
      return await Promise.race([heard, died.then((error) => Promise.reject(error))])
    } finally {
      listeners.delete(listen)
    }
  }

  function order(what: Order) {
    worker.postMessage(what)
  }

  async function end() {
    isEnding = true
    await worker.terminate()
  }

  async function close() {
    isEnding = true
    if (!isAlive) return
    const closed = reported('closed').catch(() => null)
    order('close')
    await Promise.race([closed, afterTime(mostTimeToClose)])
    await worker.terminate()
  }

  return {
    async until(kind, onRecovering) {
      await reported(kind, (report) => {
        if (report.kind === 'recovering') onRecovering?.()
      })
    },
    async picture() {
      const answer = reported('picture')
      order('picture')
      return (await answer).picture
    },
    close,
    end,
    onCutOff: (hear) => void listeners.add((report) => report.kind === 'cut-off' && hear()),
    died: new Promise((resolve) => {
      void died.then((error) => isEnding || resolve(error))
    }),
  }
}

/** A word about the reason comes first when the thread still has one; then an error; then the bare exit. */
function deathOf(worker: Worker): Promise<Error> {
  return new Promise((resolve) => {
    worker.on(
      'message',
      (report: Report) => report.kind === 'died' && resolve(new Error(report.why)),
    )
    worker.on('error', (error) =>
      resolve(error instanceof Error ? error : new Error(String(error))),
    )
    worker.on('exit', (code) => resolve(new Error(`the database thread ended with code ${code}`)))
  })
}

function is<Kind extends Report['kind']>(
  report: Report,
  kind: Kind,
): report is Extract<Report, { kind: Kind }> {
  return report.kind === kind
}

function afterTime(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
