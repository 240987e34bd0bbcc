import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import { decidingOver } from '#posts/views/deciders.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import type { Standing } from '#monitoring/model/report.ts'

/** Where a report is decided, or an indicator read, absolute, in a language: handed down by the door, which knows addresses. */
export interface LetterLink {
  verdict(locale: Locale, report: string): string
  indicator(locale: Locale, which: { plan: string; part: string }): string
}

interface About {
  version: PlanVersion
  indicator: Indicator
}

/** Writes to those who may approve values of the plan's office today that one waits. Who acts knows already. */
export async function tellApprovers(
  act: Act,
  about: About,
  { id, year, today, link }: { id: string; year: number; today: Moment; link: LetterLink | null },
): Promise<void> {
  const { office } = about.version.plan
  const over = await decidingOver(act.db, { today }, 'monitoring.approve', [office])
  const persons = (over.get(office)?.deciders ?? []).map(({ person }) => person)
  await tell(act, about, {
    persons,
    topic: 'to-approve',
    event: `monitoring.to-approve:${id}`,
    details: { year: String(year) },
    link: (locale) => link?.verdict(locale, id) ?? null,
  })
}

/** Writes to who made a report that it came back, and why. */
export async function tellReporter(
  act: Act,
  about: About,
  { report, reason, link }: { report: Standing; reason: string; link: LetterLink | null },
): Promise<void> {
  const { person } = report.by
  await tell(act, about, {
    persons: person === null ? [] : [person],
    topic: 'returned',
    event: `monitoring.returned:${report.id}`,
    details: { year: String(report.year), by: act.by.name, why: reason },
    link: (locale) => link?.indicator(locale, report) ?? null,
  })
}

interface Telling {
  persons: readonly string[]
  topic: 'to-approve' | 'returned'
  event: string
  details: Readonly<Record<string, string>>
  link(locale: Locale): string | null
}

/** Each once, in their language, among the day's letters; not to who acts, and not to who may not sign in. */
async function tell(
  act: Act,
  { version, indicator }: About,
  { persons, topic, event, details, link }: Telling,
): Promise<void> {
  const others = [...new Set(persons)].filter((person) => person !== act.by.person)
  for (const person of await activeAmong(act.db, others)) {
    if (!isAddress(person.email)) continue
    await write(act, {
      event,
      ...addresseeOf(person),
      topic: `monitoring.${topic}`,
      details: {
        ...details,
        indicator: nearest(indicator.titles, person.locale)?.text ?? indicator.part,
        plan: nearest(version.titles, person.locale)?.text ?? version.plan.id,
      },
      link: link(person.locale),
      manner: 'digest',
    })
  }
}
