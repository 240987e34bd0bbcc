import type { PublishedProject } from './published.ts'
import { areaOf } from './published.ts'

/** What a published project is tied to. */
export const findingAbouts = ['office', 'donor', 'type', 'place', 'gender-marker', 'route'] as const
export type FindingAbout = (typeof findingAbouts)[number]

/** Why something could not be tied, or told. */
export const findingReasons = [
  /** The contact is named by its country only, which has more than one office. */
  'ambiguous-contact',
  /** No such office, partner, type, country or area is known here. */
  'unknown-office',
  'unknown-donor',
  'unknown-type',
  'unknown-place',
  /** None was published. */
  'none-published',
  /** Without an office nobody can be asked first. */
  'no-office',
  /** The network of the first day does not know the office. */
  'office-not-on-day',
  /** A region alone does not say in which countries, and so not whom to ask. */
  'region-alone',
] as const
export type FindingReason = (typeof findingReasons)[number]

/** One thing that could not be tied, with what is stated: never guessed. */
export interface Finding {
  /** Of the project. */
  code: string
  about: FindingAbout
  reason: FindingReason
  /** In the words of the publisher. */
  stated: string
  /** What it could have been, by ids. */
  candidates: readonly string[]
  source: string
  line: number
}

/** What there is to tie to. */
export interface Known {
  offices: ReadonlySet<string>
  partners: ReadonlySet<string>
  types: ReadonlySet<string>
  /** Codes of countries and ids of areas. */
  places: ReadonlySet<string>
}

/** What of a project cannot be tied to what is known here. */
export function untied(project: PublishedProject, known: Known): Finding[] {
  const found = (
    about: FindingAbout,
    reason: FindingReason,
    stated: string,
    more: { line?: number; candidates?: readonly string[] } = {},
  ): Finding => ({
    code: project.code,
    about,
    reason,
    stated,
    candidates: more.candidates ?? [],
    source: project.document,
    line: more.line ?? project.line,
  })
  const { office, contact, type, genderMarker } = project
  return [
    ...(office === null
      ? [
          found('office', 'ambiguous-contact', contact, {
            candidates: candidatesIn(project, known),
          }),
        ]
      : known.offices.has(office)
        ? []
        : [found('office', 'unknown-office', contact)]),
    ...(known.types.has(type) ? [] : [found('type', 'unknown-type', type)]),
    ...(genderMarker === null ? [found('gender-marker', 'none-published', '')] : []),
    ...project.funding
      .filter(({ donor }) => !known.partners.has(donor))
      .map(({ donorName, line }) => found('donor', 'unknown-donor', donorName, { line })),
    ...project.places.flatMap(({ country, region, name, line }) => {
      const place = country ?? (region === null ? '' : areaOf(region))
      return known.places.has(place)
        ? []
        : [found('place', 'unknown-place', name || place, { line })]
    }),
  ]
}

/** The offices that the note of the file names by their ids. */
const candidatesIn = ({ officeNote }: PublishedProject, { offices }: Known): string[] => [
  ...new Set((officeNote.match(/[a-z][a-z0-9-]*/g) ?? []).filter((word) => offices.has(word))),
]
