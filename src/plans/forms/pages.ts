import { type Static, Type } from 'typebox'
import { PageQuery } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'
import { planOrigins } from '#plans/model/plan.ts'
import { wantedStandings } from '#plans/model/reading/wanted.ts'

const MaybeId = Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 })

/** What the list of plans is narrowed by; its form sends empty fields too. */
export const ListQuery = PageQuery({
  level: Type.Optional(Type.Enum(['', ...planLevels])),
  office: Type.Optional(MaybeId),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  standing: Type.Optional(Type.Enum(['', ...wantedStandings])),
  origin: Type.Optional(Type.Enum(['', ...planOrigins])),
  framework: Type.Optional(MaybeId),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** In which language a version is read, and what was just done, told once on the page one comes to. */
export const VersionQuery = PageQuery({
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3})?$' })),
  done: Type.Optional(Type.String({ pattern: '^[a-z-]{0,40}$' })),
})

const MaybeNumber = Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,5})?$' }))

/** Which two versions are compared; the two newest unless told. */
export const CompareQuery = PageQuery({ from: MaybeNumber, to: MaybeNumber })

/** The cascade of one version; of the one that stands for the plan unless told. */
export const CascadeQuery = PageQuery({ version: MaybeNumber })

/** In which of its languages a version is wanted as a file. */
export const DocumentQuery = PageQuery({
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3})?$' })),
})
export type DocumentAsked = Static<typeof DocumentQuery>
