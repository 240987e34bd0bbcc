import type { Page } from '#platform/http/paging.ts'
import { firstSurveyAt } from '#sources/views.ts'
import type { Entry, EntryFilter, StatementChange } from './model/entry.ts'
import { entries, type Looking, type Place } from './views/entries.ts'
import { type Named, recordNames } from './views/names.ts'
import { statementChanges } from './views/statements.ts'

export { type Looking, type Place } from './views/entries.ts'

/** An entry with what it is about, by name, and what became of the statements about the record that was asked for. */
export interface ShownEntry extends Entry {
  record: Named | null
  statements: readonly StatementChange[]
  /** Pages answer for that moment: the network was known then. */
  isAnswered: boolean
}

/** The history under these filters, from its last entry back. */
export async function history(
  looking: Looking,
  filter: EntryFilter,
  place: Place,
): Promise<Page<ShownEntry>> {
  const page = await entries(looking, filter, place)
  const { subject } = filter
  // A load is about all files; on one record's timeline it is about that record.
  const about = ({ name, subject: own }: Entry) =>
    name === 'sources.loaded' && subject !== undefined ? subject : own
  const names = await recordNames(looking, page.items.map(about))
  const loads = page.items.filter((each) => each.name === 'sources.loaded').map((each) => each.at)
  const changes =
    subject === undefined
      ? new Map<string, StatementChange[]>()
      : await statementChanges(looking.db, subject, loads)
  const first = page.items.length === 0 ? null : await firstSurveyAt(looking.db)
  const items = page.items.map((entry) => ({
    ...entry,
    record: names.get(about(entry)) ?? null,
    statements: changes.get(entry.at) ?? [],
    isAnswered: first !== null && entry.at >= first,
  }))
  return { ...page, items }
}

/** What was done to one record, `type:id`, and what was stated of it, the last first. */
export const timelineOf = (
  looking: Looking,
  subject: string,
  place: Place = { limit: 20, cursor: null },
): Promise<Page<ShownEntry>> => history(looking, { subject }, place)
