import type { WorkPart } from '#platform/doors/work.ts'
import { lastDayOf } from '#platform/period.ts'
import { paths } from '#proposals/paths.ts'
import { shownProposals, type ShownProposal } from '#proposals/views/shown.ts'
import { titleOf } from '#proposals/views/titles.ts'
import { lookingFrom } from './parts.tsx'

/** Proposals about the network on which somebody is to decide, and those that they sent. */
export const proposalsWork: WorkPart = {
  id: 'proposals',
  words: 'proposals.list.title',
  path: paths.proposals,
  events: ['proposals.', 'decisions.', 'sources.'],
  waiting: async (reader, most) => {
    const { words, locale } = reader
    const mine = await shownProposals(lookingFrom(reader), { waiting: 'me', state: 'open' })
    const due = mine.toSorted((a, b) => (untilOf(a) < untilOf(b) ? -1 : 1))
    return {
      total: due.length,
      items: due.slice(0, most).map((each) => ({
        id: each.id,
        title: { text: titleOf(each, words), language: locale },
        path: paths.decide(each.id),
        asked: words.t('proposals.decide.title'),
        office: { id: each.office, name: each.officeName ?? each.office },
        since: each.custody?.since ?? each.sentOn,
        until: lastDay(each),
        why: null,
      })),
    }
  },
  sent: async (reader, most) => {
    const { words, locale } = reader
    const mine = await shownProposals(lookingFrom(reader), { waiting: 'sent' })
    return {
      total: mine.length,
      items: mine.slice(0, most).map((each) => ({
        id: each.id,
        title: { text: titleOf(each, words), language: locale },
        path: paths.proposal(each.id),
        standing: words.t(`proposals.state.${each.state}`),
        with: [...new Set(each.custody?.holders.map(({ name }) => name) ?? [])],
        sentAt: `${each.sentOn}T00:00:00Z`,
        until: lastDay(each),
      })),
    }
  },
}

const lastDay = ({ custody }: ShownProposal) =>
  custody === null || custody.until === null ? null : lastDayOf(custody.until)

const untilOf = (proposal: ShownProposal) => lastDay(proposal) ?? '9'
