import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { type OfficeAspect, officeConsequence } from '#network/model/consequences.ts'
import type { Named, Standing } from '#network/model/impact.ts'
import { type PlainFact, plainFacts } from '#network/views/facts.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { isCountryCode } from '#world/model/period-tables.ts'
import { cityName } from '#world/views.ts'
import { naming, officeNames, placesCalled } from './names.ts'

type Names = ReadonlyMap<string, string>

/** What cities, and units that offices report to, are called. */
async function furtherNames(
  { db, moment, locale }: Network,
  facts: readonly PlainFact[],
): Promise<Names> {
  const valuesOf = (aspect: PlainFact['aspect'], prefix: string) => [
    ...new Set(
      facts.flatMap((fact) =>
        fact.aspect === aspect && fact.value.startsWith(prefix) ? [fact.value] : [],
      ),
    ),
  ]
  const rows = await sql<{ id: string; name: string }>`
    select asked.city as id, coalesce(${cityName(sql`asked.city`, moment, locale)}, asked.city) as name
    from unnest(${valuesOf('place', '')}::text[]) as asked (city)
    union all
    (select distinct on (named.unit) 'unit:' || named.unit, named.name from unit_name named
    where 'unit:' || named.unit = any(${valuesOf('line', 'unit:')}::text[]) and ${known('named', moment)}
    order by named.unit, coalesce(named.sure @> ${moment.asOf}::date, false) desc, named.language = 'en' desc)`.execute(
    db,
  )
  return new Map(rows.rows.map(({ id, name }) => [id, name]))
}

interface Naming {
  offices: Names
  places: Names
  further: Names
}

/** How the facts of one aspect are named: the value, and beside the office what the qualifier says. */
interface Telling {
  aspect: OfficeAspect
  says(value: string, names: Naming): Named
  about?(qualifier: string, names: Naming): Named
}

const home = (value: string, { offices, further }: Naming): Named => {
  const [type = '', id = ''] = value.split(':', 2)
  return { type, id, label: offices.get(id) ?? further.get(value) ?? id }
}
const asIs = (type: string) => (id: string) => ({ type, id, label: id })
const placed =
  (type: string) =>
  (id: string, { places, further }: Naming) => ({
    type,
    id,
    label: places.get(id) ?? further.get(id) ?? id,
  })
const reach = (id: string, names: Naming) =>
  placed(isCountryCode(id) ? 'country' : 'area')(id, names)
/** A function is held for an area or country, or it moved there from headquarters. */
const heldFor = (id: string, names: Naming) =>
  id.startsWith('from:') ? asIs('origin')(id) : reach(id, names)

const tellings: Readonly<Record<PlainFact['aspect'], Telling>> = {
  kind: { aspect: 'kind', says: asIs('kind') },
  name: { aspect: 'name', says: asIs('name'), about: asIs('language') },
  place: { aspect: 'place', says: placed('city') },
  country: { aspect: 'place', says: placed('country') },
  line: { aspect: 'line', says: home },
  function: { aspect: 'functions', says: asIs('function'), about: heldFor },
  coverage: { aspect: 'coverage', says: reach, about: asIs('condition') },
}

/** The facts of one office: a standing for each aspect, and of functions for each area they are held for. */
function standingsOf(office: Named, facts: readonly PlainFact[], names: Naming): Standing[] {
  const hasCity = facts.some(({ aspect }) => aspect === 'place')
  const told = facts.filter(({ aspect }) => aspect !== 'country' || !hasCity)
  const keyOf = ({ aspect, qualifier }: PlainFact) =>
    [office.id, tellings[aspect].aspect, qualifier].join(' ').trimEnd()
  return [...Map.groupBy(told, keyOf)].flatMap(([key, own]) => {
    const [first] = own
    if (first === undefined) return []
    const { aspect, says, about } = tellings[first.aspect]
    const of = first.qualifier === '' || !about ? [] : [about(first.qualifier, names)]
    return [
      {
        key,
        about: [office, { type: 'aspect', id: aspect, label: aspect }, ...of],
        says: own.map(({ value }) => says(value, names)),
      },
    ]
  })
}

/** Of the offices concerned: what they are, are called, where, under whom, responsible for what. Without a kind there is no office. */
export const offices: ImpactPart = {
  id: 'offices',
  words: 'network.impact.offices',
  consequence: officeConsequence,
  standings: async (network, subjects) => {
    const ids = subjects.flatMap((each) => (each.startsWith('office:') ? [each.slice(7)] : []))
    const [facts, called, places] = await Promise.all([
      plainFacts(network.db, network.moment, ids),
      officeNames(network),
      placesCalled(network),
    ])
    const names = { offices: called, places, further: await furtherNames(network, facts) }
    const named = naming('office', called)
    return [...Map.groupBy(facts, ({ office }) => office)].flatMap(([office, own]) =>
      own.some(({ aspect }) => aspect === 'kind') ? standingsOf(named(office), own, names) : [],
    )
  },
}
