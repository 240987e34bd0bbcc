import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Moment } from '#platform/moment.ts'
import { projectTables } from '#projects/views.ts'
import { seen } from './list.ts'
import { type Looking, sightOf } from './seen.ts'

/** Whoever reads in this language, at this moment. */
interface Reading {
  db: Db
  moment: Moment
  locale: Locale
}

interface Row {
  id: string
  code: string | null
  titles: Readonly<Record<string, string>>
}

/** What these projects are called, with their codes; those that nobody knows, or that the reader may not see, are left out. */
export async function projectTitles(
  { db, moment, locale, asker }: Reading & Pick<Looking, 'asker'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select header.project as id, header.code, header.titles from ${projectTables(moment)}
    where project.id = any(${[...ids]}::text[]) and ${seen(await sightOf({ db, asker }), moment)}`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, code, titles }) => {
      const title = nearest(titles, locale)?.text ?? id
      return [id, code === null ? title : `${code} ${title}`]
    }),
  )
}

/** What these programmes are called; those that nobody knows are left out. */
export async function programmeTitles(
  { db, moment, locale }: Reading,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Omit<Row, 'code'>>`
    select held.id, held.titles from programme held
    where held.id = any(${[...ids]}::text[]) and ${known('held', moment)}`.execute(db)
  return new Map(rows.map(({ id, titles }) => [id, nearest(titles, locale)?.text ?? id]))
}
