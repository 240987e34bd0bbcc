import type { Static } from 'typebox'
import { type Fault, Refusal } from '#platform/refusal.ts'
import type { AddBody } from '#partners/forms.ts'
import { type Described, referenceFrom } from '#partners/model/partner.ts'

/**
 * What form and API say of a partner; names and references stand one to a line. Refuses (`form/invalid`) a reference that is not
 * written `scheme:code`, and a name that is only spaces.
 */
export function describedFrom(typed: Omit<Static<typeof AddBody>, 'id'>): Described {
  const references = linesOf(typed.references).map((text) => ({ text, is: referenceFrom(text) }))
  const faults: Fault[] = [
    ...(typed.nameEn.trim() === '' ? [{ field: 'nameEn', reason: 'field/missing' }] : []),
    ...references
      .filter(({ is }) => is === null)
      .slice(0, 1)
      .map(({ text }) => ({
        field: 'references',
        reason: 'partners/fault.no-reference',
        details: { value: text },
      })),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return {
    kind: typed.kind,
    names: namesFrom(typed),
    country: typed.country ?? null,
    references: references.flatMap(({ is }) => (is === null ? [] : [is])),
    alsoNamed: linesOf(typed.alsoNamed),
    website: typed.website?.trim() || null,
    isEuropeanUnion: typed.isEuropeanUnion ?? false,
    from: typed.from ?? null,
    until: typed.until ?? null,
    source: typed.source?.trim() || null,
  }
}

type Named = Pick<Static<typeof AddBody>, 'nameEn' | 'nameFr' | 'nameEs' | 'nameAr'>

/** Names without spaces around them; those that are empty are left out. */
export function namesFrom({ nameEn, nameFr = '', nameEs = '', nameAr = '' }: Named) {
  const [fr, es, ar] = [nameFr.trim(), nameEs.trim(), nameAr.trim()]
  return {
    en: nameEn.trim(),
    ...(fr === '' ? {} : { fr }),
    ...(es === '' ? {} : { es }),
    ...(ar === '' ? {} : { ar }),
  }
}

const linesOf = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
