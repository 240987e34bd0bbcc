import type { Words } from '#platform/i18n/words.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { fieldsText } from './values.ts'

/** What a proposal is called: “Change of Kyrgyzstan: Kind and Telephone”. */
export const titleOf = (
  { manner, office, officeName, fields }: Pick<Proposal, 'manner' | 'office' | 'officeName' | 'fields'>,
  words: Words,
): string =>
  words.t(`proposals.title.${manner}`, {
    office: officeName ?? office,
    fields: fieldsText(fields, words),
  })
