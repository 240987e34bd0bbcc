import type { Reader } from '#platform/http/reader.ts'
import { whyNot } from '#posts/web/may.ts'
import { isRunning, isStillAwaited } from '#plans/model/life/consultation.ts'
import { isMoveFrom, type Move } from '#plans/model/life.ts'
import type { Life } from '#plans/views/life/life.ts'

/** What can be done about a version on its way. */
export const verbs = [
  'consult',
  'comment',
  'respond',
  'rebind',
  'merge',
  'submit',
  'decide',
  'revise',
  'publish',
  'review',
  'amend',
  'withdraw',
] as const
export type Verb = (typeof verbs)[number]

/** Why the reader may not do these things today, in their language; null for each they may. */
export function barriers(reader: Pick<Reader, 'words'>, life: Life): Record<Verb, string | null> {
  const { words } = reader
  const { version, today, silent, newer, mine, writes, endorses } = life
  const { state, deadline } = version
  const noWriting = whyNot(writes, reader)
  const told = (is: boolean, text: () => string) => (is ? null : text())
  const move = (name: Move) =>
    told(isMoveFrom(name, state), () =>
      words.t('plans.no-move', {
        move: words.t(`plans.move.${name}`),
        state: words.t(`plans.state.${state}`),
      }),
    )
  const behind = told(newer === undefined, () =>
    words.t('plans.behind', { number: newer?.number ?? 0 }),
  )
  const awaited = told(!isStillAwaited(version, silent, today), () =>
    words.t('plans.awaited', { count: silent.length, day: words.day(deadline ?? today) }),
  )
  const running =
    told(state === 'consultation', () => words.t('plans.not-running')) ??
    told(isRunning(version, today), () =>
      words.t('plans.deadline-passed', { day: words.day(deadline ?? today) }),
    )
  const isPublished = state === 'published' || state === 'reviewed'
  return {
    consult: noWriting ?? move('consult') ?? behind,
    comment: running ?? told(mine.length > 0 || life.isOwn, () => words.t('plans.life.no-office')),
    respond: running ?? told(mine.length > 0, () => words.t('plans.life.no-office')),
    rebind: noWriting ?? move('rebind'),
    merge:
      noWriting ??
      told(newer !== undefined, () => words.t('plans.not-behind')) ??
      told(state === 'draft', () => words.t('plans.not-draft')),
    submit: noWriting ?? move('submit') ?? behind ?? awaited,
    decide: move('endorse') ?? whyNot(endorses, reader),
    revise: noWriting ?? move('revise'),
    publish: noWriting ?? move('publish') ?? behind,
    review: noWriting ?? move('review'),
    amend: noWriting ?? told(isPublished, () => words.t('plans.not-published')),
    withdraw: noWriting ?? move('withdraw'),
  }
}

/** What is worth offering as the version stands: what its state does not know is not spoken of. */
export function offered({ version: { state }, newer, consulted, network }: Life): Verb[] {
  const differs =
    network !== null &&
    network.some(({ office }) => !consulted.some((each) => each.office === office))
  switch (state) {
    case 'draft':
      return newer === undefined ? ['consult', 'withdraw'] : ['merge', 'consult', 'withdraw']
    case 'consultation':
      return ['respond', 'comment', ...(differs ? ['rebind' as const] : []), 'submit', 'revise']
    case 'endorsement':
      return ['decide', ...(differs ? ['rebind' as const] : []), 'revise']
    case 'endorsed':
      return ['publish', 'revise']
    case 'published':
    case 'reviewed':
      return ['amend', 'review', 'withdraw']
    case 'superseded':
    case 'withdrawn':
      return []
  }
}
