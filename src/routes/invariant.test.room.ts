import { readFileSync } from 'node:fs'
import { daysAfter } from '#platform/day.ts'
import type { PersonalGrant } from '#posts/views/grants.ts'
import { bareFacts, type RouteFacts } from './model/facts.ts'
import { benchFrom } from './views/bench.ts'

/** The days that are walked over. */
export const first = '2008-01-01'
export const last = '2026-11-22'
export const days: string[] = []
for (let day = first; day <= last; day = daysAfter(day, 1)) days.push(day)

/** Numbers that look drawn, the same in every run. */
export function drawing(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** What roles give, plainly read. */
export const rights = readFileSync('organisations/roles.csv', 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

interface Spell {
  person: string
  from: number
  until: number
}

interface Seat {
  id: string
  role: string
  office: string
  confinedTo: readonly string[]
  spells: readonly Spell[]
}

/** Who sits where and when, with gaps; who is away when; which offices are closed when. Days as places in the list of days. */
function staff() {
  const draw = drawing(42)
  const seats: Seat[] = []
  const away = new Map<string, { from: number; until: number }[]>()
  const offices = [
    'bangkok',
    'brussels',
    'buenos-aires',
    'cairo',
    'dakar',
    'nairobi',
    'pretoria',
    'san-jose',
    'vienna',
    'panama-regional-office',
    'astana',
    'kyrgyzstan',
    'kenya',
    'colombia',
    'egypt',
    'brussels-global-office',
  ]
  const seat = (role: string, office: string, confinedTo: readonly string[] = []) => {
    const spells: Spell[] = []
    for (let at = draw(400); at < days.length;) {
      const until = at + 200 + draw(1500)
      const person = `${role} ${office} ${spells.length}`
      spells.push({ person, from: at, until })
      const from = at + draw(1500)
      away.set(person, [{ from, until: from + 5 + draw(40) }])
      at = until + draw(300)
    }
    seats.push({ id: `${role}-${office}`, role, office, confinedTo, spells })
  }
  for (const office of offices)
    for (const role of [
      'regional-director',
      'regional-project-support',
      'chief-of-mission',
      'resource-management-officer',
      'resource-mobilisation-officer',
    ])
      seat(role, office)
  for (const office of ['vienna', 'cairo', 'nairobi'])
    seat('regional-thematic-specialist', office, ['protection'])
  for (const role of [
    'deputy-director-general',
    'chief-of-staff',
    'fund-manager',
    'legal',
    'budget',
    'monitoring-and-evaluation',
  ])
    seat(role, 'headquarters')
  seat('thematic-department', 'headquarters', ['migration-health'])
  // Two who are never away together and write nothing: as long as there are such, nothing lies with nobody.
  for (const [name, shift] of [
    ['one', 0],
    ['two', 50],
  ] as const) {
    const person = `administrator ${name}`
    seats.push({
      id: `administrator-${name}`,
      role: 'administrator',
      office: 'headquarters',
      confinedTo: [],
      spells: [{ person, from: 0, until: days.length }],
    })
    away.set(
      person,
      Array.from({ length: 60 }, (_, at) => ({
        from: at * 110 + shift,
        until: at * 110 + shift + 20,
      })),
    )
  }
  const closed = offices.slice(0, 9).map((office) => {
    const from = draw(days.length)
    return { office, from, until: from + 100 + draw(400) }
  })
  return { seats, away, closed }
}

export const { seats, away, closed } = staff()
const inside =
  (at: number) =>
  ({ from, until }: { from: number; until: number }) =>
    from <= at && at < until
export const holderOn = (seat: Seat, at: number) => seat.spells.find(inside(at))?.person ?? null
export const isAway = (person: string, at: number) => (away.get(person) ?? []).some(inside(at))
export const isClosed = (office: string, at: number) =>
  closed.some((each) => each.office === office && inside(at)(each))

/** The days on which anything generated becomes otherwise. */
export const changing = new Set(
  [...seats.flatMap(({ spells }) => spells), ...[...away.values()].flat(), ...closed].flatMap(
    ({ from, until }) => [from, until],
  ),
)

export function benchAt(at: number) {
  const grants = seats.flatMap((seat): PersonalGrant[] => {
    const person = holderOn(seat, at)
    if (person === null) return []
    return rights.flatMap(([role, right = '', reach, held = '']): PersonalGrant[] =>
      role !== seat.role || (reach !== 'own' && reach !== 'mandate' && reach !== 'everywhere')
        ? []
        : [
            {
              person,
              role: seat.role,
              right,
              reach,
              post: { id: seat.id, title: seat.id },
              office: seat.office,
              officeName: seat.office,
              function: held || null,
              onBehalfOf: null,
              until: null,
              confinedTo: seat.confinedTo,
              limit: null,
            },
          ],
    )
  })
  const names = new Map(grants.map(({ person }) => [person, person]))
  const absent = new Set([...names.keys()].filter((person) => isAway(person, at)))
  const posts = seats.map((seat) => ({ ...seat, titles: {}, officeName: seat.office }))
  return benchFrom({ posts, grants, names, absent })
}

/** Projects of several kinds: one country and several, regions, European money, a fund, headquarters and a Regional Office as authors. */
export const projects: readonly Partial<RouteFacts>[] = [
  { office: 'kyrgyzstan', ownCountry: 'KGZ', countries: ['KGZ'], themes: ['protection'] },
  {
    office: 'kyrgyzstan',
    ownCountry: 'KGZ',
    countries: ['KGZ', 'TJK', 'UZB'],
    themes: ['labour-mobility', 'migration-health'],
  },
  {
    office: 'kenya',
    ownCountry: 'KEN',
    countries: ['KEN', 'EGY'],
    themes: ['protection'],
    isEuropean: true,
  },
  {
    office: 'colombia',
    ownCountry: 'COL',
    countries: ['COL'],
    themes: ['migration-data'],
    fund: 'iom-development-fund-1',
    reviewer: 'headquarters',
  },
  { office: 'egypt', ownCountry: 'EGY', countries: ['EGY'], themes: ['migration-health'] },
  {
    office: 'headquarters',
    ownKind: 'headquarters',
    ownCountry: 'CHE',
    countries: ['SEN', 'THA'],
    themes: ['protection'],
  },
  {
    office: 'vienna',
    ownKind: 'regional-office',
    ownCountry: 'AUT',
    countries: ['ISR'],
    themes: ['protection'],
  },
]

/** What of such a project the rules look at. */
export const factsOf = (more: Partial<RouteFacts>): RouteFacts => ({
  ...bareFacts('kyrgyzstan', 'Office'),
  ...more,
})
