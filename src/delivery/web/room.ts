import { dayBefore } from '#platform/day.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Outcomes } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { DeliveryRoom } from '#delivery/actions.ts'

/** What the app hands down to the doors of this domain: who checks what is missing, and what follows when a route ends. */
export interface DoorsRoom {
  checks: NeedChecks
  outcomes: Outcomes
}

/** Where letters lead that are written on this site, who checks what is missing, and what follows. */
export const roomOf = ({ site }: Pick<Reader, 'site'>, room: DoorsRoom): DeliveryRoom => ({
  ...addressesAt(site.origin),
  ...room,
})

/** What a field of a form is called. */
export function labelOf(field: string, words: Words): string {
  const key = `delivery.input.${field}`
  return words.has(key) ? words.t(key) : field
}

/** From the first day to the last, in words. */
export const periodText = (from: string | null, to: string | null, words: Words): string =>
  from === null && to === null
    ? '—'
    : words.t('delivery.period', {
        from: from === null ? '—' : words.day(from),
        to: to === null ? '—' : words.day(to),
      })

/** The last day before another began; where none did, that it goes on. */
export const untilText = (until: string | null, words: Words): string =>
  until === null ? words.t('delivery.until-now') : words.day(dayBefore(until))
