import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import type { Moment } from '#platform/moment.ts'
import { codeOf, refusalOf } from '#platform/testing/outcome.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { WrongFiles } from '#sources/actions.ts'
import { addPartner, editPartner, loadPartners } from './actions.ts'
import { describedFrom } from './forms/typed.ts'
import { heldByPartner } from './model/held.ts'
import { partnerBy, partnerChoices, partnerList, partnersReferred } from './views.ts'

const today: Moment = { asOf: '2026-11-22', asKnown: null, horizon: '2025-02-11' }
const home = 'organisations/iom'

/** A folder of an organisation whose file of partners can be changed. */
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partners-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileWith(change: (text: string) => string): Promise<string> {
  const own = await mkdtemp(join(folder, 'copy-'))
  await mkdir(join(own, 'partners'))
  const text = await readFile(join(home, 'partners/partners.csv'), 'utf8')
  await writeFile(join(own, 'partners/partners.csv'), change(text))
  return own
}

const wanted = describedFrom({
  kind: 'private',
  nameEn: 'Acme Foundation',
  nameFr: 'Fondation Acme',
  country: 'CHE',
  references: 'duns:12345\n',
  alsoNamed: 'ACME',
})

const on = async (db: Db, name: string, role: string, office: string) =>
  as(db, await somebody(db, name, role, office), today.asOf)

/** The first field that cannot be taken, and why. */
async function faultOf(work: Promise<unknown>): Promise<string> {
  const [fault] = (await refusalOf(work))?.faults ?? []
  return `${fault?.field} ${fault?.reason}`
}

describe('the partners of the organisation', () => {
  test('are there with what others call them, and an unchanged file is passed over', async ({
    iom,
  }) => {
    expect(await loadPartners(iom, home, today)).toEqual({ changed: 0 })
    expect(await partnerBy(iom, today, 'jp-mofa')).toMatchObject({
      kind: 'government-donor',
      country: 'JPN',
      references: [{ scheme: 'iati', code: 'XM-DAC-701-2' }],
      alsoNamed: ['Japan - Ministry of Foreign Affairs'],
      isEdited: false,
    })
    const union = await partnerList(iom, today, { isEuropeanUnion: true })
    expect(union.map(({ id }) => id)).toEqual(['eu-echo', 'eu-fpi', 'eu-icsp', 'eu-near'])
    // One reference can name several: the name tells which.
    const referred = await partnersReferred(iom, today, { scheme: 'iati', code: 'GB-GOV-1' })
    expect(referred.map(({ id }) => id)).toEqual(['gb-dfid', 'gb-fcdo'])
  })

  test('can be chosen while they are there: DFID until September 2020, then FCDO', async ({
    iom,
  }) => {
    const british = async (asOf: string) =>
      (await partnerChoices(iom, { ...today, asOf }, 'en'))
        .map(({ id }) => id)
        .filter((id) => id.startsWith('gb-'))
        .toSorted()
    expect(await british('2020-09-01')).toEqual(['gb-dfid', 'gb-fco'])
    expect(await british('2020-09-02')).toEqual(['gb-fcdo'])
  })

  test('are taken from the file anew where it changed, never where somebody wrote, never away', async ({
    iom,
  }) => {
    const roza = await on(iom, 'Roza', 'fund-manager', 'headquarters')
    const now = await partnerBy(iom, today, 'jp-mofa')
    if (now === undefined) throw new Error('no partner')
    const { id: _id, isEdited: _is, recordedFrom: _since, ...held } = now
    const mine = { ...held, website: 'https://example.invalid/mofa' }
    const version = versionOf(heldByPartner(now))
    await editPartner(roza, 'jp-mofa', { ...mine, version, why: 'Moved' })
    const changed = await fileWith((text) =>
      text
        .replaceAll('https://www.mofa.go.jp', 'https://example.invalid/other')
        .replace('https://www.unhcr.org', 'https://example.invalid/unhcr')
        .replace(/^qatar-charity,.*\n/m, ''),
    )
    expect(await loadPartners(iom, changed, today)).toEqual({ changed: 1 })
    const website = async (partner: string) =>
      (await partnerBy(iom, today, partner))?.website ?? null
    expect(await website('jp-mofa')).toBe('https://example.invalid/mofa')
    expect(await website('unhcr')).toBe('https://example.invalid/unhcr')
    expect(await website('qatar-charity')).toBe('https://www.qcharity.org')
  })

  test('are taken whole or not at all, each wrong row named', async ({ iom }) => {
    const wrong = await fileWith((text) =>
      text
        .replace('unhcr,un-agency', 'unhcr,agency')
        .replace('AFG,iati', 'XXQ,iati')
        .replace('World Food Programme', 'Church World Service')
        .replace('https://www.who.int', 'javascript:alert(1)'),
    )
    const error: unknown = await loadPartners(iom, wrong, today).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(WrongFiles)
    const told = error instanceof WrongFiles ? error.rows : []
    expect(told.map(({ field, reason }) => `${field} ${reason}`).toSorted()).toEqual([
      'country row/country',
      'kind row/word',
      'name_en row/key-twice',
      'website row/unknown-subject',
    ])
    expect(await partnerBy(iom, today, 'unhcr')).toMatchObject({ kind: 'un-agency' })
  })
})

describe('who mobilises funds', () => {
  test('records a partner, and what was said before stays recorded', async ({ iom }) => {
    const roza = await on(iom, 'Roza', 'resource-mobilisation-officer', 'kyrgyzstan')
    const id = await addPartner(roza, { id: null, ...wanted })
    expect(id).toBe('acme-foundation')
    const added = await partnerBy(iom, today, id)
    expect(added).toMatchObject({ ...wanted, isEdited: true })
    const then = await momentNow(iom)
    const version = versionOf(heldByPartner(wanted))
    const dated = { ...wanted, until: '2027-01-01' }
    await editPartner(roza, id, { ...dated, version, why: 'It closes' })
    expect(await partnerBy(iom, today, id)).toMatchObject({ until: '2027-01-01' })
    expect(await partnerBy(iom, { ...today, asKnown: then }, id)).toMatchObject({ until: null })
    const late = { ...wanted, from: '2020-01-01', version, why: 'Late' }
    expect(await codeOf(editPartner(roza, id, late))).toBe('form/stale')
  })

  test('is told of each field that cannot be taken', async ({ iom }) => {
    const roza = await on(iom, 'Roza', 'fund-manager', 'headquarters')
    const add = (more: object, id: string | null = null) =>
      faultOf(addPartner(roza, { ...wanted, ...more, id }))
    expect(await add({}, 'new')).toBe('id partners/fault.no-id')
    expect(await add({}, 'Größe')).toBe('id partners/fault.no-id')
    expect(await add({}, 'jp-mofa')).toBe('id partners/fault.id-taken')
    expect(await add({ country: 'XXQ' })).toBe('country field/country')
    expect(await add({ website: 'javascript:alert(1)' })).toBe('website partners/fault.no-address')
    expect(await add({ from: '2020-01-01', until: '2020-01-01' })).toBe('until field/after')
    expect(await add({ alsoNamed: ['A', 'A'] })).toBe('alsoNamed partners/fault.twice')
    // As it is compared in a search: no accents, no case.
    expect(await add({ names: { en: 'wórld FOOD programme' } })).toBe(
      'nameEn partners/fault.namesake',
    )
    expect(() => describedFrom({ kind: 'private', nameEn: 'A', references: 'none' })).toThrow(
      'form/invalid',
    )
  })

  test('and nobody else', async ({ iom }) => {
    const chief = await on(iom, 'Chinara', 'chief-of-mission', 'kyrgyzstan')
    expect(await codeOf(addPartner(chief, { id: null, ...wanted }))).toBe('posts/reason.no-right')
  })
})
