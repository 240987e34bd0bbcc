import type { Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { plainPeriod } from '#platform/period.ts'
import { idOf, typeOf } from '#sources/model/claim.ts'
import type { SourceRef } from '#sources/views.ts'
import type { Transition } from '#network/views/transitions.ts'

/** A node of a JSON-LD graph. */
export type Node = Record<string, unknown>

/** The vocabularies: the W3C's ORG ontology, schema.org, SKOS, Dublin Core; ours for what none of them has. */
export const contextOf = ({ site }: Reader) => ({
  org: 'http://www.w3.org/ns/org#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  meridian: `${site.origin}/api/v1/openapi.json#`,
  'org:subOrganizationOf': { '@type': '@id' },
  'org:classification': { '@type': '@id' },
  'org:purpose': { '@type': '@id' },
  'org:originalOrganization': { '@type': '@id' },
  'org:resultingOrganization': { '@type': '@id' },
  'dcterms:isVersionOf': { '@type': '@id' },
  'dcterms:source': { '@type': '@id' },
  'dcterms:date': { '@type': 'xsd:date' },
})

/** The name of a subject such as `office:vienna` or `unit:audit`; an office's leads to what is known of it. */
export function nameOf(subject: string, { site }: Reader): string {
  const id = encodeURIComponent(idOf(subject))
  return typeOf(subject) === 'office'
    ? `${site.origin}/api/v1/offices/${id}`
    : `${site.origin}/api/v1/${typeOf(subject)}s#${id}`
}

/** The organisation as a whole: what everything else is a part of. */
export const wholeName = ({ site }: Reader) => `${site.origin}/#organisation`
export const wholeNode = (reader: Reader): Node => ({
  '@id': wholeName(reader),
  '@type': ['org:Organization', 'schema:Organization'],
  'org:identifier': reader.site.id,
  'schema:name': locales.map((locale) => ({
    '@value': reader.site.title[locale],
    '@language': locale,
  })),
})

/** A kind, a function or a kind of unit, with its words in every language. */
export const conceptNode = (subject: string, reader: Reader): Node => ({
  '@id': nameOf(subject, reader),
  '@type': 'skos:Concept',
  'skos:prefLabel': locales.map((locale) => ({
    '@value': wordsIn(locale).t(`network.${subject.replace(':', '.')}`),
    '@language': locale,
  })),
})

/** The documents in which it is said. */
export const saidIn = (sources: readonly SourceRef[], { site }: Reader): string[] => [
  ...new Set(
    sources.map(({ source }) => `${site.origin}/en/sources/${encodeURIComponent(source)}`),
  ),
]

interface Placed {
  cityName: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
}

/** Where an office is: its address as far as it is known, and the place of its city on earth. */
export function locationOf({ cityName, country, latitude, longitude }: Placed): Node {
  if (cityName === null && country === null) return {}
  const address = {
    '@type': 'schema:PostalAddress',
    ...(cityName === null ? {} : { 'schema:addressLocality': cityName }),
    ...(country === null ? {} : { 'schema:addressCountry': country }),
  }
  const geo = {
    '@type': 'schema:GeoCoordinates',
    'schema:latitude': latitude,
    'schema:longitude': longitude,
  }
  return {
    'schema:address': address,
    'schema:location': {
      '@type': 'schema:Place',
      'schema:address': address,
      ...(latitude === null || longitude === null ? {} : { 'schema:geo': geo }),
    },
  }
}

/** An office as long as it is of one kind. */
const versionName = (office: string, kind: string, reader: Reader) =>
  `${nameOf(`office:${office}`, reader)}#${kind}`

const versionNode = (office: string, kind: string, reader: Reader): Node => ({
  '@id': versionName(office, kind, reader),
  '@type': 'org:Organization',
  'org:classification': nameOf(`kind:${kind}`, reader),
  'dcterms:isVersionOf': nameOf(`office:${office}`, reader),
})

/** A transition as an event: from office to office, or from the office of one kind to the same of another. */
export function eventNodes(transition: Transition, reader: Reader): Node[] {
  const { office, successor, before, after, manner, sources } = transition
  const name = nameOf(`office:${office}`, reader)
  const isKind = before !== null && after !== null
  return [
    {
      '@id': `${name}#${isKind ? `${before}-to-${after}` : `${manner}-${successor}`}`,
      '@type': 'org:ChangeEvent',
      'org:originalOrganization': isKind ? versionName(office, before, reader) : name,
      'org:resultingOrganization': isKind
        ? versionName(office, after, reader)
        : nameOf(`office:${successor}`, reader),
      'meridian:manner': manner,
      ...whenOf(transition),
      'dcterms:source': saidIn(sources, reader),
    },
    ...(isKind ? [before, after].map((kind) => versionNode(office, kind, reader)) : []),
  ]
}

/** The day of a transition where it is known, else the earliest and the latest it can have been. */
function whenOf(transition: Transition): Node {
  const { from, fromEarliest, fromLatest } = plainPeriod(transition)
  if (from !== null) return { 'dcterms:date': from }
  if (fromEarliest === null && fromLatest === null) return {}
  return { 'schema:temporalCoverage': `${fromEarliest ?? '..'}/${fromLatest ?? '..'}` }
}

/** A graph in which each thing stands once, where it comes first, with all that it is a part of. */
export function graphOf(nodes: readonly Node[], reader: Reader): Record<string, unknown> {
  const graph = [...Map.groupBy(nodes, (node) => node['@id']).values()].map((same) => {
    const wholes = [
      ...new Set(same.map((node) => node[partOf]).filter((each) => each !== undefined)),
    ]
    return { ...same[0], ...(wholes.length > 1 ? { [partOf]: wholes } : {}) }
  })
  return { '@context': contextOf(reader), '@graph': graph }
}

const partOf = 'org:subOrganizationOf'
