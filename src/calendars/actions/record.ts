import { Type } from 'typebox'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile } from '#platform/record-file.ts'
import { addHolidays } from '#calendars/store.ts'
import { daysEverHeld } from '#calendars/views/office.ts'

const text = Type.String({ minLength: 1 })
const strict = { additionalProperties: false }

const File = Type.Object(
  {
    offices: Type.Array(text, { minItems: 1 }),
    holidays: Type.Array(
      Type.Object(
        {
          day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          names: Type.Object({ en: text, fr: text, es: text, ar: text }, strict),
          source: text,
        },
        strict,
      ),
    ),
  },
  strict,
)

/**
 * Records the holidays of `holidays.json` in a folder for each of its offices: examples. Days that were ever recorded for an office are
 * passed over, so that none comes back that somebody took away. Refuses (`record-file/wrong`) a file that is not what it should be.
 */
export async function loadHolidays(db: Db, folder: string): Promise<{ changed: number }> {
  const file = await recordFile(folder, 'holidays.json', File)
  let changed = 0
  for (const office of file?.offices ?? []) {
    const ever = await daysEverHeld(db, office)
    const missing = (file?.holidays ?? []).filter(({ day }) => !ever.has(day))
    if (missing.length === 0) continue
    const deed = {
      by: byCommand('load'),
      name: 'calendars.holidays-recorded',
      subject: `office:${office}`,
      office,
    }
    await perform(db, deed, (act) => addHolidays(act, office, missing))
    changed += missing.length
  }
  return { changed }
}
