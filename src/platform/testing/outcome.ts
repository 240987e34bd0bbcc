import { Refusal } from '#platform/refusal.ts'

/** What something is refused for; null when it is done. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** How something ends: `done`, or the code of its refusal; of a form that was filled in wrongly, the reason of its first fault. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const refusal = await refusalOf(work)
  if (refusal === null) return 'done'
  return refusal.code === 'form/invalid' ? (refusal.faults[0]?.reason ?? '') : refusal.code
}
