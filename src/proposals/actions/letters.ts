import type { Act } from '#platform/act.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { lastDayOf } from '#platform/period.ts'
import { write } from '#mail/actions.ts'
import { addresseeOf, mannerFor } from '#people/model/person.ts'
import { activeAmong } from '#people/views.ts'
import type { Custody } from '#proposals/model/holders.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { titleOf } from '#proposals/views/titles.ts'
import type { Room } from './room.ts'

type Told = Pick<
  Proposal,
  'id' | 'number' | 'manner' | 'office' | 'officeName' | 'fields' | 'author'
>
type Link = Room['link']

/** Tells those who now have a proposal that it came to them: from its author, or because nobody decided in time. */
export async function tellHolders(
  act: Act,
  proposal: Told,
  { custody, topic, link }: { custody: Custody; topic: 'came' | 'passed-on'; link: Link },
): Promise<void> {
  const { author, number } = proposal
  const persons = custody.holders.map(({ person }) => person)
  const until = custody.until
  await tell(act, proposal, {
    persons,
    topic: until === null && topic === 'came' ? 'came-for-good' : topic,
    occasion: `${topic}-${number}`,
    link,
    details: (words) => ({
      author: author.name,
      ...(until === null ? {} : { until: words.day(lastDayOf(until)) }),
    }),
  })
}

/** Tells whoever wrote a proposal what became of it. */
export const tellAuthor = (
  act: Act,
  proposal: Told,
  {
    topic,
    link,
    details,
  }: {
    topic: 'returned' | 'accepted' | 'accepted-in-part' | 'refused'
    link: Link
    details(words: Words): Record<string, string | number>
  },
): Promise<void> =>
  tell(act, proposal, {
    persons: [proposal.author.person],
    topic,
    occasion: `${topic}-${proposal.number}`,
    link,
    details,
  })

interface Telling {
  persons: readonly string[]
  topic: string
  /** Tells one letter about a proposal from the next; the same is not written twice. */
  occasion: string
  link: Link
  details(words: Words): Record<string, string | number>
}

async function tell(
  act: Act,
  proposal: Told,
  { persons, topic, occasion, link, details }: Telling,
): Promise<void> {
  for (const person of await activeAmong(act.db, persons)) {
    const words = wordsIn(person.locale)
    await write(act, {
      event: `proposals.${occasion}:${proposal.id}`,
      ...addresseeOf(person),
      topic: `proposals.${topic}`,
      details: { title: titleOf(proposal, words), ...details(words) },
      link: link(person.locale, proposal.id),
      manner: mannerFor(person),
    })
  }
}
