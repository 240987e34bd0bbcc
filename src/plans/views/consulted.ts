import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { responsibleForEach } from '#network/views/responsible.ts'
import {
  type ConsultedBasis,
  consultedFrom,
  type Ground,
  type KeptMandate,
} from '#plans/model/life/consulted.ts'
import type { Plan } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'

/** An office that is consulted by what it holds. */
export interface ConsultedOffice {
  office: string
  basis: Exclude<ConsultedBasis, 'invited'>
  mandate: KeptMandate
}

/**
 * Which offices the network has consulted on a plan, on the day asked about: who holds what its template names for the countries it
 * is for. An area stands for its members of that day, and for itself where it has none.
 */
export async function consultedOn(
  db: Db,
  moment: Moment,
  { office, covers }: Pick<Plan, 'office' | 'covers'>,
  template: Pick<PlanTemplate, 'consults' | 'alsoConsults'>,
): Promise<ConsultedOffice[]> {
  const wanted = [...template.consults, ...template.alsoConsults]
  if (wanted.length === 0 || covers.length === 0) return []
  const kind = await kindOf(db, moment, office)
  const places = await placesOf(db, moment, covers)
  const mandates = await responsibleForEach(db, moment, places, { locale: 'en' })
  const holdings = mandates
    .filter((mandate) => wanted.includes(mandate.function))
    .map((mandate) => ({ ...mandate, covers: mandate.country }))
  return consultedFrom(template, { office, kind }, holdings).map(
    ({ office: id, basis, holdings: held }) => ({
      office: id,
      basis,
      mandate: {
        officeName: held[0]?.officeName ?? id,
        on: moment.asOf,
        grounds: groundsOf(held),
      },
    }),
  )
}

interface Held extends Omit<Ground, 'covers'> {
  covers: string
}

/** One ground for all countries that the same function reaches through the same area. */
const groundsOf = (held: readonly Held[]): Ground[] =>
  [...Map.groupBy(held, (each) => `${each.function} ${each.via} ${each.basis}`).values()].flatMap(
    ([first, ...others]): Ground[] => {
      if (first === undefined) return []
      const { function: of, via, basis, sources } = first
      const { from_earliest, from_latest, until_earliest, until_latest } = first
      const { last_stated, certainty } = first
      const period = { from_earliest, from_latest, until_earliest, until_latest }
      const covers = [...new Set([first, ...others].map((each) => each.covers))]
      return [{ function: of, covers, via, basis, sources, ...period, last_stated, certainty }]
    },
  )

async function kindOf(db: Db, moment: Moment, office: string): Promise<string | null> {
  const { rows } = await sql<{ kind: string }>`
    select kind from office_kind kinded where office = ${office} and ${holds('kinded', moment)} limit 1`.execute(
    db,
  )
  return rows[0]?.kind ?? null
}

/** The countries in these countries and areas on the day, and the areas that have none. */
async function placesOf(db: Db, moment: Moment, covers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct coalesce(within.country, covered.place) as place from unnest(${[...covers]}::text[]) covered (place)
      left join area_member within on within.area = covered.place and ${holds('within', moment, true)}
    order by 1`.execute(db)
  return rows.map(({ place }) => place)
}
