import { expect } from 'vitest'
import { impactParts } from '#deciding.ts'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { impactOf, type Network } from '#network/views/impact.ts'
import { momentAt } from '#sources/views.ts'
import { decide } from '#decisions/actions/decide.ts'
import type { Change } from '#decisions/model/change.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { cast, plan, today } from './plans.test.room.ts'
import { versionList } from './views.ts'
import { consultedOn } from './views/consulted.ts'
import { plansImpact } from './views/impact.ts'
import { templateList } from './views/templates.ts'

const day = '2027-01-01'
const ground = { tables: periodTables, publisher: 'The organisation' }
const change = (kind: Change['kind'], office: string, value: string, qualifier = ''): Change => ({
  kind,
  subject: `office:${office}`,
  value,
  qualifier,
  note: '',
})

/** Kyrgyzstan passes from Vienna to Bangkok. */
const moved = [
  change('take-coverage', 'vienna', 'six-europe-and-central-asia'),
  change('give-coverage', 'bangkok', 'KGZ'),
]

async function plans(db: Db) {
  const country = { level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'] } as const
  const none = { o1: [] }
  await plan(db, { ...country, id: 'p-draft', state: 'draft', objectives: none })
  await plan(db, { ...country, id: 'p-bound', state: 'consultation', objectives: none })
  await plan(db, { ...country, id: 'p-now', objectives: none })
  await plan(db, { ...country, id: 'p-past', state: 'superseded', objectives: none })
  await plan(db, {
    id: 'p-region',
    level: 'regional-strategy',
    office: 'vienna',
    covers: ['KGZ'],
    state: 'draft',
    objectives: none,
  })
  await plan(db, {
    id: 'p-far',
    level: 'country-strategy',
    office: 'dakar',
    covers: ['SEN'],
    state: 'draft',
    objectives: none,
  })
}

const deed = { by: byCommand('test'), name: 'test.decided', subject: 'test:any' }

/** What is foretold of the changes, one line each; and what is otherwise than that once they are decided. */
async function foretold(db: Db, changes: readonly Change[]) {
  const network: Network = { db, moment: await momentAt(db, day, null), locale: 'en' }
  const { wrong, steps, subjects, after } = await foresee(db, network.moment, changes, ground)
  expect(wrong).toEqual([])
  const lines = await impactOf([plansImpact], network, { ...network, db: after }, subjects)
  const wholly = {
    of: 'scenario:any',
    title: 'Any',
    language: 'en',
    day: today,
    from: day,
    steps,
    corrections: [],
    cites: null,
    why: 'Tried',
  } as const
  await perform(db, deed, (act) => decide(act, wholly, ground))
  const now = { ...network, moment: await momentAt(db, day, null) }
  const otherwise = await impactOf([plansImpact], { ...network, db: after }, now, subjects)
  return {
    lines: lines.map(({ key, before, after: then, consequence }) =>
      [key, before.map(({ id }) => id), '>', then.map(({ id }) => id), consequence].join(' '),
    ),
    otherwise,
  }
}

test('a country that passes to another region: exactly its plans are named beforehand, and it comes as foretold', async ({
  iom,
}) => {
  await cast(iom)
  await plans(iom)
  expect(await foretold(iom, moved)).toEqual({
    lines: [
      'p-bound@1 consulted vienna > bangkok keeps-anchor',
      'p-draft@1 consulted vienna > bangkok changes-consulted',
      'p-draft@1 endorsed headquarters,vienna > headquarters passes-on',
      'p-now@1 consulted vienna > bangkok keeps-anchor',
      'p-region@1 beyond  > KGZ loses-reach',
    ],
    otherwise: [],
  })
  expect(impactParts.map(({ id }) => id)).toContain(plansImpact.id)
})

test('a Regional Office that closes leaves the plans of its countries with nobody to be consulted', async ({
  iom,
}) => {
  await cast(iom)
  await plans(iom)
  const { lines, otherwise } = await foretold(iom, [change('close', 'vienna', '')])
  expect(lines).toContain('p-draft@1 consulted vienna >  loses-consulted')
  expect(otherwise).toEqual([])
})

test('whom the network would have consulted is found for all plans at once as for one', async ({
  iom,
}) => {
  await plans(iom)
  const moment = await momentAt(iom, day, null)
  const standings = await plansImpact.standings({ db: iom, moment, locale: 'en' }, [])
  const says = new Map(standings.map(({ key, says: said }) => [key, said.map(({ id }) => id)]))
  const templates = await templateList(iom, moment)
  for (const { plan: each, number, template } of await versionList(iom, moment)) {
    const rule = templates.find(
      ({ id, version }) => id === template.id && version === template.version,
    )
    if (rule === undefined) throw new Error(`${template.id} is not loaded`)
    const consulted = await consultedOn(iom, moment, each, rule)
    const said = says.get(`${each.id}@${number} consulted`)
    const ids = consulted.map(({ office }) => office).toSorted()
    if (said !== undefined) expect([each.id, said]).toEqual([each.id, ids])
  }
  expect(says.get('p-draft@1 consulted')).toEqual(['vienna'])
  expect(says.has('p-past@1 consulted')).toBe(false)
})
