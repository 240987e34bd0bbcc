import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { write } from '#mail/actions.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import type { Decision } from '#decisions/model/decision.ts'
import type { Content } from '#decisions/views/content.ts'
import { namesFor } from '#decisions/views/names.ts'
import { nameOf } from '#decisions/views/sentence.ts'
import { told } from '#decisions/views/told.ts'

/** What took effect where: `office` is empty for the organisation as a whole. */
export interface Effected {
  decision: Decision
  office: string
  content: Content
  /** The day on which it takes effect. */
  moment: Moment
  link(locale: Locale, decision: string): string
}

/** So many sentences stand in a letter; the page has all. */
const most = 12

/** Writes to these persons that a decision takes effect for an office: what is different there from today on. */
export async function writeOfEffect(
  act: Act,
  effected: Effected,
  persons: readonly string[],
): Promise<void> {
  const { decision, office, link } = effected
  for (const person of await activeAmong(act.db, persons))
    await write(act, {
      event: `decisions.took-effect:${decision.id}:${office}`,
      ...addresseeOf(person),
      topic: 'decisions.took-effect',
      details: await detailsIn(act, person.locale, effected),
      link: link(person.locale, decision.id),
      manner: mannerFor(person),
    })
}

/** What fills the places of the letter's words, in a language. */
async function detailsIn(
  { db }: Act,
  locale: Locale,
  { decision, office, content, moment }: Effected,
): Promise<Record<string, string>> {
  const words = wordsIn(locale)
  const subject = `office:${office}`
  const isHere = (about: string) => office === '' || about === subject
  const here = {
    steps: content.steps.filter((step) => isHere(step.subject)),
    corrections: content.corrections.filter((each) => isHere(each.subject)),
  }
  const { steps, corrections } = await told({ db, moment, locale, words }, decision, here)
  const all = [
    ...steps.map((step) => step.sentence),
    ...corrections.flatMap((each) => each.sentences),
  ]
  const rest = all.length - most
  const shown = [
    ...all.slice(0, most),
    ...(rest > 0 ? [words.t('decisions.more', { count: rest })] : []),
  ]
  return {
    title: decision.title,
    day: words.day(moment.asOf),
    office:
      office === ''
        ? words.t('decisions.whole')
        : nameOf(subject, await namesFor(db, moment, locale, [subject])),
    sentences: shown.map((sentence) => `– ${sentence}`).join('\n\n'),
  }
}
