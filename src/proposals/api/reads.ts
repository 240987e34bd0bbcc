import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { theProposal } from '#proposals/actions/room.ts'
import { ProposalsQuery } from '#proposals/forms.ts'
import { dayOf } from '#proposals/model/proposal.ts'
import { saidOf } from '#proposals/views/held.ts'
import { shownProposal, shownProposals } from '#proposals/views/shown.ts'
import { itemOf, ProposalItem, ProposalWhole, wholeOf } from './shapes.ts'

const tag = 'proposals'

/** What programs read of proposals, as far as the asker may know of them. */
export function proposalReads(app: FastifyInstance): void {
  read(
    app,
    '/proposals',
    {
      query: ProposalsQuery,
      tag,
      admission: 'signed-in',
      summary: 'Proposals that the asker may read: where they stand, with whom, until when',
      answers: ListShape(ProposalItem),
    },
    async (reader, { waiting, state, manner, office, ...query }) => {
      const proposals = await shownProposals(looking(reader), { waiting, state, manner, office })
      const items = proposals.map((each) => itemOf(each, reader.words))
      return pageThrough(items, query, ({ title, author }) => `${title} ${author}`)
    },
  )
  read(
    app,
    '/proposals/:id',
    {
      query: ApiQuery({}),
      tag,
      admission: 'signed-in',
      summary:
        'A proposal field by field, held against what the network says now; who has it, and why',
      answers: ProposalWhole,
    },
    async (reader, _query, { id = '' }) => {
      const { asker, db, words } = signedIn(reader)
      const from = looking(reader)
      const known = await shownProposal(from, id)
      if (known === undefined) await theProposal({ db, asker, words }, id)
      const shown = found(known, 'proposals/unknown-proposal')
      const said = await saidOf(db, { ...from.now.today, asOf: dayOf(shown) }, [shown.office])
      return wholeOf(shown, words, said)
    },
  )
}

function looking(reader: Reader) {
  const { db, moment, asker, todayAt } = signedIn(reader)
  return { db, moment, asker, now: { today: asker.today, todayAt } }
}
