import type { PartFields } from '#platform/tree/part.ts'

/** A field that the workbook changed, and what it was and is. */
export interface Changed {
  field: string
  before: string
  after: string
}

/** A field that the workbook and somebody else changed, each to something else. */
export interface Disputed {
  field: string
  theirs: string
  mine: string
}

/** What becomes of a row: what it says together with what others wrote since, what changed, what is disputed. */
export interface MergedRow {
  fields: PartFields
  changes: readonly Changed[]
  conflicts: readonly Disputed[]
}

const same = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim()

/**
 * Three ways come together: what a part said when the workbook was written (`base`), says now, and says in the workbook. A field that
 * the workbook does not name, or did not change, stays as it is now.
 */
export function merged(base: PartFields, now: PartFields, typed: PartFields): MergedRow {
  const changes: Changed[] = []
  const conflicts: Disputed[] = []
  const fields = new Map(Object.entries(now))
  for (const [field, value] of Object.entries(typed)) {
    const [was, is, mine] = [same(base[field]), same(now[field]), same(value)]
    if (mine === was || mine === is) continue
    if (is !== was) conflicts.push({ field, theirs: is, mine })
    else {
      changes.push({ field, before: is, after: mine })
      fields.set(field, mine)
    }
  }
  return { fields: Object.fromEntries(fields), changes, conflicts }
}
