import type { Words } from '#platform/i18n/words.ts'
import type { Names } from '#routes/model/sentence.ts'
import { becauseText, passedTexts } from '#routes/model/sentence.ts'
import { versionOf } from '#platform/doors/version.ts'
import { kindCalled, type SupportKind } from '#support/model/kind.ts'
import { hoursOf } from '#support/model/hours.ts'
import { heldByRequest, openStates, type SupportRequest } from '#support/model/request.ts'
import type { Load } from './load.ts'
import type { TimeEntry } from './thread.ts'

/** A request in a list, as programs read it. */
export const requestItem = (
  request: SupportRequest,
  kinds: readonly SupportKind[],
  words: Words,
) => {
  const { standing } = request
  return {
    id: request.id,
    title: request.title.text,
    language: request.title.language,
    kind: request.kind,
    kindName: kindCalled(kinds, request.kind, words.locale),
    theme: request.theme,
    country: request.country,
    office: request.office,
    officeName: request.officeName,
    askedBy: request.by.name,
    askedAt: request.askedAt,
    wanted: request.wanted,
    project: request.project,
    state: standing.state,
    giver: standing.office,
    giverName: standing.officeName,
    post: standing.post,
    postTitle: standing.postTitle,
    since: standing.since,
    due: standing.due,
    cause: standing.cause,
    answeredAt: standing.answeredAt,
    outcome: standing.outcome,
    rating: standing.rating,
  }
}

/** A request whole, with the sentence why it came to whoever has it. */
export const requestWhole = (
  request: SupportRequest,
  { kinds, names, words }: { kinds: readonly SupportKind[]; names: Names; words: Words },
) => ({
  ...requestItem(request, kinds, words),
  text: request.text,
  anchor: request.anchor,
  rule: request.rule,
  why: becauseText(request.standing.because, names, words),
  passed: passedTexts(request.standing.because, words),
  answer: request.standing.answer,
  reason: request.standing.reason,
  version: versionOf(heldByRequest(request)),
})

/** Whether its last day is over and it still is open. */
export const isLate = ({ standing: { state, due } }: SupportRequest, today: string): boolean =>
  openStates.includes(state) && due < today

/** Hours, as programs read them. */
export const timeItem = ({ quarters, person: _person, ...entry }: TimeEntry) => ({
  ...entry,
  hours: hoursOf(quarters),
})

/** Load, as programs read it. */
export const loadItem = ({ quarters, ...load }: Load) => ({
  id: [load.quarter, load.office, load.theme].filter((each) => each !== '').join(' ') || 'all',
  ...load,
  hours: hoursOf(quarters),
})
