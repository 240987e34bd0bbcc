import { type RawBuilder, sql } from 'kysely'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import type { Because } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Cause } from '#routes/model/route.ts'
import type { Outcome, State, SupportRequest } from '#support/model/request.ts'

/** What stands behind `from`: `asked`, a request, and `stood`, where it stood at the moment. */
export const requestTables = (moment: Pick<Moment, 'asKnown'>): RawBuilder<unknown> => sql`
  support_request asked join support_standing stood on stood.request = asked.id and ${known('stood', moment)}`

/** Columns of a request and where it stands. */
export const requestColumns = (moment: Moment): RawBuilder<unknown> => sql`
  asked.id, asked.office, ${officeName(sql`asked.office`, moment)} as "officeName", asked.kind, asked.theme, asked.country, asked.title,
  asked.text, asked.language, asked.wanted, asked.project, asked.anchor, asked.rule, asked.rule_from as "ruleFrom", asked.facts,
  asked.person, asked.post as "askedPost", asked.post_title as "askedPostTitle", ${instantText(sql`asked.asked_at`)} as "askedAt",
  stood.state, stood.office as giver, ${officeName(sql`stood.office`, moment)} as "giverName", stood.post, stood.post_title as "postTitle",
  stood.since, ${instantText(sql`stood.opened_at`)} as "openedAt", stood.due, stood.cause, stood.because, stood.answer,
  ${instantText(sql`stood.answered_at`)} as "answeredAt", stood.outcome, stood.rating, stood.reason, stood.person as "byPerson",
  stood.by_post as "byPost", stood.by_post_title as "byPostTitle"`

/** A row of `requestColumns`. */
export interface RequestRow {
  id: string
  office: string
  officeName: string | null
  kind: string
  theme: string
  country: string | null
  title: string
  text: string
  language: string
  wanted: string | null
  project: string | null
  anchor: string
  rule: string
  ruleFrom: string
  facts: RouteFacts
  person: string | null
  askedPost: string | null
  askedPostTitle: string | null
  askedAt: string
  state: State
  giver: string
  giverName: string | null
  post: string
  postTitle: string
  since: string
  openedAt: string
  due: string
  cause: Cause
  because: Because
  answer: string | null
  answeredAt: string | null
  outcome: Outcome | null
  rating: number | null
  reason: string | null
  byPerson: string | null
  byPost: string | null
  byPostTitle: string | null
}

/** A request; `names` are those of persons. */
export function requestFrom(
  row: RequestRow,
  names: ReadonlyMap<string, string> = new Map(),
): SupportRequest {
  const named = (person: string | null) => (person === null ? null : (names.get(person) ?? null))
  return {
    id: row.id,
    office: row.office,
    officeName: row.officeName,
    kind: row.kind,
    theme: row.theme,
    country: row.country,
    title: { text: row.title, language: row.language },
    text: row.text,
    wanted: row.wanted,
    project: row.project,
    anchor: row.anchor,
    rule: row.rule,
    ruleFrom: row.ruleFrom,
    facts: row.facts,
    by: {
      person: row.person,
      name: named(row.person),
      post: row.askedPost,
      postTitle: row.askedPostTitle,
    },
    askedAt: row.askedAt,
    standing: {
      state: row.state,
      office: row.giver,
      officeName: row.giverName,
      post: row.post,
      postTitle: row.postTitle,
      since: row.since,
      openedAt: row.openedAt,
      due: row.due,
      cause: row.cause,
      because: row.because,
      answer: row.answer,
      answeredAt: row.answeredAt,
      outcome: row.outcome,
      rating: row.rating,
      reason: row.reason,
      by: {
        person: row.byPerson,
        name: named(row.byPerson),
        post: row.byPost,
        postTitle: row.byPostTitle,
      },
    },
  }
}
