import type { FastifyInstance } from 'fastify'
import { type ComponentChildren, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import type { ChangeKind } from '#network/model/change-basis.ts'
import { sideText } from '#network/model/change-words.ts'
import type { Correction, Event, OfficeFact } from '#network/model/events.ts'
import type { Aspect } from '#network/model/snapshot.ts'
import { paths } from '#network/paths.ts'
import { lastCorrections, lastEvents } from '#network/views/events.ts'

const entries = 50

/** One entry of the feed. */
interface Entry {
  id: string
  title: string
  /** The address of the page that shows it, below the host. */
  link: string
  at: string
  text: string
}

/** What came about on known days and what was corrected, the last first, as an Atom feed (RFC 4287) in every language. */
export function changesFeed(app: FastifyInstance): void {
  for (const locale of locales) {
    app.get(
      `/${locale}${paths.feed}`,
      { schema: { querystring: PageQuery({}), hide: true } },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        return reply
          .header('content-type', 'application/atom+xml; charset=utf-8')
          .header('content-language', locale)
          .send(`<?xml version="1.0" encoding="utf-8"?>\n${await feedFor(reader)}`)
      },
    )
  }
}

/** A feed is read elsewhere, so its links are whole. */
async function feedFor(reader: Reader): Promise<string> {
  const { db, moment, locale, words, site } = reader
  const home = site.origin
  const [events, corrections] = await Promise.all([
    lastEvents(db, moment, locale, entries),
    lastCorrections(db, moment, locale, entries),
  ])
  const all = [
    ...events.map((event) => entryOf(event, reader)),
    ...corrections.map((each) => correctionOf(each, reader)),
  ].toSorted((a, b) => Number(a.at < b.at) - Number(a.at > b.at))
  const self = `${home}/${locale}${paths.feed}`
  const name = site.title[locale]
  const feed = tag('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
    tag('id', {}, self),
    tag('title', {}, words.t('network.feed.title', { name })),
    tag('updated', {}, all[0]?.at ?? `${moment.horizon}T00:00:00Z`),
    tag('author', {}, tag('name', {}, name)),
    tag('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    tag('link', { rel: 'alternate', type: 'text/html', href: `${home}/${locale}${paths.compare}` }),
    ...all.map((entry) => entryElement(entry, home)),
  ])
  return renderToString(feed)
}

/** An element of the feed; the renderer escapes texts and attributes, and closes what is empty. */
const tag = (
  name: string,
  attributes: Record<string, string>,
  children?: ComponentChildren,
): VNode => h(name, attributes, children)

const entryElement = ({ id, title, link, at, text }: Entry, home: string): VNode =>
  tag('entry', {}, [
    tag('id', {}, `${home}${link}#${encodeURIComponent(id)}`),
    tag('title', {}, title),
    tag('updated', {}, at),
    tag('link', { rel: 'alternate', type: 'text/html', href: `${home}${link}` }),
    tag('content', { type: 'text' }, text),
  ])

function entryOf(event: Event, { words, locale }: Reader): Entry {
  const { kind, called, day, office, before, after } = event
  return {
    id: event.id,
    title: words.t('network.feed.changed', {
      change: words.t(`network.compare.change.${kind}`),
      office: called,
    }),
    link: `/${locale}${paths.office(office)}?asOf=${day}`,
    at: `${day}T00:00:00Z`,
    text: textOf(kind, { before: [before], after: [after] }, words),
  }
}

function correctionOf(correction: Correction, { words, locale }: Reader): Entry {
  const { id, at, office, called, aspect, before, after } = correction
  const title = before.length > 0 ? 'network.feed.corrected' : 'network.feed.recorded'
  return {
    id,
    title: words.t(title, { office: called }),
    link: `/${locale}${paths.office(office)}`,
    at,
    text: textOf(kinds[aspect], { before, after }, words),
  }
}

/** Under which change the value of each aspect is put into words. */
const kinds = {
  kind: 'kind',
  name: 'renamed',
  place: 'moved',
  line: 'line',
  function: 'function-given',
  coverage: 'coverage-given',
} as const satisfies Record<Aspect, ChangeKind>

interface Sides {
  before: readonly (OfficeFact | null)[]
  after: readonly (OfficeFact | null)[]
}

function textOf(kind: ChangeKind, { before, after }: Sides, words: Reader['words']): string {
  const said = (facts: Sides['before']) => {
    const texts = facts.flatMap((fact) => sideText({ kind }, fact, words) ?? [])
    return texts.length === 0 ? '–' : [...new Set(texts)].join('; ')
  }
  const sources = [...before, ...after].flatMap((fact) => fact?.sources ?? [])
  const named = [...new Set(sources.map(({ source, title }) => `${source} (${title})`))]
  return [
    words.t('network.feed.sides', { before: said(before), after: said(after) }),
    ...(named.length > 0 ? [words.t('network.feed.sources', { sources: named.join(', ') })] : []),
  ].join(' ')
}
