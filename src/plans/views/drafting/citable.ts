import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { titleIn, type Titles } from '#frameworks/model/titles.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import { frameworkList, objectivesOf } from '#frameworks/views.ts'
import { officeName } from '#network/views/naming.ts'
import { isSameSort } from '#plans/model/drafting/sorts.ts'
import type { PartKind } from '#plans/model/part.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { inForceOn } from '#plans/views.ts'
import { titlesIn } from '#plans/views/reading/cited.ts'

/** One thing that can be cited. */
export interface Citable {
  upper: Upper
  kind: string
  title: Wording
}

/** What can be cited of one framework in its edition in force, or of one plan in force. */
export interface CitableGroup {
  id: string
  title: Wording
  /** Of plans: whose it is, and on which level. */
  office: string | null
  level: string | null
  isPlan: boolean
  /** Of plans: whether it is for some of the same countries. */
  isNear: boolean
  items: readonly Citable[]
}

interface Asked {
  db: Db
  moment: Moment
  locale: Locale
}

/**
 * What the parts of this version may cite, as their template allows: plans of upper levels and frameworks, each in what is in force
 * on the day, and what a part of this `kind` may cite; with `q` only what bears these words in its title or code. Plans for other countries are there when they are searched for.
 */
export async function citable(
  asked: Asked,
  { version, template, kind }: { version: PlanVersion; template: PlanTemplate; kind?: PartKind },
  q: string,
): Promise<CitableGroup[]> {
  const [plans, frameworks] = await Promise.all([
    template.cites.levels.length === 0
      ? []
      : citablePlans(asked, {
          levels: template.cites.levels,
          covers: version.plan.covers,
          besides: version.plan.id,
        }),
    template.cites.frameworks ? citableFrameworks(asked) : [],
  ])
  const words = fold(q).split(' ').filter(Boolean)
  const isMatching = ({ upper, title, kind: cited }: Citable) => {
    if (kind !== undefined && !isSameSort(kind, cited)) return false
    const told = fold(`${upper.code} ${title.text}`)
    return words.every((word) => told.includes(word))
  }
  return [...plans, ...frameworks]
    .filter(({ isPlan, isNear }) => !isPlan || isNear || words.length > 0)
    .map((group) => ({ ...group, items: group.items.filter(isMatching) }))
    .filter(({ items }) => items.length > 0)
}

/** What can be cited of frameworks, each in its edition in force. */
export async function citableFrameworks({ db, moment, locale }: Asked): Promise<CitableGroup[]> {
  const all = await frameworkList(db, moment)
  const groups = all.map(async ({ id, titles, inForce }): Promise<CitableGroup[]> => {
    if (inForce === null) return []
    const objectives = await objectivesOf(db, moment, id, inForce)
    const items = objectives
      .filter(({ standing }) => standing === 'in-force')
      .map(({ upper, kind, titles: own }) => ({ upper, kind, title: wordingOf(own, locale) }))
    const title = wordingOf(titles, locale)
    return [{ id, title, office: null, level: null, isPlan: false, isNear: true, items }]
  })
  return (await Promise.all(groups)).flat()
}

function wordingOf(titles: Titles, locale: Locale): Wording {
  const { text, locale: language } = titleIn(titles, locale)
  return { text, language }
}

interface Row {
  plan: string
  number: number
  level: string
  office: string
  isNear: boolean
  root: Record<string, string>
  part: string
  kind: string
  fields: Record<string, string>
}

/** Which plans are asked for. */
interface PlansAsked {
  levels: readonly string[]
  /** The countries and areas of whoever cites: plans for some of them are near. */
  covers: readonly string[]
  /** A plan that does not cite itself. */
  besides: string | null
}

/** The parts that can be cited of the plans in force on these levels, those for some of the same countries first. One query. */
export async function citablePlans(
  { db, moment, locale }: Asked,
  { levels, covers, besides }: PlansAsked,
): Promise<CitableGroup[]> {
  const wanted = sql`${[...levels]}::text[]`
  const own = sql`unnest(${[...covers]}::text[])`
  const theirs = sql`(
    select covered.covers as country from plan_cover covered where covered.plan = plan.id and ${known('covered', moment)}
    union select within.country from plan_cover covered join area_member within on within.area = covered.covers
      where covered.plan = plan.id and ${known('covered', moment)} and ${holds('within', moment, true)})`
  const { rows } = await sql<Row>`
    with ours as materialized (select own.country from ${own} own (country)
      union select within.country from ${own} own (area) join area_member within on within.area = own.area
      where ${holds('within', moment, true)})
    select plan.id as plan, stood.number, plan.level, coalesce(${officeName(sql`plan.office`, moment)}, plan.office) as office,
      exists (select from ${theirs} theirs join ours using (country)) as "isNear",
      root.fields as root, part.part, part.kind, part.fields
    from plan join plan_standing stood on stood.plan = plan.id and ${known('stood', moment)}
      join plan_part root on root.plan = plan.id and root.number = stood.number and root.part = 'plan' and ${known('root', moment)}
      join plan_part part on part.plan = plan.id and part.number = stood.number and ${known('part', moment)}
        and part.kind in ('objective', 'priority', 'action', 'indicator')
    where plan.level = any(${wanted}) and plan.id is distinct from ${besides}::text and ${inForceOn('stood', moment)}
      and stood.state <> 'withdrawn'
    order by "isNear" desc, array_position(${wanted}, plan.level), office, plan.id, part.kind, part.place, part.part`.execute(
    db,
  )
  return [...Map.groupBy(rows, ({ plan, number }) => `${plan}@${number}`)].flatMap(
    ([id, [first, ...others]]): CitableGroup[] => {
      if (first === undefined) return []
      const { plan, number, root, office, level, isNear } = first
      const called = (fields: Record<string, string>, or: string): Wording =>
        nearest(titlesIn(fields), locale) ?? { text: or, language: 'en' }
      const items = [first, ...others].map(({ part, kind, fields }) => ({
        upper: { of: plan, version: String(number), code: part },
        kind,
        title: called(fields, part),
      }))
      return [{ id, title: called(root, plan), office, level, isPlan: true, isNear, items }]
    },
  )
}
