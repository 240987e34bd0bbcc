import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Moment } from '#platform/moment.ts'
import { fundOf } from '#funds/model/applying.ts'
import { type Conditions } from '#funds/model/conditions.ts'
import { converted, rateBetween } from '#funds/model/rates.ts'
import { conditionsFor, ratesOn } from '#funds/views.ts'
import { officeCity, officeCountry, officeName } from '#network/views/naming.ts'
import { partnerBy } from '#partners/views.ts'
import { isAmount } from '#posts/model/amount.ts'
import { headerOf, type SaidHeader } from '#projects/model/header.ts'
import { rootPart } from '#projects/model/kinds.ts'
import type { Project } from '#projects/model/project.ts'
import { overheadOfParts } from '#projects/views/overhead.ts'
import { partsOf } from '#projects/views/parts.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { RevisionKind, Rule } from '#routes/model/rule.ts'
import { countriesIn } from './network.ts'

/** What is asked about: a version of a project, and what kind of revision it is. */
export interface AskedAbout {
  number: number
  revision: RevisionKind | null
}

type Said = Pick<
  SaidHeader,
  'type' | 'office' | 'currency' | 'amount' | 'donor' | 'fund' | 'themes' | 'covers'
>

/** What of a project the rules look at, by the network and the conditions of the day. A bounded number of queries. */
export async function factsOf(
  db: Db,
  moment: Moment,
  project: Project,
  { number, revision }: AskedAbout,
  rules: readonly Rule[],
): Promise<RouteFacts> {
  const { said, second } = await saidBy(db, moment, project, number)
  const [own, countries, conditions] = [
    await officeOn(db, moment, said.office),
    await countriesIn(db, moment, said.covers),
    await conditionsOf(db, moment, said),
  ]
  const donor = said.donor === null ? undefined : await partnerBy(db, moment, said.donor)
  return {
    office: said.office,
    officeName: own.name ?? said.office,
    ownKind: own.kind,
    ownCountry: own.country,
    countries,
    covers: said.covers,
    themes: said.themes,
    types: [said.type, second].filter((type) => type !== null),
    donor: said.donor,
    isEuropean: donor?.isEuropeanUnion === true || said.fund === 'european-union',
    fund: fundOf(conditions) ?? said.fund,
    reviewer: await officeNamed(db, moment, conditions?.reviewer ?? null),
    submitter: await officeNamed(db, moment, conditions?.submitter ?? null),
    amount: amountOf(said),
    amounts: await amountsOf(db, moment, said, rules),
    revision,
  }
}

async function saidBy(
  db: Db,
  moment: Moment,
  project: Project,
  number: number,
): Promise<{ said: Said; second: string | null }> {
  if (number !== project.version) {
    const parts = await partsOf(db, { ...moment, asKnown: null }, { project: project.id, number })
    const second = parts.find(({ part }) => part === rootPart)?.fields['second-type'] ?? null
    return { said: headerOf(parts, await overheadOfParts(db, moment, parts)), second }
  }
  const { rows } = await sql<{ second: string | null }>`
    select fields ->> 'second-type' as second from project_part
    where project = ${project.id} and number = ${number} and kind = 'project' and upper_inf(recorded)`.execute(
    db,
  )
  return { said: project, second: rows[0]?.second ?? null }
}

interface Own {
  name: string | null
  kind: string | null
  country: string | null
}

async function officeOn(db: Db, moment: Moment, id: string): Promise<Own> {
  const office = sql`asked.office`
  const { rows } = await sql<Own>`
    select ${officeName(office, moment)} as name, ${officeCountry(office, officeCity(office, moment), moment)} as country,
      (select kinded.kind from office_kind kinded where kinded.office = asked.office and ${holds('kinded', moment)} limit 1) as kind
    from (select ${id}::text as office) asked`.execute(db)
  return rows[0] ?? { name: null, kind: null, country: null }
}

/** What its fund or donor asks on the day; undefined where nobody knows of any. */
async function conditionsOf(
  db: Db,
  moment: Moment,
  { fund, donor }: Said,
): Promise<Conditions | undefined> {
  if (fund === null && donor === null) return undefined
  try {
    return await conditionsFor(db, moment, { fund, donor, day: moment.asOf })
  } catch (error) {
    // Conditions that nobody wrote down stand in nobody's way; the budget is checked elsewhere.
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The office that a fund names: the one it says, or that of the unit it says. */
async function officeNamed(db: Db, moment: Moment, id: string | null): Promise<string | null> {
  if (id === null) return null
  const { rows } = await sql<{ office: string }>`
    select office from (
      select kinded.office, 1 as place from office_kind kinded where kinded.office = ${id} and ${holds('kinded', moment)}
      union all
      select kinded.office, 2 from office_kind kinded where kinded.kind = 'headquarters' and ${holds('kinded', moment)}
        and exists (select from unit_name called where called.unit = ${id})
      union all
      select kinded.office, 3 from office_kind kinded where kinded.kind = 'headquarters' and ${holds('kinded', moment)}) named
    order by place, office limit 1`.execute(db)
  return rows[0]?.office ?? null
}

const amountOf = ({ amount, currency }: Pick<Said, 'amount' | 'currency'>) =>
  amount === null || currency === null || !isAmount(amount) ? null : { amount, currency }

/** The amount in its own currency and in those that rules name, where there is a rate on the day. */
async function amountsOf(
  db: Db,
  moment: Moment,
  said: Said,
  rules: readonly Rule[],
): Promise<Record<string, string>> {
  const own = amountOf(said)
  if (own === null) return {}
  const day: Day = moment.asOf
  const wanted = new Set(rules.flatMap(({ when }) => when.amount?.currency ?? []))
  wanted.delete(own.currency)
  const rates = wanted.size === 0 ? [] : await ratesOn(db, moment, day, [own.currency, ...wanted])
  const others = [...wanted].flatMap((to): [string, string][] => {
    const rate = rateBetween({ from: own.currency, to, day }, rates)
    return rate === null ? [] : [[to, converted(own.amount, rate)]]
  })
  return { [own.currency]: own.amount, ...Object.fromEntries(others) }
}
