import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordPlan, recordVersion, type RecordedVersion } from './actions/record.ts'
import type { Part } from './model/part.ts'
import { plan, upper, version } from './plans.test.room.ts'

const part = (
  id: string,
  kind: Part['kind'],
  [parent, place]: [string, number],
  fields: Part['fields'],
): Part => ({ part: id, kind, parent, place, fields })

/** What the national plan says: in English and, mostly, in Russian. */
export const nationalParts: readonly Part[] = [
  {
    part: 'plan',
    kind: 'plan',
    parent: null,
    place: 1,
    fields: {
      'title.en': 'Kyrgyz plan of action',
      'title.ru': 'План действий',
      from: '2026-01-01',
      to: '2028-12-31',
    },
  },
  part('chapter-context', 'chapter', ['plan', 1], {
    'text.en': 'People leave and come back.\n\nMore women than before.',
    'text.ru': 'Люди уезжают и возвращаются.',
  }),
  part('o1', 'objective', ['plan', 2], {
    'title.en': 'Fair recruitment',
    'title.ru': 'Честный наём',
  }),
  part('p1', 'priority', ['o1', 1], { 'title.en': 'Agencies are licensed' }),
  part('a1', 'action', ['p1', 1], {
    'title.en': 'Train inspectors',
    responsible: 'kyrgyzstan',
    partners: 'Ministry of Labour',
    from: '2026-02-01',
    to: '2026-12-31',
    cost: '125000.50',
    currency: 'USD',
    'cost-day': '2025-11-01',
  }),
  part('a2', 'action', ['p1', 2], { 'title.en': 'Print guides', cost: '90000', currency: 'KGS' }),
  part('i1', 'indicator', ['o1', 2], {
    'title.en': 'Licensed agencies',
    measure: 'count',
    counting: 'yearly',
    direction: 'up',
    disaggregation: 'none',
    baseline: '12',
    'baseline-year': '2025',
    'target.2026': '20',
    'target.2027': '1250',
  }),
]

const frozen = { anchor: '2025-11-01', deadline: null, reason: null } as const

const national = (number: number, more: Partial<RecordedVersion> = {}): RecordedVersion => ({
  number,
  basedOn: number === 1 ? null : number - 1,
  template: { id: 'national-plan-of-action', version: 1 },
  languages: ['en', 'ru'],
  standing: {
    state: 'published',
    since: '2025-12-01',
    inForce: { from: '2026-01-01', until: '2029-01-01' },
    ...frozen,
  },
  parts: nationalParts,
  citations: [
    { part: 'o1', upper: upper('p-country@1/o1') },
    { part: 'o1', upper: upper('sdg@2015/8.8') },
  ],
  rationale: [],
  ...more,
})

const test = (id: string) => ({
  by: byCommand('test'),
  name: 'test.arranged',
  subject: `plan:${id}`,
})

/**
 * Three plans below one another, as anybody finds them in force in 2026: `p-region` of Vienna, which cites the SDGs and the Global
 * Compact; `p-country` of Kyrgyzstan; `p-national`, whole, in English and Russian. A fourth, `p-secret`, is a draft that cites the first.
 */
export async function arrangeCascade(db: Db): Promise<void> {
  await plan(db, {
    id: 'p-region',
    level: 'regional-strategy',
    office: 'vienna',
    covers: ['central-asia', 'ALB'],
    objectives: { o1: ['sdg@2015/10.7', 'global-compact@2018/6'], o2: [] },
    titles: { o1: 'Labour mobility', o2: 'Nobody serves this' },
  })
  await plan(db, {
    id: 'p-country',
    level: 'country-strategy',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    objectives: { o1: ['p-region@1/o1'] },
    titles: { o1: 'Decent work abroad' },
  })
  await perform(db, test('p-national'), (act) =>
    recordPlan(
      act,
      {
        id: 'p-national',
        level: 'national-plan-of-action',
        office: 'kyrgyzstan',
        covers: ['KGZ'],
        follows: null,
        origin: 'demo',
        source: null,
      },
      national(1),
    ),
  )
  await plan(db, {
    id: 'p-secret',
    level: 'country-strategy',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    objectives: { o1: ['p-region@1/o1'] },
    titles: { o1: 'Nobody is to know' },
    state: 'draft',
  })
}

/** A draft of a second version of the national plan: a title reworded, an action gone, one come, another order, other citations. */
export const arrangeAmendment = (db: Db): Promise<void> =>
  perform(db, test('p-national'), (act) =>
    recordVersion(
      act,
      'p-national',
      national(2, {
        standing: { state: 'draft', since: '2026-10-01', inForce: null, ...frozen, anchor: null },
        parts: [
          ...nationalParts
            .filter((each) => each.part !== 'a1')
            .map((each) =>
              each.part === 'o1'
                ? { ...each, fields: { ...each.fields, 'title.en': 'Fair and safe recruitment' } }
                : each,
            ),
          part('a3', 'action', ['o1', 3], { 'title.en': 'Inspect agencies' }),
        ],
        citations: [{ part: 'o1', upper: upper('p-country@1/o1') }],
      }),
    ),
  )

/** A second version of the regional strategy that takes the place of the first on 1 October 2026. */
export const arrangeSuccession = async (db: Db): Promise<void> =>
  version(db, {
    id: 'p-region',
    level: 'regional-strategy',
    office: 'vienna',
    covers: ['central-asia', 'ALB'],
    objectives: { o1: ['sdg@2015/10.7'] },
    number: 2,
    from: '2026-10-01',
  })
