import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { write } from '#mail/actions.ts'
import { isAddress } from '#mail/model/letter.ts'
import { addresseeOf } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import { grantsOn } from '#posts/views/grants.ts'
import { postList } from '#posts/views/posts.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import type { Asked } from '#plans/store/questions.ts'

/** Where what an office is to confirm is read, absolute, in a language: handed down by the door, which knows addresses. */
export type QuestionsLink = (locale: Locale, office: string) => string

/**
 * Writes to whoever holds a post today in an office that was asked and may see its plans: each person once for each office, however much was
 * asked. Who acts knows already, and who has no address or may not sign in gets none.
 */
export async function tellOwners(
  act: Act,
  asked: readonly Asked[],
  { today, link }: { today: Moment; link: QuestionsLink | null },
): Promise<void> {
  if (asked.length === 0) return
  const byOwner = new Map(asked.map((each) => [each.owner, each]))
  const grants = Map.groupBy(await grantsOn(act.db, today), ({ person }) => person)
  const holders = new Map<string, Asked & { person: string; office: string }>()
  for (const { office, officeName, person } of await postList(act.db, today)) {
    const own = office === null ? undefined : byOwner.get(office)
    if (own === undefined || person === null || person === act.by.person) continue
    if (seesDrafts({ grants: grants.get(person) ?? [], scopes: null }))
      holders.set(`${person} ${own.owner}`, { ...own, person, office: officeName ?? own.owner })
  }
  const told = [...holders.values()]
  const people = await activeAmong(
    act.db,
    told.map(({ person }) => person),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  for (const { owner, office, count, due, ...each } of told) {
    const person = byId.get(each.person)
    if (person === undefined || !isAddress(person.email)) continue
    await write(act, {
      event: `plans.to-confirm:${owner}:${act.at}`,
      ...addresseeOf(person),
      topic: 'plans.to-confirm',
      details: { count, office, day: wordsIn(person.locale).day(due) },
      link: link === null ? null : link(person.locale, owner),
      manner: 'digest',
    })
  }
}
