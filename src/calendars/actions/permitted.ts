import { type Actor, byCommand } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { permitted } from '#posts/actions/permitted.ts'
import { type HeldCalendar, officeCalendar } from '#calendars/views/office.ts'

/** The calendar of an office as it is held now. Refuses an office that nobody knows (`calendars/unknown-office`). */
export const theCalendar = async (
  { db, asker, words }: By,
  office: string,
): Promise<HeldCalendar> =>
  found(
    await officeCalendar({ db, moment: asker.today, locale: words.locale }, office),
    'calendars/unknown-office',
  )

/** Who keeps the calendar of an office: by their post, or the operator. Refuses with the reason (`posts/reason.…`). */
export async function keeping(by: By, { office, officeName }: HeldCalendar): Promise<Actor> {
  const { db, asker, words } = by
  if ('command' in asker) return byCommand(asker.command)
  const grant = await permitted({ db, asker, words }, 'calendars.write', {
    id: office,
    name: officeName,
  })
  return actorOf(asker, grant)
}
