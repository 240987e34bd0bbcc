import { type Day, dayBefore } from '#platform/day.ts'
import { type DatedClaim, idOf } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import { distance, type Known, oldestFirst } from './known.ts'

/** What is easily misread about figures. */
export function figureFindings(known: Known): Finding[] {
  const stated = known.all('figure', 'value').filter((claim) => claim.certainty !== 'derived')
  const byFigure = [
    ...Map.groupBy(stated, (claim) => `${claim.subject} ${claim.qualifier}`).values(),
  ]
  const disagree = byFigure.flatMap((claims) => disagreements(known, claims))
  const near = new Set(disagree.flatMap((each) => each.subjects))
  return [
    ...disagree,
    ...stated.filter((claim) => claim.precision !== 'exact').map((claim) => notExact(known, claim)),
    ...byFigure
      .filter(([first]) => first && !near.has(first.subject))
      .flatMap((claims) => officeCounts(known, claims)),
    ...sameNumbers(known, stated),
  ]
}

/** A figure as one line: how exact, how much, of what. */
export const amountOf = ({ precision, value, qualifier }: DatedClaim): string =>
  `${precision} ${value} ${qualifier}`

const notExact = (known: Known, claim: DatedClaim): Finding =>
  finding('figure-not-exact', claim.key, {
    subjects: [claim.subject],
    details: {
      figure: idOf(claim.subject),
      amount: amountOf(claim),
      stated: claim.stated,
      isPrinted: claim.stated === '' ? 'no' : 'yes',
      document: known.title(claim.source),
    },
    claims: [claim],
  })

/** Two documents this near speak, to a reader, of one time. */
const nearDays = 183

/** Different values for one figure at one time, or nearly. */
function disagreements(known: Known, claims: readonly DatedClaim[]): Finding[] {
  const clusters: DatedClaim[][] = []
  for (const claim of claims.toSorted((a, b) => (daysOf(a).start < daysOf(b).start ? -1 : 1))) {
    const last = clusters.at(-1)
    if (last?.some((each) => isNear(each, claim))) last.push(claim)
    else clusters.push([claim])
  }
  return clusters
    .filter((cluster) => new Set(cluster.map((claim) => claim.value)).size > 1)
    .flatMap((cluster) => {
      const [first] = cluster
      if (!first) return []
      return finding('figures-disagree', `${first.subject} ${daysOf(first).start}`, {
        subjects: [first.subject],
        details: {
          figure: idOf(first.subject),
          amounts: lines(cluster.map(amountOf)),
          count: cluster.length,
          day: daysOf(first).start,
          documents: lines(cluster.map((claim) => known.title(claim.source))),
        },
        claims: cluster,
      })
    })
}

/** The days a figure speaks of, both included: its period, the day it began, or the day of its document. */
function daysOf({ from, until, referenceDay }: DatedClaim): { start: Day; end: Day } {
  if (from) return { start: from.earliest, end: until ? dayBefore(until.earliest) : from.latest }
  const end = until ? dayBefore(until.earliest) : referenceDay
  return { start: end, end }
}

/** Figures of two periods are near only where the periods meet: one year follows the other without contradiction. */
function isNear(a: DatedClaim, b: DatedClaim): boolean {
  const [first, second] = [daysOf(a), daysOf(b)]
  if (second.start <= first.end) return true
  const arePeriods = a.from !== null && b.from !== null
  return !arePeriods && distance(first.end, second.start) <= nearDays
}

/** Documents that count different numbers of the same offices, at whatever time. */
function officeCounts(known: Known, claims: readonly DatedClaim[]): Finding[] {
  const [first] = claims
  if (!first || first.qualifier !== 'offices') return []
  if (new Set(claims.map((claim) => claim.value)).size < 2) return []
  const inTime = oldestFirst(claims)
  return [
    finding('office-counts-differ', first.subject, {
      subjects: [first.subject],
      details: {
        figure: idOf(first.subject),
        amounts: lines(inTime.map(amountOf)),
        count: claims.length,
        documents: lines(inTime.map((claim) => known.title(claim.source))),
      },
      claims: inTime,
    }),
  ]
}

/** Units of which there are about as many, so that equal numbers are taken for one another. */
const alike = new Set(['states', 'countries', 'offices', 'locations'])
const leastToMixUp = 100

/** One number for two things: 172 States are not 172 countries. */
function sameNumbers(known: Known, claims: readonly DatedClaim[]): Finding[] {
  const large = claims.filter(
    (claim) => alike.has(claim.qualifier) && Number(claim.value) >= leastToMixUp,
  )
  const byValue = Map.groupBy(large, (claim) => claim.value)
  return [...byValue].flatMap(([value, all]) => {
    const things = [...Map.groupBy(all, (claim) => claim.qualifier).values()]
    const sources = new Set(all.map((claim) => claim.source))
    if (things.length < 2 || sources.size < 2) return []
    return finding('same-number-two-things', value, {
      subjects: all.map((claim) => claim.subject),
      details: {
        number: Number(value),
        figures: lines(all.map((claim) => idOf(claim.subject))),
        documents: lines(all.map((claim) => known.title(claim.source))),
      },
      claims: all,
    })
  })
}
