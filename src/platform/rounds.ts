/** Work that comes round again and again until it is stopped. */
export interface Rounds {
  /** No new round begins; settles when the running one has ended. */
  stop(): Promise<void>
}

/**
 * Does work at once and then again so many milliseconds after it last ended, one round at a time. What a round throws is told, and
 * the next one comes all the same.
 */
export function everySoOften(
  pause: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Rounds {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await work()
    } catch (error) {
      failed(error)
    }
    if (isStopped) return
    timer = setTimeout(() => {
      running = round()
    }, pause)
    // A server that has closed everything else does not wait for the next round.
    timer.unref()
  }
  let running = round()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
