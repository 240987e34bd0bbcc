import type { Named } from '#network/model/impact.ts'

/** An office that stands on the day. */
export interface OfficeThere {
  id: string
  kind: string
  city: string | null
  country: string | null
}

/** An office with what it reports to on the day, or a unit with what it belongs to; as `office:vienna`, `unit:…`. */
export interface Tie {
  below: string
  above: string
}

/** A country that a regional office covers; on a condition where it covers it only so (where there is no other office). */
export interface Covered {
  office: string
  country: string
  isConditional: boolean
}

/** A name that an office or unit among the subjects bears on the day. */
export interface NameThere {
  subject: string
  language: string
  name: string
  /** All languages in which its city, its country or an area it covers has a name, where the office bears that name. */
  namesakeLanguages: readonly string[]
}

/** As much of a network on a day as the checks need. */
export interface Picture {
  /** Of what names are looked at. */
  subjects: readonly string[]
  offices: readonly OfficeThere[]
  /** Offices and units that nothing speaks against on the day: more than those that surely stand. */
  possible: ReadonlySet<string>
  ties: readonly Tie[]
  /** Countries that regional offices cover. */
  covered: readonly Covered[]
  /** Offices that cover anything at all. */
  covering: ReadonlySet<string>
  /** The functions that any office holds, with the countries they reach. */
  served: ReadonlyMap<string, ReadonlySet<string>>
  names: readonly NameThere[]
  /** What things are called in the reader's language, by `office:vienna`, `country:AUT`, `function:research`. */
  labels: ReadonlyMap<string, string>
}

/** Something as people read it, of its subject `office:vienna`. */
export function namedIn({ labels }: Picture, subject: string): Named {
  const at = subject.indexOf(':')
  const id = subject.slice(at + 1)
  return { type: subject.slice(0, at), id, label: labels.get(subject) ?? id }
}
