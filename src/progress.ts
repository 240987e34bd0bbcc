import type { Progress as Tell } from '#sources/actions.ts'

/** Says what a load does and how far it is, a line a step, and counts the steps of what is long. */
export function progressOf(
  organisation: string,
  say: (line: string) => void,
): (collection: string) => Tell {
  return (collection) => (step, done, of) => {
    if (step === 'unchanged') return say(`${organisation}: ${collection} is unchanged, ${of} files`)
    const share = of === 0 ? 100 : Math.round((100 * done) / of)
    const isWorthSaying = done === 0 || done === of || share % 25 === 0
    if (isWorthSaying) say(`${organisation}: ${collection}: ${step} ${done} of ${of} (${share}%)`)
  }
}
