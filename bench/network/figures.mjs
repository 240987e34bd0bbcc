let isOut = false

/** Prints a figure beside its limit and remembers when it is out of it. */
function tell(what, value, isWithin, limit, detail) {
  if (!isWithin) isOut = true
  const verdict = isWithin ? 'within' : 'OUT OF'
  console.log(
    `${what}: ${value.toFixed(2)}, ${verdict} the limit (${limit})${detail && `; ${detail}`}`,
  )
}

/** A ratio that may be at most this. */
export const atMost = (limit, what, value, detail = '') =>
  tell(what, value, value <= limit, `at most ${limit}`, detail)

/** A ratio that must be at least this. */
export const atLeast = (limit, what, value, detail = '') =>
  tell(what, value, value >= limit, `at least ${limit}`, detail)

/** 1 while a figure told so far is out of its limit. */
export const exitCode = () => (isOut ? 1 : 0)

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** How many milliseconds the work took. */
export async function timed(work) {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
