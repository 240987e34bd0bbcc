import { sql } from 'kysely'
import { holds } from '#platform/db/periods.ts'
import type { ImpactLine, Named, Standing } from '#network/model/impact.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames } from '#network/views/impact/names.ts'
import { namesOf } from '#people/views.ts'
import { reachConsequence } from '#posts/model/consequences.ts'
import { grantsOn, type PersonalGrant } from './grants.ts'
import { mandatesAmong, reachedBy } from './reach.ts'
import type { Looking } from './shown.ts'

/** A right that goes by the mandates of an office: with null, by its coverage. */
type ByMandate = Pick<PersonalGrant, 'person' | 'right' | 'function'> & { office: string }

const byMandate = (grants: readonly PersonalGrant[]): ByMandate[] =>
  grants.flatMap(({ person, right, function: held, office, reach }) =>
    reach === 'mandate' && office !== null ? [{ person, right, function: held, office }] : [],
  )

const mandateOf = ({ office, function: held }: Pick<ByMandate, 'office' | 'function'>) =>
  `${office} ${held ?? ''}`

async function officesOn({ db, moment }: Network): Promise<string[]> {
  const rows = await sql<{ office: string }>`
    select distinct kinded.office from office_kind kinded where ${holds('kinded', moment)}`.execute(
    db,
  )
  return rows.rows.map(({ office }) => office)
}

/** The offices that each function of each of these offices reaches, in order: asked once, however many people go by it. */
async function reachedThrough(
  network: Network,
  rights: readonly ByMandate[],
): Promise<(by: readonly ByMandate[]) => readonly Named[]> {
  const [names, over] = await Promise.all([officeNames(network), officesOn(network)])
  const offices = rights.map(({ office }) => office)
  const mandates = await mandatesAmong(network.db, network.moment, { offices, over })
  const reached = Map.groupBy(mandates, mandateOf)
  const named = naming('office', names)
  const found = new Map<string, readonly Named[]>()
  return (by) => {
    const ways = [...new Set(by.map(mandateOf))].toSorted()
    const there = found.get(ways.join('\n'))
    if (there) return there
    const ids = new Set(ways.flatMap((way) => (reached.get(way) ?? []).map((each) => each.over)))
    const offices = [...ids].toSorted().map(named)
    found.set(ways.join('\n'), offices)
    return offices
  }
}

/** Of every person and right that goes by mandates: the offices it reaches. What reaches everywhere does so after any change. */
async function standings(network: Network): Promise<Standing[]> {
  const grants = await grantsOn(network.db, network.moment)
  const everywhere = new Set(
    grants.flatMap(({ reach, person, right }) =>
      reach === 'everywhere' ? [`${person} ${right}`] : [],
    ),
  )
  const rights = byMandate(grants)
  const [reached, names, offices] = await Promise.all([
    reachedThrough(network, rights),
    namesOf(
      network.db,
      rights.map(({ person }) => person),
    ),
    officeNames(network),
  ])
  const [person, right] = [naming('person', names), naming('right')]
  const office = naming('office', offices)
  return [...Map.groupBy(rights, (each) => `${each.person} ${each.right}`)].flatMap(
    ([key, own]) => {
      const [first] = own
      if (first === undefined || everywhere.has(key)) return []
      const posts = [...new Set(own.map((each) => each.office))].toSorted().map(office)
      return [
        { key, about: [person(first.person), right(first.right), ...posts], says: reached(own) },
      ]
    },
  )
}

/** Of every person and right: the offices it reaches by mandate. `about` names the person, the right and the offices of the posts. */
export const postsImpact: ImpactPart = {
  id: 'people',
  words: 'posts.impact.people',
  consequence: reachConsequence,
  standings,
}

/**
 * The same lines as somebody may see them: persons are named where whoever looks may read the posts of the office; of others the
 * label is empty.
 */
export async function withNamesSeen(
  { db, asker }: Pick<Looking, 'db' | 'asker'>,
  lines: readonly ImpactLine[],
): Promise<ImpactLine[]> {
  const officesOf = ({ about }: ImpactLine) =>
    about.flatMap(({ type, id }) => (type === 'office' ? [id] : []))
  const people = lines.filter(({ part }) => part === postsImpact.id)
  const mayRead = await reachedBy(db, asker, 'posts.read', [...new Set(people.flatMap(officesOf))])
  return lines.map((line) =>
    line.part !== postsImpact.id || officesOf(line).some((office) => mayRead(office))
      ? line
      : {
          ...line,
          key: line.key.replace(/^\S+/, ''),
          about: line.about.map((each) =>
            each.type === 'person' ? { ...each, id: '', label: '' } : each,
          ),
        },
  )
}
