/** Roles that posts can have, as people read them, from the head of the organisation to its offices. Which rights they give is data. */
export const roles = [
  'director-general',
  'deputy-director-general',
  'deputy-director-general-for-operations',
  'deputy-director-general-for-management-and-reform',
  'chief-of-staff',
  'deputy-chief-of-staff',
  'ombudsperson',
  'regional-director',
  'chief-of-mission',
  'deputy-chief-of-mission',
  'project-developer',
  'project-manager',
  'resource-management-officer',
  'regional-thematic-specialist',
  'regional-project-support',
  'resource-mobilisation-officer',
  'liaison-officer',
  'coordinator',
  'thematic-department',
  'fund-manager',
  'legal',
  'budget',
  'monitoring-and-evaluation',
  'oversight',
  'administrator',
  'translator',
] as const
export type Role = (typeof roles)[number]

const names: readonly string[] = roles

/** Whether the text is a role of the organisation. */
export const isRole = (text: string): text is Role => names.includes(text)

/** What a post of the role is confined to, where it is: themes, languages, or the cluster of countries that is coordinated. */
export const confinements = {
  'regional-thematic-specialist': 'themes',
  'thematic-department': 'themes',
  translator: 'languages',
  coordinator: 'cluster',
} as const satisfies Partial<Record<Role, 'themes' | 'languages' | 'cluster'>>

/** What posts of the role must be confined to; null where they are not. */
export const confinementOf = (role: string): 'themes' | 'languages' | 'cluster' | null =>
  Object.entries(confinements).find(([name]) => name === role)?.[1] ?? null
