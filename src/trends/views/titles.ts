import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { sightOf } from '#trends/model/sight.ts'
import { issuesNamed } from '#trends/views.ts'
import { observationsNamed } from './observations.ts'

interface Looking {
  db: Db
  moment: Moment
  locale: Locale
  asker: Asker | null
}

/** What issues are called in the reader's language, by their ids; those that they may not read are left out. */
export async function issueTitles(
  { db, moment, locale, asker }: Looking,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const issues = await issuesNamed(db, moment, ids, sightOf(asker))
  return new Map([...issues].map(([id, { titles }]) => [id, titleIn(titles, locale).text]))
}

const most = 80

/** How observations begin, by their ids; those that the reader may not read are left out. */
export async function observationTitles(
  { db, moment, asker }: Looking,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const texts = await observationsNamed(db, moment, ids, sightOf(asker))
  return new Map(
    [...texts].map(([id, text]) => [id, text.length > most ? `${text.slice(0, most)}…` : text]),
  )
}
