import { describe, expect } from 'vitest'
import { momentNow, test } from '#platform/testing/world.ts'
import { amendObservation, observe, withdrawObservation } from './actions.ts'
import { cast, codeOf, observed, onObservation, today } from './trends.test.room.ts'
import { observationById, observationList } from './views/observations.ts'

const all = { sight: 'all', locale: 'en' } as const
const open = { sight: 'public', locale: 'en' } as const

describe('an office says what it sees', () => {
  test('and what it says is held, and found by its theme, country and office', async ({ iom }) => {
    const { chief } = await cast(iom)
    const id = await observe(chief, { office: 'kyrgyzstan', ...observed })
    expect(id).toBe('ob-kyrgyzstan-1')
    const now = chief.asker.today
    expect(await observationById(iom, now, id, all)).toMatchObject({
      ...observed,
      office: 'kyrgyzstan',
      withdrawn: null,
      issues: [],
    })
    const found = async (filter: object) =>
      (await observationList(iom, now, { ...all, ...filter })).map((each) => each.id)
    expect(await found({ theme: 'labour-mobility', country: 'KGZ' })).toEqual([id])
    expect(await found({ office: 'kyrgyzstan' })).toEqual([id])
    expect(await found({ country: 'SEN' })).toEqual([])
    expect(await found({ theme: 'protection' })).toEqual([])
    expect(await observationList(iom, { ...now, asOf: '2026-09-30' }, all)).toEqual([])
  })

  test('also of an area or of the city of an office, which speaks of its country', async ({
    iom,
  }) => {
    const { chief } = await cast(iom)
    const office = 'kyrgyzstan'
    const area = { ...observed, country: null, area: 'central-asia' }
    const ofArea = await observe(chief, { office, ...area })
    const city = { ...observed, country: null, city: 'astana' }
    const ofCity = await observe(chief, { office, ...city })
    const of = async (country: string, asOf = today) =>
      (await observationList(iom, { ...chief.asker.today, asOf }, { ...all, country })).map(
        (each) => each.id,
      )
    expect((await of('KAZ')).toSorted()).toEqual([ofArea, ofCity])
    expect(await of('UZB')).toEqual([ofArea])
  })

  test('where its post lets it, and nowhere else', async ({ iom }) => {
    const { chief, developer, director, dakar, nobody } = await cast(iom)
    const at = (by: typeof chief, office: string) => codeOf(observe(by, { office, ...observed }))
    expect(await at(chief, 'kyrgyzstan')).toBe('done')
    expect(await at(developer, 'kyrgyzstan')).toBe('done')
    expect(await at(director, 'vienna')).toBe('done')
    expect(await at(director, 'kyrgyzstan')).toBe('posts/reason.elsewhere')
    expect(await at(dakar, 'kyrgyzstan')).toBe('posts/reason.elsewhere')
    expect(await at(nobody, 'kyrgyzstan')).toBe('posts/reason.no-right')
  })

  test('on the theme of a specialist’s post only; a cluster of countries is no theme', async ({
    iom,
  }) => {
    const { chief } = await cast(iom)
    const confined = (confinedTo: readonly string[]) => ({
      ...chief,
      asker: {
        ...chief.asker,
        grants: chief.asker.grants.map((grant) => ({ ...grant, confinedTo })),
      },
    })
    const by = (confinedTo: readonly string[]) =>
      codeOf(observe(confined(confinedTo), { office: 'kyrgyzstan', ...observed }))
    expect(await by(['migration-health'])).toBe('posts/reason.not-about')
    expect(await by(['labour-mobility'])).toBe('done')
    expect(await by(['KGZ', 'UZB'])).toBe('done')
  })

  test('and is told of each field that cannot be taken', async ({ iom }) => {
    const { chief } = await cast(iom)
    const with_ = (more: object) =>
      codeOf(observe(chief, { office: 'kyrgyzstan', ...observed, ...more }))
    expect(await with_({ office: 'nowhere' })).toBe('office field/office')
    expect(await with_({ country: null })).toBe('country trends/fault.no-place')
    expect(await with_({ country: 'XXQ' })).toBe('country field/country')
    expect(await with_({ area: 'nowhere' })).toBe('area field/area')
    expect(await with_({ city: 'nowhere' })).toBe('city trends/fault.no-office-there')
    expect(await with_({ city: 'vienna' })).toBe('city trends/fault.city-elsewhere')
    expect(await with_({ to: '2026-09-30' })).toBe('to field/order')
    expect(await with_({ to: '2026-11-23' })).toBe('to trends/fault.future')
    expect(await with_({ from: '2026-12-01', to: '2026-12-02' })).toBe(
      'from trends/fault.future, to trends/fault.future',
    )
    for (const language of ['', 'xx', 'zzz', 'English', 'e', '日本'])
      expect(await with_({ language }), language).toBe('language trends/fault.no-language')
    expect(await with_({ evidence: [] })).toBe('evidence trends/fault.no-evidence')
    const [sound] = observed.evidence
    for (const address of ['ftp://example.invalid/a', 'javascript:alert(1)', 'example', 'http:/x'])
      expect(await with_({ evidence: [sound, { ...sound, address }] }), address).toBe(
        'evidence.1.address trends/fault.no-address',
      )
    expect(await with_({ evidence: [{ ...sound, title: '' }], language: 'xx' })).toBe(
      'language trends/fault.no-language, evidence.0.title field/missing',
    )
    expect(await observationList(iom, chief.asker.today, all)).toEqual([])
  })
})

describe('what an office said', () => {
  test('is amended and withdrawn by it alone, and nothing is overwritten', async ({ iom }) => {
    const { chief, director, dakar } = await cast(iom)
    const id = await observe(chief, { office: 'kyrgyzstan', ...observed })
    const before = await momentNow(iom)
    const version = await onObservation(chief, id)
    const amended = { ...observed, text: 'Fewer than we thought', version, why: 'A recount' }
    expect(await codeOf(amendObservation(director, id, amended))).toBe('posts/reason.elsewhere')
    await amendObservation(chief, id, amended)
    expect(await codeOf(amendObservation(chief, id, amended))).toBe('form/stale')
    const now = chief.asker.today
    const text = async (asKnown: string | null) =>
      (await observationById(iom, { ...now, asKnown }, id, all))?.text
    expect(await text(null)).toBe('Fewer than we thought')
    expect(await text(before)).toBe(observed.text)
    const ending = { reason: 'The survey was wrong', version: await onObservation(chief, id) }
    expect(await codeOf(withdrawObservation(dakar, id, ending))).toBe('posts/reason.elsewhere')
    await withdrawObservation(chief, id, ending)
    expect(await codeOf(withdrawObservation(chief, id, ending))).toBe('trends/withdrawn')
    expect(await observationList(iom, now, all)).toEqual([])
    expect(await observationById(iom, now, id, all)).toMatchObject({
      text: 'Fewer than we thought',
      withdrawn: 'The survey was wrong',
    })
    expect(await observationList(iom, { ...now, asKnown: before }, all)).toHaveLength(1)
  })

  test('is read by anybody only while it is public now, and was so at the moment', async ({
    iom,
  }) => {
    const { chief, nobody } = await cast(iom)
    const id = await observe(chief, { office: 'kyrgyzstan', ...observed })
    const internal = await momentNow(iom)
    const now = chief.asker.today
    const publish = async (isPublic: boolean) =>
      amendObservation(chief, id, {
        ...observed,
        isPublic,
        version: await onObservation(chief, id),
        why: 'Asked for',
      })
    const read = async (asKnown: string | null) =>
      (await observationById(iom, { ...now, asKnown }, id, open))?.id
    expect(await read(null)).toBeUndefined()
    const unseen = { version: await onObservation(chief, id), why: 'Mine' }
    expect(await codeOf(amendObservation(nobody, id, { ...observed, ...unseen }))).toBe(
      'trends/unknown-observation',
    )
    await publish(true)
    const published = await momentNow(iom)
    expect([await read(null), await read(internal)]).toEqual([id, undefined])
    await publish(false)
    expect([await read(null), await read(published)]).toEqual([undefined, undefined])
  })
})
