import type { Reach } from '#platform/doors/asker.ts'

/**
 * What a role can give: verbs of the program. `coming` ones are held already, so that posts can be filled, but no door asks for
 * them yet; lists say so.
 */
export const rights = {
  'people.read': 'now',
  'people.invite': 'now',
  'people.end': 'now',
  'mail.read': 'now',
  'posts.read': 'now',
  'posts.make': 'now',
  'posts.appoint': 'now',
  'posts.delegate': 'now',
  'access.read': 'now',
  'history.read': 'now',
  'network.propose': 'now',
  'network.decide': 'now',
  'scenarios.draft': 'now',
  'scenarios.adopt': 'now',
  'trends.observe': 'now',
  'trends.weigh': 'now',
  'plans.write': 'now',
  'plans.comment': 'now',
  'plans.endorse': 'now',
  'monitoring.report': 'now',
  'monitoring.approve': 'now',
  'calendars.write': 'now',
  'projects.read': 'now',
  'projects.develop': 'now',
  'projects.manage': 'now',
  'projects.endorse': 'now',
  'programmes.write': 'now',
  'support.give': 'now',
  'funds.commit': 'now',
  'funds.mobilise': 'now',
  'liaison.record': 'coming',
  'legal.review': 'now',
  'budget.review': 'now',
  'evaluation.review': 'now',
  'oversight.read': 'now',
  'translations.write': 'coming',
} as const satisfies Record<string, 'now' | 'coming'>

export type Right = keyof typeof rights

const names: readonly string[] = Object.keys(rights)

/** Whether the text is a right of the program. */
export const isRight = (text: string): text is Right => names.includes(text)

/** All rights, in the order in which they are shown. */
export const allRights: readonly Right[] = names.filter(isRight)

/** Whether a right is held already but opens no door yet. */
export const isComing = (right: string): boolean => isRight(right) && rights[right] === 'coming'

/** The rights that decide over others: who has one may be asked for a second factor. */
export const decidingRights: readonly Right[] = [
  'people.invite',
  'people.end',
  'posts.make',
  'posts.appoint',
  'posts.delegate',
  'network.decide',
  'scenarios.adopt',
  'plans.endorse',
  'monitoring.approve',
  'projects.endorse',
  'funds.commit',
  'legal.review',
  'budget.review',
  'evaluation.review',
]

/** How far a right reaches, from the nearest to the farthest. */
export const reaches = ['own', 'mandate', 'everywhere'] as const satisfies readonly Reach[]

/** The order of reaches: who may give away a right must reach as far. */
export const rankOf = (reach: Reach): number => reaches.indexOf(reach)
