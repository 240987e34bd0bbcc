import type { Static } from 'typebox'
import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { MakeBody } from '#posts/forms.ts'

/** A post to be made. */
export interface NewPost {
  role: string
  office: string
  titles: Partial<Record<Locale, string>>
  confinedTo: readonly string[]
  isPublic: boolean
  from: Day
  until: Day | null
  why: string
}

/** What was typed as a post to be made: empty titles left out, the confinement parted at spaces and commas. */
export function newPostFrom(typed: Static<typeof MakeBody>): NewPost {
  const {
    role,
    office,
    titleEn,
    titleFr,
    titleEs,
    titleAr,
    confinedTo,
    isPublic,
    from,
    until,
    why,
  } = typed
  return {
    role,
    office,
    titles: {
      ...(titleEn === undefined ? {} : { en: titleEn }),
      ...(titleFr === undefined ? {} : { fr: titleFr }),
      ...(titleEs === undefined ? {} : { es: titleEs }),
      ...(titleAr === undefined ? {} : { ar: titleAr }),
    },
    confinedTo: (confinedTo ?? '').split(/[\s,]+/).filter(Boolean),
    isPublic: isPublic === 'true',
    from,
    until: until ?? null,
    why,
  }
}
