import { type Day, daysAfter } from '#platform/day.ts'
import type { Reach } from '#platform/doors/asker.ts'
import { namesOf } from '#people/views.ts'
import { isWithin } from '#posts/model/target.ts'
import { isComing } from '#posts/model/rights.ts'
import { grantsOn, type PersonalGrant } from './grants.ts'
import { mandatesAmong, mandatesOver, reachedBy } from './reach.ts'
import { postList } from './posts.ts'
import { roleRights } from './roles.ts'
import type { Looking } from './shown.ts'
import { titleIn } from './titles.ts'
import type { Post } from '#posts/model/post.ts'

/** One right of one person on a day: under which post, how far it reaches, until when, and who lent it. */
export interface AccessItem {
  id: string
  person: string
  name: string
  post: string
  title: string
  onBehalfOf: string | null
  right: string
  isComing: boolean
  reach: Reach
  function: string | null
  office: string | null
  officeName: string | null
  limit: string | null
  /** The first day on which it is no longer held. */
  until: Day | null
}

/** What an access review is narrowed by: rights that reach this office; one right; one person. */
export interface AccessFilter {
  office?: string | undefined
  right?: string | undefined
  person?: string | undefined
}

/**
 * Who can do what where, as of the day asked about, as far as the right `access.read` of who looks reaches; a terminal sees all.
 * With an office: who can do what there, by a mandate too.
 */
export async function accessOf(
  looking: Looking,
  { office, right, person }: AccessFilter = {},
  seesAll = false,
): Promise<AccessItem[]> {
  const { db, moment, asker, locale } = looking
  const all = await grantsOn(db, moment, person ?? null)
  const wanted = all.filter((grant) => right === undefined || grant.right === right)
  const near = office === undefined ? wanted : await reaching(looking, wanted, office)
  const offices = [...new Set(near.map((grant) => grant.office))]
  const mayRead = seesAll ? () => true : await reachedBy(db, asker, 'access.read', offices)
  const seen = near.filter((grant) => mayRead(grant.office))
  const names = await namesOf(db, [...new Set(seen.map((grant) => grant.person))])
  const titles = new Map(
    (await postList(db, moment, {})).map((post) => [
      post.id,
      titleIn(locale, post.role, post.titles, post.officeName),
    ]),
  )
  const called = (post: { id: string; title: string }) => titles.get(post.id) ?? post.title
  return seen.map((grant) => ({
    id: [
      grant.person,
      grant.post.id,
      grant.onBehalfOf?.id ?? '',
      grant.right,
      grant.reach,
      grant.function ?? '',
    ].join('/'),
    person: grant.person,
    name: names.get(grant.person) ?? grant.person,
    post: grant.post.id,
    title: called(grant.post),
    onBehalfOf: grant.onBehalfOf === null ? null : called(grant.onBehalfOf),
    right: grant.right,
    isComing: isComing(grant.right),
    reach: grant.reach,
    function: grant.function,
    office: grant.office,
    officeName: grant.officeName,
    limit: grant.limit === null ? null : `${grant.limit.amount} ${grant.limit.currency}`,
    until: grant.until,
  }))
}

async function reaching(
  { db, moment }: Looking,
  grants: readonly PersonalGrant[],
  office: string,
): Promise<PersonalGrant[]> {
  const offices = grants.flatMap((grant) => (grant.office === null ? [] : [grant.office]))
  const mandates = await mandatesOver(db, moment, office, offices)
  return grants.filter((grant) => isWithin(grant, { office, mandates }))
}

/** Those of the list that end within so many days after a day. */
export const endingWithin = (items: readonly AccessItem[], day: Day, days: number): AccessItem[] =>
  items.filter((item) => item.until !== null && item.until <= daysAfter(day, days))

/** A vacant post, with nobody in charge, and the rights over its office that nobody else has meanwhile. */
export interface Waiting {
  post: string
  title: string
  office: string | null
  officeName: string | null
  rights: string[]
}

/** Posts that are vacant on the day, with nobody in charge, while nobody else has one of their rights where they count. */
export async function vacantAndWaiting(looking: Looking, seesAll = false): Promise<Waiting[]> {
  const { db, moment, asker, locale } = looking
  const vacant = (await postList(db, moment, { vacant: true })).filter(
    (post) => post.inChargePost === null,
  )
  const offices = [...new Set(vacant.map((post) => post.office))]
  const mayRead = seesAll ? () => true : await reachedBy(db, asker, 'access.read', offices)
  const seen = vacant.filter((post) => mayRead(post.office))
  const given = Map.groupBy(await roleRights(db, moment), (each) => each.role)
  const grants = await grantsOn(db, moment)
  const mandates = await mandatesAmong(db, moment, {
    offices: grants.flatMap((grant) => (grant.office === null ? [] : [grant.office])),
    over: seen.flatMap((post) => (post.office === null ? [] : [post.office])),
  })
  const isHeld = (right: string, { office }: Pick<Post, 'office'>) => {
    const over = mandates.filter((mandate) => mandate.over === office)
    return grants.some(
      (grant) => grant.right === right && isWithin(grant, { office, mandates: over }),
    )
  }
  return seen.flatMap((post) => {
    const rights = [...new Set((given.get(post.role) ?? []).map((each) => each.right))]
    const unheld = rights.filter((right) => !isHeld(right, post))
    const { id, office, officeName, titles, role } = post
    const title = titleIn(locale, role, titles, officeName)
    return unheld.length === 0 ? [] : [{ post: id, title, office, officeName, rights: unheld }]
  })
}
