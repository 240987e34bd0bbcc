import { sql } from 'kysely'
import type { Act, PostRef } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Proposal, Sending, Standing, Verdict } from './model/proposal.ts'

/** Who sends a proposal, and under which post. */
export interface Sender {
  person: string
  name: string
  post: PostRef
  onBehalfOf: PostRef | null
}

/** A sending as it is recorded. */
export interface Sent extends Sending {
  number: number
  by: Sender
  on: Day
}

const begins = (act: Act) => sql`tstzrange(${act.at}::timestamptz, null)`

/** Records a proposal about an office. */
export async function addProposal(
  act: Act,
  { id, office, manner }: Pick<Proposal, 'id' | 'office' | 'manner'>,
): Promise<void> {
  await sql`
    insert into proposal (id, office, manner, recorded) values (${id}, ${office}, ${manner}, ${begins(act)})`.execute(
    act.db,
  )
}

/** Records what was sent, with its fields in their order. */
export async function addSending(act: Act, proposal: string, sent: Sent): Promise<void> {
  const { number, by, on, source, fields } = sent
  await sql`
    insert into proposal_sending (proposal, number, person, person_name, post, post_title, for_post, for_post_title,
      sent_on, seen_on, takes_effect, so_from, so_until, source_title, source_address, why, recorded)
    values (${proposal}, ${number}, ${by.person}, ${by.name}, ${by.post.id}, ${by.post.title}, ${by.onBehalfOf?.id ?? null},
      ${by.onBehalfOf?.title ?? null}, ${on}::date, ${sent.seenOn}::date, ${sent.from}::date, ${sent.soFrom}, ${sent.soUntil},
      ${source.title}, ${source.address}, ${sent.why}, ${begins(act)})`.execute(act.db)
  for (const [index, field] of fields.entries())
    await sql`
      insert into proposal_field (proposal, number, at, predicate, qualifier, before, after, recorded)
      values (${proposal}, ${number}, ${index + 1}, ${field.predicate}, ${field.qualifier}, ${field.before}, ${field.after},
        ${begins(act)})`.execute(act.db)
}

/** Brings a proposal to where it now stands; where it stood is kept as what was. */
export async function putStanding(act: Act, proposal: string, standing: Standing): Promise<void> {
  const { state, stage, since, passesOn, person, postTitle, reason, decision } = standing
  await sql`
    update proposal_standing set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where proposal = ${proposal} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into proposal_standing (proposal, state, stage, since, passes_on, person, person_name, post_title, reason, decision, recorded)
    values (${proposal}, ${state}, ${stage}, ${since}::date, ${passesOn}::date, ${act.by.person}, ${person}, ${postTitle}, ${reason},
      ${decision}, ${begins(act)})`.execute(act.db)
}

/** Records what was decided on each field of a sending. */
export async function addVerdicts(
  act: Act,
  { id, number }: Pick<Proposal, 'id' | 'number'>,
  verdicts: readonly Verdict[],
): Promise<void> {
  for (const { at, isAccepted, reason } of verdicts)
    await sql`
      insert into proposal_verdict (proposal, number, at, is_accepted, reason, recorded)
      values (${id}, ${number}, ${at}, ${isAccepted}, ${reason}, ${begins(act)})`.execute(act.db)
}
