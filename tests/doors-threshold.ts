import { admit, type Door } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'

/** Whether a door lets a reader over its threshold, before anything behind it looks at what is asked. */
export function passes(reader: Reader, { admission }: Door): boolean {
  try {
    admit(reader, admission)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
