import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

const offices = async (query: string) =>
  (await program.json(`/api/v1/offices?limit=500&${query}`)).body
const ids = async (query: string) => (await offices(query)).items.map((item) => item.id).toSorted()

describe('on its reference day the answer is what the document lists', () => {
  test('document 002 lists 18 Missions with Regional Functions, 7 Special Liaison Missions, 2 Administrative Centres', async () => {
    expect((await offices('asOf=2008-06-30&kind=mission-with-regional-functions')).total).toBe(18)
    expect(await ids('asOf=2008-06-30&kind=special-liaison-mission')).toEqual([
      'addis-ababa',
      'berlin',
      'london',
      'new-york',
      'paris',
      'tokyo',
      'vienna',
    ])
    expect((await offices('asOf=2008-06-30&kind=administrative-centre')).total).toBe(2)
    expect((await offices('asOf=2008-06-30')).total).toBe(1 + 2 + 18 + 7)
  })

  test('document 004 lists 9 Regional Offices, and 9 Country Offices split into 4 and 5', async () => {
    expect(await ids('asOf=2018-06-30&kind=regional-office')).toEqual([
      'bangkok',
      'brussels',
      'buenos-aires',
      'cairo',
      'dakar',
      'nairobi',
      'pretoria',
      'san-jose',
      'vienna',
    ])
    expect(await ids('asOf=2018-06-30&function=resource-mobilisation')).toEqual([
      'berlin',
      'helsinki',
      'tokyo',
      'washington',
    ])
    expect(await ids('asOf=2018-06-30&function=coordination')).toEqual([
      'astana',
      'bangkok-country-office',
      'canberra',
      'georgetown',
      'rome',
    ])
    expect((await offices('asOf=2018-06-30&kind=country-office')).total).toBe(9)
    expect((await offices('asOf=2018-06-30&kind=special-liaison-office')).total).toBe(2)
    expect((await offices('asOf=2018-06-30')).total).toBe(1 + 9 + 2 + 2 + 9 + 1)
  })

  test('the split of the nine is an inference, and says so', async () => {
    const { items } = await offices('asOf=2018-06-30&function=resource-mobilisation')
    expect(items.map((item) => item['certainty'])).toEqual([
      'inferred',
      'inferred',
      'inferred',
      'inferred',
    ])
  })

  test('document 000 lists London among five for resource mobilisation, Beijing among the coordinating, and South Asia in the Regional Office', async () => {
    expect(await ids('asOf=2020-06-30&function=resource-mobilisation')).toEqual([
      'berlin',
      'helsinki',
      'london',
      'tokyo',
      'washington',
    ])
    expect(await ids('asOf=2020-06-30&function=coordination')).toEqual([
      'astana',
      'bangkok',
      'beijing',
      'canberra',
      'georgetown',
      'rome',
    ])
  })

  test('document 003 lists 176 countries and 13 other offices; headquarters and the Special Liaison Office stand beside them', async () => {
    expect((await offices('asOf=2025-02-11&kind=country-site')).total).toBe(176)
    expect(await ids('asOf=2025-02-11&kind=regional-office')).toEqual([
      'bangkok',
      'cairo',
      'dakar',
      'nairobi',
      'panama-regional-office',
      'vienna',
    ])
    expect(await ids('asOf=2025-02-11&kind=subregional-office')).toEqual(['brussels', 'pretoria'])
    expect(await ids('asOf=2025-02-11&kind=global-office')).toEqual([
      'brussels-global-office',
      'washington',
    ])
    expect((await offices('asOf=2025-02-11')).total).toBe(189 + 2)
  })

  test('after the last survey the same offices are answered, each marked as merely possible', async () => {
    const now = await offices('')
    expect(now.total).toBe(191)
    expect(new Set(now.items.map((item) => item['certainty']))).toEqual(new Set(['possible']))
  })
})

describe('Vienna, London and Bangkok', () => {
  test('Vienna is a liaison mission in 2008, a Regional Office in 2018 and the seat of a region in 2025', async () => {
    const kindIn = async (day: string) => {
      const { body } = await program.json(`/api/v1/offices/vienna?asOf=${day}`)
      return [body['kind'], body['name']]
    }
    expect(await kindIn('2008-06-30')).toEqual(['special-liaison-mission', 'Vienna'])
    expect(await kindIn('2018-06-30')).toEqual(['regional-office', 'Vienna'])
    expect(await kindIn('2025-02-11')).toEqual(['regional-office', 'Europe and Central Asia'])
  })

  test('London is stated in 2008 and in 2020, and nothing is stated of it in 2018', async () => {
    const page = await program.get('/en/offices/london?asOf=2018-06-30')
    expect(page.text).toContain('Nothing is stated for 30 June 2018')
    expect((await program.json('/api/v1/offices/london?asOf=2020-06-30')).body['kind']).toBe(
      'country-office',
    )
    expect(await ids('asOf=2018-06-30&q=london')).toEqual([])
    expect(await ids('asOf=2018-06-30&q=london&certainty=possible')).toContain('london')
  })

  test('Bangkok is a Regional Office and a Country Office in one city', async () => {
    expect(await ids('asOf=2018-06-30&city=bangkok')).toEqual(['bangkok', 'bangkok-country-office'])
    const { body } = await program.json('/api/v1/offices/bangkok?asOf=2018-06-30')
    expect(body['neighbours']).toMatchObject([{ id: 'bangkok-country-office' }])
  })

  test('each answer names the document and the line', async () => {
    const { items } = await offices('asOf=2008-06-30&kind=special-liaison-mission&q=vienna')
    expect(items[0]?.['sources']).toContainEqual(
      expect.objectContaining({ source: '002', line: 101 }),
    )
  })
})

describe('who is responsible, who speaks to whom', () => {
  test('Kyrgyzstan in 2018: Vienna endorses its projects, Astana coordinates its cluster', async () => {
    const { body } = await program.json('/api/v1/countries/KGZ/responsible?asOf=2018-06-30')
    expect(body.items).toContainEqual(
      expect.objectContaining({
        office: 'vienna',
        function: 'project-endorsement',
        certainty: 'stated',
      }),
    )
    expect(body.items).toContainEqual(
      expect.objectContaining({ office: 'astana', function: 'coordination', via: 'central-asia' }),
    )
    const one = await program.json(
      '/api/v1/countries/KGZ/responsible?asOf=2018-06-30&function=coordination',
    )
    expect(one.body.total).toBe(1)
  })

  test('Israel is covered from Vienna, where the organisation has no office', async () => {
    const { body } = await program.json('/api/v1/countries/ISR/responsible?asOf=2018-06-30')
    expect(body.items).toContainEqual(
      expect.objectContaining({ office: 'vienna', via: 'ISR', condition: 'without-office' }),
    )
  })

  test('Vienna speaks to the OSCE in 2008 and 2018; for 2025 it was last stated in 2018', async () => {
    const liaison = async (day: string) =>
      (await program.json(`/api/v1/bodies/osce/liaison?asOf=${day}`)).body.items[0]
    expect(await liaison('2008-06-30')).toMatchObject({
      office: 'vienna',
      kind: 'special-liaison-mission',
      holds: true,
    })
    expect(await liaison('2018-06-30')).toMatchObject({
      office: 'vienna',
      kind: 'regional-office',
      holds: true,
    })
    expect(await liaison('2025-02-11')).toMatchObject({
      office: 'vienna',
      holds: false,
      lastStated: '2018-06-30',
    })
    const page = await program.get('/en/bodies/osce?asOf=2025-02-11')
    expect(page.text).toContain('it was last stated on 30 June 2018')
  })
})

describe('the other organisation', () => {
  const host = { host: 'orpe.localhost:3000' }
  test('answers at its own host with its own nine Regional Offices and nothing else', async () => {
    const { body } = await program.json('/api/v1/offices', host)
    expect(body.total).toBe(9)
    expect((await program.get('/api/v1/offices/washington', host)).status).toBe(404)
    expect((await program.get('/en', host)).text).toContain('ORPE')
  })

  test('an unknown host gets the default organisation', async () => {
    expect((await program.json('/api/v1/offices', { host: 'elsewhere.example' })).body.total).toBe(
      191,
    )
  })
})

describe('figures keep their precision', () => {
  test('“almost 11,000” stands beside 10,978', async () => {
    const { body } = await program.json('/api/v1/figures?figure=staff&all=true')
    expect(body.items).toContainEqual(
      expect.objectContaining({ value: '10978', precision: 'exact' }),
    )
    expect(body.items).toContainEqual(
      expect.objectContaining({ value: '11000', precision: 'almost' }),
    )
  })
})

describe('search answers in the words of any date', () => {
  const search = async (text: string) =>
    (await program.json(`/api/v1/search?q=${encodeURIComponent(text)}`)).body.items

  test('“MRF” and its long form find the kind and its 18 offices', async () => {
    for (const text of [
      'MRF',
      'Mission with Regional Functions',
      'mission à fonctions régionales',
    ]) {
      const kind = (await search(text)).find(
        (item) => item.id === 'mission-with-regional-functions',
      )
      expect(kind?.['offices'], text).toHaveLength(18)
    }
  })

  test('“Nur-Sultan” finds the office and the city, with when it was so called', async () => {
    const found = await search('nur sultan')
    expect(found).toContainEqual(expect.objectContaining({ type: 'office', id: 'astana' }))
    expect(found).toContainEqual(
      expect.objectContaining({
        type: 'city',
        id: 'astana',
        from: '2019-03-23',
        until: '2022-09-17',
        isNow: false,
      }),
    )
  })

  test('accents, case and language do not matter', async () => {
    for (const text of ['cote d’ivoire', "CÔTE D'IVOIRE", 'كوت ديفوار'])
      expect(
        (await search(text)).map((item) => item.id),
        text,
      ).toContain('CIV')
    expect((await search('Swazilandia')).map((item) => item.id)).toContain('SWZ')
  })

  test('small slips are forgiven where nothing matches outright', async () => {
    expect((await search('Kyrgistan')).map((item) => item.id)).toContain('KGZ')
    expect((await search('Adis Abeba')).map((item) => item.id)).toContain('addis-ababa')
    expect((await search('Ombudsperon')).map((item) => item.id)).toContain('ombudsperson')
    expect(await search('qqqqzzzz')).toEqual([])
  })
})
