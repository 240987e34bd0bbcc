import type { Role } from './roles.ts'

/**
 * Where in the network a demo post stands: a country office, the office that coordinates its cluster, the regional office responsible for it, the
 * office that works with the European Union, headquarters.
 */
export type DemoPlace = 'country' | 'cluster' | 'region' | 'european' | 'headquarters'

/** An invented person in a demo post. */
export interface DemoPerson {
  role: Role
  /** Invented. Everywhere it is shown, it is followed by a mark that it is. */
  name: string
  place: DemoPlace
  confinedTo?: readonly string[]
}

/** One invented person for each role. */
export const demoPeople: readonly DemoPerson[] = [
  { role: 'chief-of-mission', name: 'Selamawit Orbeli', place: 'country' },
  { role: 'deputy-chief-of-mission', name: 'Tomasin Ekwueme-Ray', place: 'country' },
  { role: 'project-developer', name: 'Aizhan Merevale', place: 'country' },
  { role: 'project-manager', name: 'Joaquín Tarrebueno', place: 'country' },
  { role: 'resource-management-officer', name: 'Noor Halvorsalem', place: 'country' },
  { role: 'regional-director', name: 'Ilse Vantongerlo', place: 'region' },
  {
    role: 'regional-thematic-specialist',
    name: 'Farrukh Delacroisier',
    place: 'region',
    confinedTo: ['migration-health', 'labour-mobility'],
  },
  { role: 'regional-project-support', name: 'Mirela Okonjovic', place: 'region' },
  { role: 'resource-mobilisation-officer', name: 'Haruki Bellencourt', place: 'european' },
  { role: 'liaison-officer', name: 'Salma Wintergreve', place: 'region' },
  {
    role: 'coordinator',
    name: 'Bekzat Ravelojaona',
    place: 'cluster',
    confinedTo: ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB'],
  },
  { role: 'monitoring-and-evaluation', name: 'Ngozi Feldmarsch', place: 'headquarters' },
  {
    role: 'thematic-department',
    name: 'Anselm Okparaveli',
    place: 'headquarters',
    confinedTo: ['migration-health', 'labour-mobility', 'protection'],
  },
  { role: 'fund-manager', name: 'Ysolde Marchetwane', place: 'headquarters' },
  { role: 'legal', name: 'Candela Rasmusová', place: 'headquarters' },
  { role: 'budget', name: 'Teodor Achieng-Lund', place: 'headquarters' },
  { role: 'oversight', name: 'Maren Tchouameni', place: 'headquarters' },
  { role: 'administrator', name: 'Rashid Lindqvara', place: 'headquarters' },
  { role: 'translator', name: 'Yasmine Abdelkorchi', place: 'headquarters', confinedTo: ['ar'] },
  { role: 'director-general', name: 'Adaeze Montferrand', place: 'headquarters' },
  { role: 'deputy-director-general', name: 'Oskari Benhaddad', place: 'headquarters' },
  {
    role: 'deputy-director-general-for-operations',
    name: 'Liliana Sesaywood',
    place: 'headquarters',
  },
  {
    role: 'deputy-director-general-for-management-and-reform',
    name: 'Kenji Oduyavari',
    place: 'headquarters',
  },
  { role: 'chief-of-staff', name: 'Emine Castelrosso', place: 'headquarters' },
  { role: 'deputy-chief-of-staff', name: 'Pavlos Ngarambe-Voss', place: 'headquarters' },
  { role: 'ombudsperson', name: 'Tindra Bahramzadeh', place: 'headquarters' },
]

/** The id of the demo post of a role. */
export const demoPost = (role: string): string => `demo-${role}`
