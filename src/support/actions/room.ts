import type { Locale } from '#platform/i18n/locale.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Now } from '#posts/views/deciders.ts'

/** Where letters about requests lead: to a request, and to what waits for somebody, in a language. */
export interface SupportRoom {
  link(locale: Locale, request: string): string
  work(locale: Locale): string
}

/** When somebody asks: today of the organisation, and by clocks elsewhere. */
export const timesOf = ({ asker }: Pick<By, 'asker'>): Now =>
  'command' in asker || asker.todayAt === undefined
    ? { today: asker.today }
    : { today: asker.today, todayAt: asker.todayAt }
