import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  hosts,
  isOfRoute,
  isRefused,
  kindsOfPage,
  type OrganisationShown,
  organisationsShown,
  origins,
} from './pages.ts'
import { type Running, startProgram } from './requests.ts'

/** So many addresses are asked that have the route and the names of their fields in common. */
const alike = 3

let program: Running
let files = ''
beforeAll(async () => {
  program = await startProgram()
  const names = (await readdir('organisations', { recursive: true })).filter((name) =>
    name.endsWith('.csv'),
  )
  files = (await Promise.all(names.map((name) => readFile(`organisations/${name}`, 'utf8')))).join()
})
afterAll(() => program.close())

/** A page that was read: where its links lead, and what in it can be linked to. */
interface Seen {
  links: URL[]
  ids: ReadonlySet<string>
}

const written = (value: string) =>
  value.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const valuesOf = (text: string, names: string): string[] =>
  [...text.matchAll(new RegExp(`<[^>]*`, 'g'))].flatMap(([tag]) =>
    [...tag.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value = '']) =>
      written(value),
    ),
  )

const withoutFragment = ({ pathname, search }: URL) => pathname + search

/** The addresses and fields an address shares with others: `/en/offices/:id?asOf`. */
function shapeOf({ pathname, searchParams }: URL): string {
  const route = program.routes.find((each) => isOfRoute(pathname, each)) ?? pathname
  return `${route}?${[...new Set(searchParams.keys())].toSorted().join('&')}`
}

/** Reads the pages of an organisation by request, and remembers what each answered. */
function crawler(organisation: OrganisationShown) {
  const seen = new Map<string, Seen>()
  const broken: string[] = []
  let asked = 0

  const answerOf = (url: string) => {
    asked += 1
    // One address may ask so often a minute, and a crawl is faster.
    const remoteAddress = `10.0.${Math.floor(asked / 250)}.${asked % 250}`
    return program.app.inject({ url, headers: { host: hosts[organisation] }, remoteAddress })
  }

  /** Asks for an address once; says what it links to, which is nothing where it is no page. */
  async function read(url: string, from: string): Promise<Seen> {
    const known = seen.get(url)
    if (known) return known
    let answer = await answerOf(url)
    if (answer.statusCode === 302) answer = await answerOf(String(answer.headers['location']))
    const isExpected = isRefused(url) ? answer.statusCode < 500 : answer.statusCode === 200
    if (!isExpected) broken.push(`${answer.statusCode} ${url}, linked from ${from}`)
    const isPage = /html|atom|svg/.test(String(answer.headers['content-type']))
    const text = isPage ? answer.body : ''
    const page = {
      links: valuesOf(text, 'href|src|action|formaction').map(
        (value) => new URL(value, origins[organisation] + url),
      ),
      ids: new Set(valuesOf(text, 'id')),
    }
    seen.set(url, page)
    return page
  }
  return { seen, broken, read, asked: () => asked }
}

/** Whether an address outside is written as it should be; without encryption only where the files name it so. */
function isWellFormed({ protocol, href, hostname }: URL): boolean {
  if (protocol === 'mailto:') return /^mailto:[^@\s]+@[^@\s]+\.[a-z]+$/i.test(href)
  if (protocol === 'tel:') return /^tel:\+\d{6,15}$/.test(href)
  const isKept = protocol === 'https:' || (protocol === 'http:' && files.includes(hostname))
  return isKept && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname)
}

describe.each(organisationsShown)('%s', (organisation) => {
  test('every link of every page leads somewhere, and to what it points at', async () => {
    const crawl = crawler(organisation)
    const counts = new Map<string, number>()
    const firstOfPath = new Map<string, string>()
    const outside = new Map<string, URL>()
    const pointed = new Map<string, { url: URL; from: string }>()
    const isWorthAsking = (url: URL, isFollowed: boolean) => {
      const shape = shapeOf(url)
      const count = counts.get(shape) ?? 0
      const isNew = isFollowed && !firstOfPath.has(url.pathname)
      if (!isNew && count >= alike) return false
      counts.set(shape, count + 1)
      return true
    }

    const queue = [
      { url: '/en', from: 'the start' },
      ...kindsOfPage[organisation].map((path) => ({ url: `/ar${path}`, from: 'the kinds of page' })),
    ]
    for (const { url, from } of queue) {
      if (crawl.seen.has(url)) continue
      const isFollowed = /^\/en(?=[/?]|$)/.test(url) || from === 'the kinds of page'
      const { links } = await crawl.read(url, from)
      if (!firstOfPath.has(url.replace(/\?.*/, ''))) firstOfPath.set(url.replace(/\?.*/, ''), url)
      if (!isFollowed) continue
      for (const link of links) {
        const to = withoutFragment(link)
        if (link.origin !== origins[organisation]) {
          outside.set(link.href, link)
          continue
        }
        if (link.hash !== '') pointed.set(link.href, { url: link, from: url })
        const isInEnglish = /^\/en(?=\/|$)/.test(link.pathname)
        if (!crawl.seen.has(to) && isWorthAsking(link, isInEnglish)) {
          if (!firstOfPath.has(link.pathname)) firstOfPath.set(link.pathname, to)
          queue.push({ url: to, from: url })
        }
      }
    }

    const unmarked: string[] = []
    for (const { url, from } of pointed.values()) {
      const id = decodeURIComponent(url.hash.slice(1))
      const like = crawl.seen.get(firstOfPath.get(url.pathname) ?? '')
      if (!crawl.seen.has(withoutFragment(url)) && like?.ids.has(id)) continue
      const { ids } = await crawl.read(withoutFragment(url), from)
      if (!ids.has(id)) unmarked.push(`${url.href}, linked from ${from}`)
    }
    console.log(crawl.asked(), pointed.size, outside.size)
    expect(crawl.broken).toEqual([])
    expect(unmarked).toEqual([])
    expect([...outside.values()].filter((url) => !isWellFormed(url)).map(String)).toEqual([])
    expect(crawl.asked()).toBeGreaterThan(300)
    expect(pointed.size).toBeGreaterThan(100)
    expect(outside.size).toBeGreaterThan(10)
  })
})
