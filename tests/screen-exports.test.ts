import papaparse from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

/** A page, and the files it links to, in their order. */
async function exported(url: string) {
  const { status, text } = await program.get(url)
  expect(status).toBe(200)
  const links = [...text.matchAll(/href="([^"]+\.csv\?[^"]+)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  )
  const files = await Promise.all(
    links.map(async (link) => {
      const file = await program.get(link)
      expect(file.status, link).toBe(200)
      return papaparse.parse<Record<string, string>>(file.text, {
        header: true,
        skipEmptyLines: true,
      }).data
    }),
  )
  return { text, files }
}

/** The texts of the cells of the first table of a page, without its head. */
const rowsOf = (text: string) =>
  [...(/<tbody>(.*?)<\/tbody>/s.exec(text)?.[1] ?? '').matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(
    (row) =>
      [...(row[1] ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) =>
        (cell[1] ?? '').replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&'),
      ),
  )

const signed = (text: string | undefined) => Number((text ?? '').replace('−', '-'))

test.each([
  'count=countries',
  'count=offices&kind=country-office',
  'count=liaison&by=office',
  'count=functions&function=project-endorsement&area=eu',
])('the files of a restated count hold what the screen shows: %s', async (query) => {
  const { text, files } = await exported(
    `/en/restated?asOf=2018-06-30&structure=2025-02-11&${query}`,
  )
  const [lines = [], counted = []] = files
  const screen = rowsOf(text).slice(0, -1)
  expect(
    screen.map(([region, asReported, out, into, restated, difference]) => [
      region === 'None stated' ? '' : region,
      Number(asReported),
      -signed(out) + 0,
      signed(into),
      Number(restated),
      signed(difference),
    ]),
  ).toEqual(
    lines.map((line) => [
      line['region'],
      Number(line['asReported']),
      Number(line['movedOut']),
      Number(line['movedIn']),
      Number(line['restated']),
      Number(line['difference']?.replace(/^'/, '')),
    ]),
  )
  const total = rowsOf(text).at(-1)
  expect(Number(total?.[1])).toBe(counted.length)
  expect(counted.length).toBeGreaterThan(0)
})

test.each(['from=2018-06-30&to=2025-02-11', 'from=2008-06-30&to=2018-06-30&asOf=2018-06-30'])(
  'the file of a comparison holds the differences on the screen: %s',
  async (query) => {
    const { text, files } = await exported(`/en/compare?${query}`)
    const [changes = []] = files
    const sure = changes.filter((change) => change['basis'] === 'both-days')
    const lead = /<p class="lead">(\d+) differences?/.exec(text)?.[1]
    expect(Number(lead)).toBe(sure.length)
    const rows = text.match(/<th scope="row">/g)?.length
    expect(rows).toBe(changes.length)
    expect(changes.length).toBeGreaterThan(10)
  },
)

test('the file of corrections keeps the axis, the moments and the day, and gives no moment beside them', async () => {
  const { text } = await program.get('/en/compare?axis=recorded&asOf=2018-06-30&asKnown=2026-11-22')
  const link = /href="(\/api\/v1\/changes\.csv\?[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  expect(link).toContain('axis=recorded')
  expect(link).toContain('asOf=2018-06-30')
  expect(link).not.toContain('asKnown')
  expect((await program.get(link ?? '')).status).toBe(200)
})
