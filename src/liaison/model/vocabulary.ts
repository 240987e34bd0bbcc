/** What a body outside the organisation can be. */
export const bodyKinds = [
  'un-body',
  'regional-organisation',
  'regional-economic-community',
  'development-bank',
  'consultative-process',
  'working-group',
  'coordination-structure',
  'alliance',
  'programme',
  'government',
  'customs-organisation',
  'other-organisation',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** As what an office speaks to a body. */
export const liaisonRoles = [
  'liaison',
  'permanent-observer',
  'coordination',
  'partnership',
  'technical-secretariat',
  'programme-support',
  'supports-process',
  'co-chair',
  'host',
] as const

const has = (words: readonly string[]) => (text: string) => words.includes(text)
export const isBodyKind = has(bodyKinds)
export const isLiaisonRole = has(liaisonRoles)
