import type { Words } from '#platform/i18n/words.ts'
import type { PaperIssued, PaperLack } from '#papers/model/paper.ts'

/** What is missing for a document, as a sentence in the words of who reads. */
export const lackText = ({ kind, name }: PaperLack, words: Words): string =>
  words.t(`papers.lack.${kind}`, { name })

/** A document that was made, as the API and the terminal tell it; its id is its number within the project. */
export const paperItem = ({
  number,
  template,
  by,
  sent,
  project: _project,
  origin: _origin,
  ...issued
}: PaperIssued) => ({
  ...issued,
  id: String(number),
  number,
  template: `${template.id}@${template.version}`,
  by: by.postTitle ?? by.name,
  sent: sent.map(({ recipient, day }) => ({ recipient, day })),
})
