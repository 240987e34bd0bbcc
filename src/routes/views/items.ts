import { versionOf } from '#platform/doors/version.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Because } from '#routes/model/because.ts'
import { heldByStep } from '#routes/model/held.ts'
import type { Route } from '#routes/model/route.ts'
import { becauseText, type Names, passedTexts } from '#routes/model/sentence.ts'
import type { PreviewStep } from './preview.ts'
import type { Condition } from './said.ts'
import type { RouteShown, StepShown } from './shown.ts'
import type { StuckItem } from './turnaround.ts'
import type { SentItem, SharedItem, WorkItem } from './work.ts'

/** What something is called in the reader's language, or the nearest. */
export const called = (
  titles: Readonly<Record<string, string>>,
  words: Words,
  id: string,
): string => nearest(titles, words.locale)?.text ?? id

/** Why an office is asked, as programs read it. */
export const becauseItem = (because: Because | null, names: Names, words: Words) =>
  because === null
    ? null
    : {
        text: because.office === '' ? '' : becauseText(because, names, words),
        passed: passedTexts(because, words),
        on: because.on,
        by: because.by,
        function: because.function,
        via: because.via,
        countries: [...because.countries],
        sources: because.sources.map(({ source, line }) => ({ source, line })),
      }

/** A route in a list. */
export const routeItem = (route: Route) => ({
  id: route.id,
  project: route.project,
  number: route.number,
  purpose: route.purpose,
  about: route.about,
  anchor: route.anchor,
  openedAt: route.openedAt,
  follows: route.follows,
  sentBy: route.by.name,
  outcome: route.end?.outcome ?? null,
  endedAt: route.end?.at ?? null,
  reason: route.end?.reason ?? null,
})

/** A condition, as programs read it. */
export const conditionItem = ({ id, step, text, due, state, postTitle, said }: Condition) => ({
  id,
  step,
  text,
  due,
  state,
  postTitle,
  said: said.map(({ person: _person, ...each }) => each),
})

/** A route whole. */
export const routeWhole = ({ route, steps, conditions, names }: RouteShown, words: Words) => ({
  ...routeItem(route),
  steps: steps.map((each) => stepItem(each, names, words)),
  conditions: conditions.map(conditionItem),
})

function stepItem(shown: StepShown, names: Names, words: Words) {
  const { step, standing, verdict } = shown
  return {
    id: step.id,
    title: called(shown.titles, words, step.rule),
    rule: step.rule,
    stage: step.stage,
    theme: step.theme,
    countries: [...step.countries],
    right: step.right,
    checklist: step.checklist,
    state: standing.state,
    office: standing.office,
    post: standing.post,
    postTitle: standing.postTitle,
    since: standing.since,
    due: standing.due,
    openedAt: standing.openedAt,
    begunAt: standing.begunAt,
    cause: standing.cause,
    because: becauseItem(standing.because, names, words),
    able: shown.able.map(({ name }) => ({ name })),
    verdict:
      verdict === null
        ? null
        : {
            verdict: verdict.verdict,
            reason: verdict.reason,
            reasons: verdict.reasons.map((each) => ({ ...each })),
            answers: verdict.answers.map((each) => ({ ...each })),
            at: verdict.at,
            name: verdict.by.name,
            postTitle: verdict.by.postTitle,
          },
    reviews: shown.reviews.map(({ name, postTitle, scores, recommendation, text, at }) => ({
      name,
      postTitle,
      recommendation,
      text,
      at,
      scores: { ...scores },
    })),
    before: shown.past.map(({ postTitle, since, due, cause, recordedUntil }) => ({
      postTitle,
      since,
      due,
      cause,
      until: recordedUntil,
    })),
    version: standing.state === 'open' ? versionOf(heldByStep(shown)) : null,
  }
}

/** A step as it would be asked. */
export const previewItem = (
  { rule, because, titles, countries, ...step }: PreviewStep,
  names: Names,
  words: Words,
) => ({
  ...step,
  rule: rule.id,
  title: called(titles, words, rule.id),
  countries: [...countries],
  because: becauseItem(because, names, words),
})

/** Something that waits for somebody. */
export const workItem = (
  { step, stepTitles, projectTitles, because, post: _post, type: _type, ...item }: WorkItem,
  names: Names,
  words: Words,
) => ({
  ...item,
  id: step,
  title: called(stepTitles, words, item.rule),
  projectTitle: called(projectTitles, words, item.project),
  why: because === null || because.office === '' ? null : becauseText(because, names, words),
})

/** Something that somebody sent. */
export const sentItem = ({ route, projectTitles, with: has, ...item }: SentItem, words: Words) => ({
  ...item,
  id: route,
  projectTitle: called(projectTitles, words, item.project),
  with: has.flatMap(({ postTitle }) => postTitle ?? []),
})

/** A project that was shared. */
export const sharedItem = ({ project, projectTitles, ...item }: SharedItem, words: Words) => ({
  ...item,
  id: project,
  projectTitle: called(projectTitles, words, project),
})

/** A step whose last day is over. */
export const stuckItem = (
  { step, stepTitles, projectTitles, ...item }: StuckItem,
  words: Words,
) => ({
  ...item,
  id: step,
  title: called(stepTitles, words, item.rule),
  projectTitle: called(projectTitles, words, item.project),
})
