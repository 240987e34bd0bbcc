import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'

/** Records what whoever acts says about a request. */
export async function addMessage(
  act: Act,
  { id, request, text }: { id: string; request: string; text: string },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into support_message (id, request, text, person, person_name, post, post_title, at)
    values (${id}, ${request}, ${text}, ${person}, ${act.by.name}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** Hours on a day, in quarters. */
export interface NewTime {
  id: string
  request: string
  day: Day
  quarters: number
  note: string | null
  office: string
}

/** Records hours of whoever acts; under an id that is there they take the place of what it said, which stays recorded. */
export async function putTime(act: Act, time: NewTime): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    update support_time set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${time.id} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into support_time (id, request, day, quarters, note, office, person, person_name, post, post_title, recorded)
    values (${time.id}, ${time.request}, ${time.day}::date, ${time.quarters}, ${time.note}, ${time.office}, ${person},
      ${act.by.name}, ${post}, ${title}, tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Records where a document lies. */
export async function addLink(
  act: Act,
  link: { id: string; request: string; title: string; address: string },
): Promise<void> {
  await sql`
    insert into support_link (id, request, title, address, person, recorded)
    values (${link.id}, ${link.request}, ${link.title}, ${link.address}, ${act.by.person},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** The document is no longer told of; that it was stays recorded. */
export async function endLink(act: Act, id: string): Promise<void> {
  await sql`
    update support_link set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${id} and upper_inf(recorded)`.execute(act.db)
}
