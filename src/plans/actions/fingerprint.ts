import { createHash } from 'node:crypto'
import { upperText } from '#frameworks/model/upper.ts'
import { frozenParts } from '#platform/tree/held.ts'
import type { Part } from '#plans/model/part.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Answered } from '#plans/model/content.ts'

/** Everything that a version says, and so everything that is frozen when it is published. */
export interface Content {
  template: { id: string; version: number }
  languages: readonly string[]
  parts: readonly Part[]
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/**
 * What the content hashes to (SHA-256, hexadecimal): the same content always to the same, whatever order its rows came in. Printed
 * on the page and in each file, so that whoever holds one can tell that it says what was endorsed.
 */
export function fingerprintOf({
  template,
  languages,
  parts,
  citations,
  rationale,
}: Content): string {
  const told = {
    template: [template.id, template.version],
    languages,
    parts: frozenParts(parts),
    citations: citations.map(({ part, upper }) => `${part} ${upperText(upper)}`).toSorted(),
    rationale: rationale.map(({ part, issue }) => `${part} ${issue}`).toSorted(),
  }
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
