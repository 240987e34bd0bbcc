import { isCountryCode } from '#world/model/period-tables.ts'
import type { Day } from '#platform/day.ts'
import { type DatedClaim, idOf } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known, SureFact } from './known.ts'
import { together } from './together.ts'

/** What is easily misread about the areas and countries that offices cover. */
export const coverageFindings = (known: Known): Finding[] => [
  ...coveredWithoutOffice(known),
  ...countriesOfTwoOffices(known),
  ...membersNotCovered(known),
]

/** An office that serves a country where, as the source says, there is no office or only a small one. */
const coveredWithoutOffice = (known: Known): Finding[] =>
  known
    .all('office', 'coverage')
    .filter((claim) => claim.qualifier !== '')
    .map((claim) =>
      finding('covers-without-office', claim.key, {
        subjects: [
          claim.subject,
          `${isCountryCode(claim.value) ? 'country' : 'area'}:${claim.value}`,
        ],
        details: {
          office: known.nameOn(claim.subject, claim.referenceDay),
          where: claim.value,
          condition: claim.qualifier,
          document: known.title(claim.source),
        },
        claims: [claim],
      }),
    )

interface Covered {
  office: string
  place: string
  start: Day
  end: Day
  claims: readonly string[]
}

/** A country that two Regional Offices cover at once, by their areas. */
function countriesOfTwoOffices(known: Known): Finding[] {
  const members = Map.groupBy(known.all('area', 'member'), (claim) => claim.subject)
  const regional = known
    .facts('office_coverage')
    .filter((fact) => known.kindOn(fact.subject, fact.start) === 'regional-office')
  const covered = regional.flatMap((fact) => countriesOf(fact, members))
  const byCountry = Map.groupBy(covered, (each) => each.place)
  return [...byCountry].flatMap(([country, all]) => {
    const sets = together(all).filter(
      ({ held }) => new Set(held.map((each) => each.office)).size > 1,
    )
    const [first] = sets
    if (!first) return []
    const offices = [...new Set(first.held.map((each) => each.office))]
    return finding('country-of-two-offices', country, {
      subjects: [...offices, `country:${country}`],
      details: {
        country,
        count: offices.length,
        offices: lines(offices.map((office) => known.nameOn(office, first.day))),
        day: first.day,
      },
      claims: known.keyed(first.held.flatMap((each) => each.claims)),
    })
  })
}

function countriesOf(
  fact: SureFact,
  members: ReadonlyMap<string, readonly DatedClaim[]>,
): Covered[] {
  const { subject: office, start, end, claims } = fact
  if (isCountryCode(fact.value)) return [{ office, place: fact.value, start, end, claims }]
  return (members.get(`area:${fact.value}`) ?? []).map((member) => ({
    office,
    place: member.value,
    start: member.from && member.from.latest > start ? member.from.latest : start,
    end: member.until && member.until.earliest < end ? member.until.earliest : end,
    claims: [...claims, member.key],
  }))
}

/**
 * An area whose printed name names a group of States, while some of the group are not among its countries.
 * Where most are missing, its countries are simply not listed.
 */
function membersNotCovered(known: Known): Finding[] {
  const members = Map.groupBy(known.all('area', 'member'), (claim) => claim.subject)
  const groups = known
    .all('area', 'scheme')
    .filter((claim) => claim.value === 'membership' && members.has(claim.subject))
    .flatMap((claim) =>
      known.about(claim.subject, 'name').filter((name) => name.qualifier === 'en'),
    )
  return known
    .all('area', 'name')
    .filter((name) => name.qualifier === 'en' && members.has(name.subject))
    .flatMap((name) => {
      const group = groups.find(
        (each) => each.subject !== name.subject && name.value.includes(each.value),
      )
      if (!group) return []
      const own = new Set(members.get(name.subject)?.map((claim) => claim.value))
      const then = (members.get(group.subject) ?? []).filter((claim) =>
        wasMember(claim, name.referenceDay),
      )
      const missing = then.filter((claim) => !own.has(claim.value))
      const isListed = missing.length * 2 < then.length
      return isListed && missing.length > 0 ? [notCovered(known, { name, group, missing })] : []
    })
}

function wasMember({ from, until }: DatedClaim, day: Day): boolean {
  return (from === null || from.latest <= day) && (until === null || until.earliest > day)
}

interface NotCovered {
  name: DatedClaim
  group: DatedClaim
  missing: readonly DatedClaim[]
}

function notCovered(known: Known, { name, group, missing }: NotCovered): Finding {
  const countries = new Set(missing.map((claim) => claim.value))
  const [scheme] = known.about(name.subject, 'scheme')
  const elsewhere = known
    .all('area', 'member')
    .filter((claim) => countries.has(claim.value) && hasScheme(known, claim.subject, scheme?.value))
  const offices = known
    .all('office', 'coverage')
    .filter((claim) => claim.value === idOf(name.subject))
  return finding('member-not-covered', name.subject, {
    subjects: [...offices.map((claim) => claim.subject), name.subject],
    details: {
      area: idOf(name.subject),
      group: group.value,
      countries: lines(countries),
      count: countries.size,
      elsewhere: lines(elsewhere.map((claim) => idOf(claim.subject))),
      isElsewhere: elsewhere.length > 0 ? 'yes' : 'no',
      document: known.title(name.source),
    },
    claims: [name, ...missing, ...elsewhere],
  })
}

const hasScheme = (known: Known, area: string, scheme: string | undefined) =>
  known.about(area, 'scheme').some((claim) => claim.value === scheme)
