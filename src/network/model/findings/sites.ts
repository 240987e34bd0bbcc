import { idOf } from '#sources/model/claim.ts'
import { type DatedClaim } from '#sources/model/claim.ts'
import { type Finding, finding } from './finding.ts'
import type { Known } from './known.ts'
import { isOfficeKind } from '#network/model/vocabulary.ts'

/** What does not fit in an office finder: its types, its sites and their languages. */
export const siteFindings = (known: Known): Finding[] => [
  ...typesWithoutEntry(known),
  ...sitesWithoutLanguage(known),
  ...unknownLanguages(known),
]

/** A type that a finder offers as a filter, and that no entry printed in it carries. */
function typesWithoutEntry(known: Known): Finding[] {
  const children = Map.groupBy(known.all('entry', 'part-of'), (claim) => claim.value)
  return [...children.values()].flatMap((parts) => {
    const names = parts.flatMap((part) =>
      known
        .about(part.subject, 'name')
        .filter((name) => name.source === part.source)
        .slice(0, 1),
    )
    const types = names.map((name) => ({ name, kind: kindNamed(known, name) }))
    const areTypes = types.filter((type) => type.kind !== null).length * 2 > parts.length
    return areTypes ? types.flatMap((type) => typeWithoutEntry(known, type)) : []
  })
}

/** The kind that an entry names: by its words, or because an office of that name in the same document is of that kind. */
function kindNamed(known: Known, name: DatedClaim): string | null {
  const word = name.value.toLowerCase().replaceAll(' ', '-')
  if (isOfficeKind(word)) return word
  const offices = known
    .inSource(name.source)
    .filter((claim) => claim.predicate === 'kind' && claim.stated === name.stated)
  return offices.map((claim) => claim.value).find(isOfficeKind) ?? null
}

function typeWithoutEntry(
  known: Known,
  { name, kind }: { name: DatedClaim; kind: string | null },
): Finding[] {
  if (kind === null) return []
  const isCarried = known
    .inSource(name.source)
    .some(
      (claim) =>
        claim.predicate === 'kind' && claim.value === kind && claim.subject.startsWith('office:'),
    )
  if (isCarried) return []
  return [
    finding('type-without-entry', kind, {
      subjects: [name.subject],
      details: { kind, stated: name.stated, document: known.title(name.source) },
      claims: [name],
    }),
  ]
}

/** A country entry without a language, in a document that gives one for the others. */
function sitesWithoutLanguage(known: Known): Finding[] {
  const spoken = new Set(
    known.all('office', 'language').map((claim) => `${claim.source} ${claim.subject}`),
  )
  const sources = new Set(known.all('office', 'language').map((claim) => claim.source))
  return known
    .all('office', 'kind')
    .filter((claim) => claim.value === 'country-site' && sources.has(claim.source))
    .filter((claim) => !spoken.has(`${claim.source} ${claim.subject}`))
    .map((claim) =>
      finding('site-without-language', claim.subject, {
        subjects: [claim.subject],
        details: {
          office: known.nameOn(claim.subject, claim.referenceDay),
          document: known.title(claim.source),
        },
        claims: [claim],
      }),
    )
}

/** A code that stands for no language. */
function unknownLanguages(known: Known): Finding[] {
  const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const isUnknown = Map.groupBy(known.all('office', 'language'), (claim) => claim.value)
  return [...isUnknown]
    .filter(([code]) => !/^[a-z]{2,3}$/.test(code) || languages.of(code) === undefined)
    .flatMap(([code, claims]) =>
      claims.map((claim) =>
        finding('language-code-unknown', `${idOf(claim.subject)} ${code}`, {
          subjects: [claim.subject],
          details: {
            code,
            office: known.nameOn(claim.subject, claim.referenceDay),
            document: known.title(claim.source),
          },
          claims: [claim],
        }),
      ),
    )
}
