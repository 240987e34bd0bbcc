import type { Claim, Ruling } from './claim.ts'
import type { SourceDocument } from './source.ts'

/** What documents say: themselves, their claims, and the rulings that go with them. */
export interface Said {
  documents: readonly SourceDocument[]
  claims: readonly Claim[]
  rulings: readonly Ruling[]
}
