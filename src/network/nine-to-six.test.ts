import { describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { regionalOffice } from './model/consequences.ts'
import type { ImpactLine, Named } from './model/impact.ts'
import { impactOf, type Network } from './views/impact.ts'
import { networkImpactParts } from './views/impact/parts.ts'
import { responsibleFor } from './views/responsible.ts'

/** The Member States of the European Union in 2018, with Iceland, Norway and Switzerland. */
const europeans =
  'AUT BEL BGR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA LTU LUX LVA MLT NLD NOR POL PRT ROU SVK SVN SWE'
const southernAfricans = 'AGO BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC ZAF ZMB ZWE'
const southAmericans = 'ARG BOL BRA CHL COL ECU PER PRY URY VEN'

async function onDay(db: Db, day: string, locale: Network['locale'] = 'en'): Promise<Network> {
  return { db, moment: await momentAt(db, day, null), locale }
}
const fromNineToSix = async (db: Db, subjects: readonly string[] = []) =>
  impactOf(
    networkImpactParts,
    await onDay(db, '2018-06-30'),
    await onDay(db, '2025-02-11'),
    subjects,
  )
const ids = (said: readonly Named[]) => said.map(({ id }) => id).join(' ')
const ofPart = (lines: readonly ImpactLine[], part: string) =>
  lines.filter((line) => line.part === part)

describe('from nine Regional Offices to six regions, by the documents', () => {
  test('each region that went up in another passes with all its countries to the Regional Office of that', async ({
    iom,
  }) => {
    const passed = ofPart(await fromNineToSix(iom), 'cover').filter(
      ({ key, consequence }) => key.startsWith('coverage ') && consequence === 'passes-on',
    )
    const countries = (from: string, to: string) =>
      passed
        .filter(({ before, after }) => ids(before) === from && ids(after) === to)
        .map(({ about }) => about[1]?.id)
        .join(' ')
    expect(countries('brussels', 'vienna')).toBe(europeans)
    expect(countries('pretoria', 'nairobi')).toBe(southernAfricans)
    expect(countries('buenos-aires', 'panama-regional-office')).toBe(southAmericans)
    expect(passed).toHaveLength(31 + 15 + 10)
    expect(passed.every(({ after }) => after.every(({ type }) => type === regionalOffice))).toBe(
      true,
    )
  })

  test('Central Asia stays with Vienna, which the documents of 2025 give no functions for it', async ({
    iom,
  }) => {
    const lines = ofPart(await fromNineToSix(iom), 'cover').filter(({ about }) =>
      about.some(({ id }) => id === 'KGZ'),
    )
    expect(lines.map(({ key, before, consequence }) => [key, ids(before), consequence])).toEqual([
      ['administrative-support KGZ', 'vienna', 'loses-cover'],
      ['coordination KGZ', 'astana', 'loses-cover'],
      ['liaison KGZ', 'vienna', 'loses-cover'],
      ['planning-and-coordination KGZ', 'vienna', 'loses-cover'],
      ['programme-support KGZ', 'vienna', 'loses-cover'],
      ['project-endorsement KGZ', 'vienna', 'loses-cover'],
      ['regional-strategy KGZ', 'vienna', 'loses-cover'],
      ['technical-support KGZ', 'vienna', 'loses-cover'],
    ])
  })

  test('says of every country what the page of the country says', async ({ iom }) => {
    const after = await onDay(iom, '2018-06-30')
    const cover = networkImpactParts.find(({ id }) => id === 'cover')
    const standings = (await cover?.standings(after, [])) ?? []
    for (const country of ['AUT', 'KGZ', 'ISR', 'XKX', 'KEN']) {
      const page = await responsibleFor(iom, after.moment, country, { locale: 'en' })
      const told = standings.filter(({ about }) => about[1]?.id === country)
      expect(
        told.flatMap(({ about, says }) => says.map(({ id }) => `${about[0]?.id} ${id}`)).toSorted(),
        country,
      ).toEqual(
        [...new Set(page.map((mandate) => `${mandate.function} ${mandate.office}`))].toSorted(),
      )
      expect(told.length, country).toBeGreaterThan(0)
    }
  })

  test('offices in another region have another Regional Office, Vienna and headquarters too', async ({
    iom,
  }) => {
    const changed = ofPart(await fromNineToSix(iom), 'region').filter(
      ({ consequence }) => consequence === 'changes-region',
    )
    expect(changed.map(({ key, before, after }) => [key, ids(before), ids(after)])).toEqual([
      ['brussels', 'brussels', 'vienna'],
      ['headquarters', 'brussels', 'vienna'],
      ['pretoria', 'pretoria', 'nairobi'],
      ['vienna', 'brussels', 'vienna'],
    ])
  })

  test('of the offices asked about: what they were and would be', async ({ iom }) => {
    const lines = ofPart(
      await fromNineToSix(iom, ['office:vienna', 'unit:chief-of-staff']),
      'offices',
    )
    const southEast = 'nine-south-eastern-europe-eastern-europe-and-central-asia'
    expect(
      lines.map(({ key, before, after, consequence }) => [
        key,
        ids(before),
        ids(after),
        consequence,
      ]),
    ).toEqual([
      ['vienna coverage', southEast, 'six-europe-and-central-asia', 'changes-coverage'],
      ['vienna coverage without-office', 'ISR', '', 'changes-coverage'],
      [
        'vienna functions',
        'administrative-support programme-support regional-strategy',
        '',
        'changes-functions',
      ],
      ['vienna functions ISR', 'project-implementation', '', 'changes-functions'],
      [
        `vienna functions ${southEast}`,
        'liaison planning-and-coordination project-endorsement technical-support',
        '',
        'changes-functions',
      ],
      ['vienna line', '', 'chief-of-staff', 'changes-line'],
      ['vienna name en', 'Vienna', 'Europe and Central Asia', 'changes-name'],
    ])
    expect(lines[0]?.after[0]?.label).toBe('Europe and Central Asia')
  })

  test('places are called in the reader’s language', async ({ iom }) => {
    const cover = networkImpactParts.find(({ id }) => id === 'cover')
    const standings = await cover?.standings(await onDay(iom, '2025-02-11', 'fr'), [])
    const austrian = standings?.find(({ key }) => key === 'coverage AUT')
    expect(austrian?.about.map(({ label }) => label)).toEqual(['coverage', 'Autriche'])
  })

  test('one network does not differ from itself', async ({ iom }) => {
    const day = await onDay(iom, '2018-06-30')
    expect(await impactOf(networkImpactParts, day, { ...day }, ['office:vienna'])).toEqual([])
  })
})
