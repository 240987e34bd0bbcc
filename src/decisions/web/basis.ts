import type { Reader } from '#platform/http/reader.ts'
import type { Decision } from '#decisions/model/decision.ts'

/** What a decision was taken on, for who may see it: what it is called and where it lies, below the language. */
export interface Grounding {
  name: string
  path: string
}

/** Tells of a proposal or a scenario by its id what it is called; null where the reader may not see it. Given by the app. */
export type Basis = (reader: Reader, id: string) => Promise<Grounding | null>

/** The bases by the type before the colon of `of`: `proposal`, `scenario`. */
export type Bases = Readonly<Record<string, Basis>>

/** What a decision was taken on, where the reader may see it. */
export async function basisOf(
  bases: Bases,
  reader: Reader,
  { of }: Pick<Decision, 'of'>,
): Promise<Grounding | null> {
  const at = of.indexOf(':')
  return (await bases[of.slice(0, at)]?.(reader, of.slice(at + 1))) ?? null
}
