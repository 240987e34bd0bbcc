import { type Act, type Actor, byCommand, perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { postById } from '#posts/views/posts.ts'
import type { Project } from '#projects/model/project.ts'
import { projectBy } from '#projects/views.ts'
import { heldByStep } from '#routes/model/held.ts'
import { mayAct } from '#routes/model/may-act.ts'
import type { Authors } from '#routes/model/route.ts'
import { type Rule, ruleOf } from '#routes/model/rule.ts'
import { verdictOf } from '#routes/views/said.ts'
import type { RoutedStep } from '#routes/views/routes.ts'
import { ruleList } from '#routes/views/rules.ts'
import { refuseUnlessOpen, theStep } from './room.ts'

/** Something done at an open step: what the history calls it, on what form it rests, and why. */
export interface Doing {
  deed: string
  /** The version of the form; null where it rests on none. */
  version: string | null
  why: string | null
}

/** What is at hand while something is done at a step. */
export interface AtStep {
  act: Act
  by: By
  now: RoutedStep
  rule: Rule
  project: Project
}

/**
 * Does something at an open step, whole or not at all, by whoever has it. Refuses a step that was decided meanwhile, telling by whom and
 * when (`routes/decided`), that is not open, that another has (`routes/not-yours`), what its author would decide (`routes/author`), and
 * what was changed since the form was opened (`form/stale`).
 */
export async function atStep<T>(
  by: By,
  id: string,
  { deed, version, why }: Doing,
  work: (at: AtStep) => Promise<T>,
): Promise<T> {
  const before = await theStep(by, id)
  await refuseDecided(by, before)
  refuseUnlessOpen(before)
  const actor = await acting(by, before)
  const { project: of, facts } = before.route
  const told = { by: actor, name: deed, subject: `project:${of}`, office: facts.office, why }
  return perform(by.db, told, async (act) => {
    const within = { ...by, db: act.db }
    const now = await theStep(within, id)
    await refuseDecided(within, now)
    refuseUnlessOpen(now)
    if (version !== null) refuseStale(version, heldByStep(now), {})
    await acting(within, now)
    const rule = await ruleFor(within, now)
    const project = found(await projectBy(act.db, by.asker.today, of), 'projects/unknown-project')
    act.note({ field: 'routes.field.step', before: null, after: rule.titles.en })
    return work({ act, by: within, now, rule, project })
  })
}

/** The rule that a step follows, as it is kept. */
export async function ruleFor(
  { db }: Pick<By, 'db'>,
  { step }: Pick<RoutedStep, 'step'>,
): Promise<Rule> {
  const rules = await ruleList(db, { asKnown: null })
  return found(ruleOf(step, rules), 'routes/unknown-rule')
}

/** Who acts on a step, under which post. Refuses whoever does not have it. */
export const acting = (by: By, { step, standing, route }: RoutedStep): Promise<Actor> =>
  actingUnder(by, standing, {
    right: step.right,
    authors: route.authors,
    refusals: { notYours: 'routes/not-yours', author: 'routes/author' },
  })

/** Who does what a right allows under the post that has something. Refuses whoever cannot act under it today, and its authors, by these codes. */
export async function actingUnder(
  { asker, db }: By,
  { post, postTitle }: { post: string | null; postTitle: string | null },
  {
    right,
    authors,
    refusals,
  }: { right: string; authors: Authors; refusals: { notYours: string; author: string } },
): Promise<Actor> {
  if ('command' in asker) return byCommand(asker.command)
  const held = post === null ? undefined : await postById(db, asker.today, post)
  const isAdministrators = held?.role === 'administrator'
  const may = mayAct(asker, { post, right, authors, isAdministrators })
  if (may.isAllowed) return actorOf(asker, may.grant)
  if (may.reason === 'not-yours')
    throw new Refusal('forbidden', refusals.notYours, { details: { post: postTitle ?? '—' } })
  if (may.reason === 'no-scope')
    throw new Refusal('forbidden', 'asker/no-scope', { details: { right } })
  if (may.reason === 'no-factor') throw new Refusal('forbidden', 'asker/no-factor')
  throw new Refusal('forbidden', refusals.author)
}

/** Refuses a step that somebody decided, telling who and when. */
async function refuseDecided({ db, words }: By, { step, standing }: RoutedStep): Promise<void> {
  if (standing.state !== 'decided') return
  const verdict = await verdictOf(db, step.id)
  throw new Refusal('conflict', 'routes/decided', {
    details: {
      by: verdict?.by.name ?? '—',
      at: verdict === undefined ? '—' : words.instant(verdict.at),
    },
  })
}

/** Tells the history what was said, in English like all it tells. */
export const verdictCalled = (verdict: string): string =>
  wordsIn('en').t(`routes.verdict.${verdict}`)
