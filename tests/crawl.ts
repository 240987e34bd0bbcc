import {
  hosts,
  isOfPath,
  isRefused,
  kindsOfPage,
  type OrganisationShown,
  origins,
} from './pages.ts'
import { callerOf, type Running } from './requests.ts'

/** So many addresses are asked that differ only in ids and in what their fields say. */
const alike = 2

/** Pages of which there are a thousand, all made alike: so many of them are asked. */
const plenty = { path: '/objectives/', most: 40 }

/** An answer: where its links lead, and which marks in it can be pointed at. Empty for what is no document. */
interface Read {
  links: readonly string[]
  marks: ReadonlySet<string>
}

/** What a crawl found. */
export interface Crawl {
  /** Every address that was asked for, once each. */
  asked: readonly string[]
  /** What did not answer, with the page that links to it. */
  broken: readonly string[]
  /** Links to a place in a page that the page does not have. */
  unmarked: readonly string[]
  /** Addresses of other sites, of mail and of telephones. */
  outside: readonly string[]
}

/**
 * Follows the links of an organisation by request: every path in English, and what the kinds of page in Arabic link to. Of
 * addresses that differ only in their fields, and of the other languages, some of each kind.
 */
export async function crawlOf(program: Running, organisation: OrganisationShown): Promise<Crawl> {
  const origin = origins[organisation]
  const read = new Map<string, Read>()
  const broken: string[] = []
  const ask = async (url: string, from: string): Promise<Read> => {
    const known = read.get(url)
    if (known) return known
    const { status, text, type } = await answerTo(url, read.size)
    if (isRefused(url) ? status >= 500 : status !== 200)
      broken.push(`${status} ${url}, linked from ${from}`)
    const answer = /html|atom|svg/.test(type) ? readFrom(text, origin + url) : nothing
    read.set(url, answer)
    return answer
  }
  const answerTo = async (url: string, place: number): ReturnType<typeof answerOf> => {
    const answer = await answerOf(url, place)
    return answer.status === 302 ? answerOf(answer.location, place) : answer
  }
  const answerOf = async (url: string, place: number) => {
    const remoteAddress = callerOf(place)
    const headers = { host: hosts[organisation] }
    const answer = await program.app.inject({ url, headers, remoteAddress })
    return {
      status: answer.statusCode,
      text: answer.body,
      type: String(answer.headers['content-type']),
      location: String(answer.headers['location'] ?? '/'),
    }
  }

  /** What an address has in common with others: `/en/offices/:id?asOf`. */
  const shapeOf = ({ pathname, searchParams }: URL) => {
    const [, start = '', path = ''] =
      /^(\/en|\/fr|\/es|\/ar|\/api\/v1)(\/.*|$)/.exec(pathname) ?? []
    const bare = path.replace(/\.\w+$/, '')
    const door = program.app.doors.find((each) => isOfPath(bare, each.path))
    const fields = [...new Set(searchParams.keys())].toSorted().join('&')
    return `${start === '' ? pathname : start}${door?.path ?? path}${path.slice(bare.length)}?${fields}`
  }
  const shapes = new Map<string, number>()
  let plentiful = 0
  const first = new Map<string, string>()
  /** Whether an address is to be asked: as a new path in English, or as one of few of its shape. */
  const isAsked = (link: URL): boolean => {
    const isNew = !first.has(link.pathname)
    if (isNew) first.set(link.pathname, addressOf(link))
    const shape = shapeOf(link)
    const count = shapes.get(shape) ?? 0
    shapes.set(shape, count + 1)
    if (isEnglish(link.pathname) && link.pathname.includes(plenty.path)) {
      plentiful += 1
      return isNew && plentiful <= plenty.most
    }
    return (isNew && isEnglish(link.pathname)) || count < alike
  }

  const kinds = kindsOfPage[organisation].map((path) => `/ar${path}`)
  const queue = ['/en', ...kinds].map((url) => ({ url, from: 'the start' }))
  const linked = new Set<string>()
  const outside: string[] = []
  const pointed: { link: URL; from: string }[] = []
  for (const { url, from } of queue) {
    const { links } = await ask(url, from)
    if (!isEnglish(url) && from !== 'the start') continue
    for (const href of links.filter((each) => !linked.has(each))) {
      linked.add(href)
      const link = new URL(href)
      if (link.origin !== origin) outside.push(href)
      else {
        if (link.hash !== '') pointed.push({ link, from: url })
        if (isAsked(link)) queue.push({ url: addressOf(link), from: url })
      }
    }
  }

  const unmarked: string[] = []
  for (const { link, from } of pointed) {
    const mark = decodeURIComponent(link.hash.slice(1))
    const like = read.get(addressOf(link)) ?? read.get(first.get(link.pathname) ?? '')
    const isThere = like?.marks.has(mark) || (await ask(addressOf(link), from)).marks.has(mark)
    if (!isThere) unmarked.push(`${link.href}, linked from ${from}`)
  }
  return { asked: [...read.keys()], broken, unmarked, outside }
}

const nothing: Read = { links: [], marks: new Set() }

const isEnglish = (url: string) => /^\/en(?=[/?]|$)/.test(url)
const addressOf = ({ pathname, search }: URL) => pathname + search

function readFrom(text: string, address: string): Read {
  const links: string[] = []
  const marks = new Set<string>()
  for (const [tag] of text.matchAll(/<[a-z][^>]*>/gi))
    for (const [, name = '', value = ''] of tag.matchAll(
      /\s(href|src|action|formaction|id)="([^"]*)"/g,
    ))
      if (name === 'id') marks.add(plain(value))
      else links.push(new URL(plain(value), address).href)
  return { links, marks }
}

/** What the renderer wrote in an attribute, without its escapes. */
const plain = (value: string) =>
  value.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
