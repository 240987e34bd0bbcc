import type { DatedClaim } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known, SureFact } from './known.ts'
import { together } from './together.ts'

/** Whether a function is held for an area or country: neither for all, nor moved from elsewhere. */
const isForPlace = ({ qualifier }: DatedClaim) => qualifier !== '' && !qualifier.includes(':')

/** What is easily misread about the functions that offices hold. */
export const functionFindings = (known: Known): Finding[] => [
  ...severalFunctions(known),
  ...hostedElsewhere(known),
  ...heldByTwo(known),
  ...hostedBodies(known),
]

interface Burden {
  office: string
  day: string
  functions: string[]
  claims: readonly string[]
}

/** Offices that held several functions at one time; those with the same functions on the same day stand together. */
function severalFunctions(known: Known): Finding[] {
  const byOffice = Map.groupBy(known.facts('office_function'), (fact) => fact.subject)
  const burdens = [...byOffice].map(([office, facts]) => heaviest(office, facts))
  const several = burdens
    .filter((burden) => burden.functions.length > 1)
    .toSorted((a, b) => (a.office < b.office ? -1 : 1))
  const alike = Map.groupBy(several, ({ day, functions }) => `${day} ${functions.join(' ')}`)
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return finding('several-functions', `${first.office} ${first.day}`, {
      subjects: group.map((each) => each.office),
      details: {
        offices: lines(group.map((each) => known.nameOn(each.office, each.day))),
        count: group.length,
        functions: lines(first.functions),
        number: first.functions.length,
        day: first.day,
      },
      claims: known.keyed(group.flatMap((each) => each.claims)),
    })
  })
}

function heaviest(office: string, facts: readonly SureFact[]): Burden {
  const burdens = together(facts).map(({ day, held }) => ({
    office,
    day,
    functions: [...new Set(held.map((fact) => fact.value))].toSorted(),
    claims: held.flatMap((fact) => fact.claims),
  }))
  return burdens.reduce((a, b) => (b.functions.length > a.functions.length ? b : a), {
    office,
    day: '',
    functions: [],
    claims: [],
  })
}

/** A function that a document gives, area by area, to offices of one kind, and once to an office of another kind. */
function hostedElsewhere(known: Known): Finding[] {
  const forAreas = known.all('office', 'function').filter(isForPlace)
  const groups = Map.groupBy(forAreas, (claim) => `${claim.source} ${claim.value}`)
  return [...groups.values()].flatMap((claims) => {
    const kinds = Map.groupBy(claims, (claim) => known.kindOn(claim.subject, claim.referenceDay))
    const sizes = [...kinds].toSorted(([, a], [, b]) => b.length - a.length)
    const [usual, odd, ...rest] = sizes
    if (!usual || !odd || rest.length > 0) return []
    const [claim, ...others] = odd[1]
    if (!claim || others.length > 0 || usual[1].length < 3) return []
    return hosted(known, claim, { usual: usual[0] ?? '', kind: odd[0] ?? '' })
  })
}

function hosted(known: Known, claim: DatedClaim, { usual, kind }: { usual: string; kind: string }) {
  const kindClaims = known
    .about(claim.subject, 'kind')
    .filter((each) => each.source === claim.source)
  return finding('function-hosted-elsewhere', claim.key, {
    subjects: [claim.subject],
    details: {
      office: known.nameOn(claim.subject, claim.referenceDay),
      function: claim.value,
      area: claim.qualifier,
      kind,
      usual,
      document: known.title(claim.source),
    },
    claims: [claim, ...kindClaims],
  })
}

/** One function for one area, which documents give to different offices. */
function heldByTwo(known: Known): Finding[] {
  const forAreas = known
    .all('office', 'function')
    .filter((claim) => isForPlace(claim) && claim.certainty !== 'derived')
  const groups = Map.groupBy(forAreas, (claim) => `${claim.value} ${claim.qualifier}`)
  return [...groups].flatMap(([about, claims]) => {
    const offices = Map.groupBy(claims, (claim) => claim.subject)
    const [first] = claims
    if (offices.size < 2 || !first) return []
    const days = [...offices.values()].map(
      (own) => own.map((claim) => claim.referenceDay).toSorted()[0] ?? '',
    )
    return finding('function-of-two-offices', about, {
      subjects: [...offices.keys()],
      details: {
        function: first.value,
        area: first.qualifier,
        kinds: lines(
          [...offices].map(([office], at) => known.kindOn(office, days[at] ?? '') ?? ''),
        ),
        offices: lines([...offices].map(([office], at) => known.nameOn(office, days[at] ?? ''))),
        count: offices.size,
      },
      claims,
    })
  })
}

/** What an office hosts for others: it stands in the office, but is not the office's own. */
const hostedBodies = (known: Known): Finding[] =>
  known
    .all('office', 'liaison')
    .filter((claim) => claim.qualifier === 'host')
    .map((claim) => {
      const units = known
        .inSource(claim.source)
        .filter(
          (each) =>
            each.predicate === 'part-of' &&
            each.value === claim.subject &&
            each.line === claim.line,
        )
      const [unit] = claim.line === null ? [] : units
      const body = known.nameOn(claim.value, claim.referenceDay)
      return finding('body-hosted', claim.key, {
        subjects: [claim.subject, claim.value, ...(unit ? [unit.subject] : [])],
        details: {
          office: known.nameOn(claim.subject, claim.referenceDay),
          body,
          hosted: unit ? known.nameOn(unit.subject, claim.referenceDay) : body,
          hasUnit: unit ? 'yes' : 'no',
        },
        claims: [claim, ...(unit ? [unit] : [])],
      })
    })
