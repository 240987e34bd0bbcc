import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import type {
  Manner,
  Proposal,
  ProposalState,
  ProposedField,
  Stage,
  Verdict,
} from '#proposals/model/proposal.ts'

/** What a list of proposals is narrowed by. */
export interface ProposalFilter {
  office?: string | undefined
  state?: ProposalState | undefined
  manner?: Manner | undefined
}

interface Row {
  id: string
  office: string
  officeName: string | null
  manner: Manner
  number: number
  author: string
  authorName: string
  post: string
  authorPost: string
  forPost: string | null
  forPostTitle: string | null
  persons: string[]
  posts: string[]
  sentOn: Day
  sentAt: string
  seenOn: Day
  from: Day | null
  soFrom: string
  soUntil: string
  sourceTitle: string
  sourceAddress: string | null
  why: string
  fields: ProposedField[]
  verdicts: Verdict[]
  state: ProposalState
  stage: Stage | null
  since: Day
  passesOn: Day | null
  person: string | null
  postTitle: string | null
  reason: string | null
  decision: string | null
  recordedFrom: string
}

/** The proposals as they were known at the moment, the last sent first. One query. */
export async function proposalList(
  db: Db,
  moment: Moment,
  { office, state, manner }: ProposalFilter = {},
  id: string | null = null,
): Promise<Proposal[]> {
  const { rows } = await sql<Row>`
    select proposal.id, proposal.office, ${officeName(sql`proposal.office`, moment)} as "officeName", proposal.manner,
      sent.number, sent.person as author, sent.person_name as "authorName", sent.post, sent.post_title as "authorPost",
      sent.for_post as "forPost", sent.for_post_title as "forPostTitle", sent.sent_on as "sentOn",
      ${instantText(sql`lower(sent.recorded)`)} as "sentAt", sent.seen_on as "seenOn", sent.takes_effect as from,
      sent.so_from as "soFrom", sent.so_until as "soUntil", sent.source_title as "sourceTitle",
      sent.source_address as "sourceAddress", sent.why, writing.persons, writing.posts,
      (select coalesce(json_agg(json_build_object('at', field.at, 'predicate', field.predicate, 'qualifier', field.qualifier,
          'before', field.before, 'after', field.after) order by field.at), '[]'::json)
        from proposal_field field where field.proposal = proposal.id and field.number = sent.number) as fields,
      (select coalesce(json_agg(json_build_object('at', verdict.at, 'isAccepted', verdict.is_accepted, 'reason', verdict.reason)
          order by verdict.at), '[]'::json)
        from proposal_verdict verdict where verdict.proposal = proposal.id and verdict.number = sent.number
          and ${known('verdict', moment)}) as verdicts,
      standing.state, standing.stage, standing.since, standing.passes_on as "passesOn", standing.person_name as person,
      standing.post_title as "postTitle", standing.reason, standing.decision,
      ${instantText(sql`lower(standing.recorded)`)} as "recordedFrom"
    from proposal
    join proposal_standing standing on standing.proposal = proposal.id and ${known('standing', moment)}
    join lateral (select * from proposal_sending sent where sent.proposal = proposal.id and ${known('sent', moment)}
      order by sent.number desc limit 1) sent on true
    join lateral (select array_agg(distinct wrote.person) as persons,
        array_remove(array_agg(distinct wrote.post) || array_agg(distinct wrote.for_post), null) as posts
      from proposal_sending wrote where wrote.proposal = proposal.id and ${known('wrote', moment)}) writing on true
    where (${id === null} or proposal.id = ${id ?? ''}) and (${office === undefined} or proposal.office = ${office ?? ''})
      and (${state === undefined} or standing.state = ${state ?? ''})
      and (${manner === undefined} or proposal.manner = ${manner ?? ''})
    order by sent.recorded desc, proposal.id desc`.execute(db)
  return rows.map(proposalOf)
}

/** A proposal as it was known at the moment; undefined when there was none of this id. */
export const proposalById = async (
  db: Db,
  moment: Moment,
  id: string,
): Promise<Proposal | undefined> => (await proposalList(db, moment, {}, id))[0]

function proposalOf({
  author,
  authorName,
  post,
  authorPost,
  forPost,
  forPostTitle,
  persons,
  posts,
  sourceTitle,
  sourceAddress,
  ...row
}: Row): Proposal {
  return {
    ...row,
    author: {
      person: author,
      name: authorName,
      post: { id: post, title: authorPost },
      onBehalfOf: forPost === null ? null : { id: forPost, title: forPostTitle ?? forPost },
    },
    authors: { persons, posts },
    source: { title: sourceTitle, address: sourceAddress },
  }
}
