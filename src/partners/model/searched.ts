import { type Partner, referenceText } from './partner.ts'

/** What a partner is looked for in: all its names, its id, what others call it. */
export const searchedText = ({ id, names, alsoNamed, references }: Partner): string =>
  [id, ...Object.values(names), ...alsoNamed, ...references.map(referenceText)].join(' ')
