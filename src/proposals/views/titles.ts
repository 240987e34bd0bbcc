import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { proposalById } from './proposals.ts'
import { fieldsText } from './values.ts'

/** What a proposal is called: “Change of Kyrgyzstan: Kind and Telephone”. */
export const titleOf = (
  {
    manner,
    office,
    officeName,
    fields,
  }: Pick<Proposal, 'manner' | 'office' | 'officeName' | 'fields'>,
  words: Words,
): string =>
  words.t(`proposals.title.${manner}`, {
    office: officeName ?? office,
    fields: fieldsText(fields, words),
  })

/** What proposals are called in a language, by their ids; those that there are not are left out. */
export async function proposalTitles(
  { db, moment, locale }: { db: Db; moment: Moment; locale: Locale },
  ids: readonly string[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const id of new Set(ids)) {
    const proposal = await proposalById(db, moment, id)
    if (proposal) titles.set(id, titleOf(proposal, wordsIn(locale)))
  }
  return titles
}
