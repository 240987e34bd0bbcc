import { sumOf } from '#platform/decimal.ts'
import { type GenderMarker, genderMarkers } from '#projects/model/fields.ts'
import type { ProjectState } from '#projects/model/life.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Known } from './finding.ts'
import { areaOf, type PublishedProject, type PublishedStatus } from './published.ts'

/**
 * Where a project stands by the word of IATI: 2 implementation, “the activity is currently being implemented”; 3 finalisation, “physical
 * activity is complete or the final disbursement has been made, but the activity remains open pending financial sign off or M&E”; 4
 * closed, “physical activity is complete or the final disbursement has been made”: nothing is open any more.
 */
export const stateOf: Readonly<Record<PublishedStatus, ProjectState>> = {
  2: 'active',
  3: 'operationally-closed',
  4: 'financially-closed',
}

/** Since when it stands there, as far as the file tells: its first day, or its last. */
export const sinceOf = ({
  status,
  actualStart,
  actualEnd,
  plannedEnd,
}: PublishedProject): string => (status === '2' ? actualStart : (actualEnd ?? plannedEnd))

const markerOf = (published: string | null): GenderMarker | undefined => {
  const told = published === 'NA' ? 'n-a' : published?.toLowerCase()
  return genderMarkers.find((marker) => marker === told)
}

/** What our record of a published project says: only what could be tied. */
export function partsFrom(project: PublishedProject, known: Known): ProjectPart[] {
  const [budget] = project.budgets
  const [funding] = project.funding
  const donor =
    funding !== undefined && known.partners.has(funding.donor) ? funding.donor : undefined
  const isOffice = project.office !== null && known.offices.has(project.office)
  const fields = told({
    [`title.${project.language}`]: project.title,
    type: known.types.has(project.type) ? project.type : undefined,
    office: isOffice ? (project.office ?? undefined) : undefined,
    from: project.plannedStart,
    to: project.plannedEnd,
    currency: budget?.currency,
    donor,
    'donor-reference': funding?.donorActivity,
    'gender-marker': markerOf(project.genderMarker),
  })
  const root: ProjectPart = { part: rootPart, kind: 'project', parent: null, place: 1, fields }
  return [root, ...placesFrom(project, known)]
}

function placesFrom({ places }: PublishedProject, known: Known): ProjectPart[] {
  return places
    .flatMap(({ kind, country, region, name }) => {
      const id = country ?? (region === null ? '' : areaOf(region))
      if (!known.places.has(id)) return []
      // All of the money is the recipient's; of locations no share is told.
      const share = kind === 'recipient' ? '100' : undefined
      if (country === null) return [told({ area: id, share })]
      return [told({ country, share, name: kind === 'location' ? name : undefined, level: '0' })]
    })
    .map((fields, at): ProjectPart => ({
      part: `pl${at + 1}`,
      kind: 'place',
      parent: rootPart,
      place: at + 1,
      fields,
    }))
}

/** The fields that are told. */
const told = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )

/** The sum of its budgets; null where it has none, or in several currencies. */
export function amountOf({ budgets }: Pick<PublishedProject, 'budgets'>): string | null {
  const currencies = new Set(budgets.map(({ currency }) => currency))
  return currencies.size === 1 ? sumOf(budgets.map(({ amount }) => amount)) : null
}

/**
 * What it may cost by calendar year, where the budgets tell: one that lies in one year is that year's; one for several years is nobody's to
 * divide.
 */
export function yearsFrom({
  budgets,
}: Pick<PublishedProject, 'budgets'>): { year: number; currency: string; amount: string }[] {
  const within = budgets.filter(({ from, to }) => from.slice(0, 4) === to.slice(0, 4))
  const groups = Map.groupBy(within, ({ from, currency }) => `${from.slice(0, 4)} ${currency}`)
  return [...groups].map(([key, those]) => {
    const [year = '', currency = ''] = key.split(' ')
    return { year: Number(year), currency, amount: sumOf(those.map(({ amount }) => amount)) }
  })
}
