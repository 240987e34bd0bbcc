import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type Titles, titleIn } from '#frameworks/model/titles.ts'
import type { Gap } from '#plans/model/gaps.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import { type PartFields, textOf } from '#platform/tree/part.ts'
import type { Sight } from '#trends/model/sight.ts'

/** Who looks, and in which language. */
export interface Looking {
  locale: Locale
  sight: Sight
}

export type Missing = Omit<Gap, 'id' | 'kind'>
export type Finder = (db: Db, moment: Moment, looking: Looking) => Promise<Missing[]>

export const nothing = {
  of: null,
  ofTitle: null,
  office: null,
  officeName: null,
  country: null,
  day: null,
  level: null,
} as const

export interface PlanRow {
  plan: string
  number: number
  level: PlanLevel
  office: string
  officeName: string | null
  fields: Record<string, string>
  root: Record<string, string>
  languages: string[]
  until: string | null
  part: string
}

/** The title of a row in the reader's language, or in the first of the plan's that has it. */
export function titled(
  { fields, languages }: { fields: PartFields; languages: readonly string[] },
  locale: Locale,
) {
  const title = textOf({ fields }, 'title', [locale, ...languages])
  return { title: title?.text ?? '', language: title?.language ?? locale }
}

export const titleOf = (titles: Titles, locale: Locale) => {
  const { text, locale: language } = titleIn(titles, locale)
  return { title: text, language }
}
