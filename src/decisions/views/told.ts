import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import type { Step } from '#decisions/model/change.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { type Content, namesIn } from './content.ts'
import { plain } from './sentence.ts'
import { type Corrected, correctionSentences, stepSentence } from './step-sentences.ts'

/** Who is told what a decision says: their language and moment. */
export interface Listener {
  db: Db
  moment: Moment
  locale: Locale
  words: Words
}

/** What a decision says, each step and correction with its sentences as plain text. */
export interface Told {
  steps: (Step & { sentence: string })[]
  corrections: (Corrected & { sentences: string[] })[]
}

/** Puts what a decision says into plain sentences, for programs, terminals and letters. */
export async function told(
  { db, moment, locale, words }: Listener,
  { from }: Pick<Decision, 'from'>,
  content: Content,
): Promise<Told> {
  const named = await namesIn(db, moment, locale, [content])
  return {
    steps: content.steps.map((step) => ({
      ...step,
      sentence: plain(stepSentence(step, from, words, named)),
    })),
    corrections: content.corrections.map((each) => ({
      ...each,
      sentences: correctionSentences(each, words, named).map(plain),
    })),
  }
}
