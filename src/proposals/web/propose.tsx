import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { permits } from '#posts/permits.ts'
import { byOf } from '#posts/web/parts.tsx'
import { whyNot } from '#posts/web/may.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { targetAt } from '#posts/views/targets.ts'
import { amend, propose } from '#proposals/actions.ts'
import {
  AmendBody,
  fieldsOfRows,
  ProposeBody,
  ProposeQuery,
  sendingFrom,
} from '#proposals/forms.ts'
import { heldByStanding } from '#proposals/model/held.ts'
import { manners } from '#proposals/model/proposal.ts'
import { paths } from '#proposals/paths.ts'
import { refuseNotTheirs } from './may.ts'
import { afterwards, type Setting, shownNow } from './parts.tsx'
import { ProposingPage } from './proposing.tsx'
import { unlessStale } from './stale.tsx'

/** The forms in which something is proposed about an office, and sent again after it was returned. */
export function proposingForms(app: FastifyInstance, { roomOf }: Setting): void {
  form(app, paths.propose(':id'), {
    query: ProposeQuery,
    body: ProposeBody,
    admission: { right: 'network.propose' },
    show: async (reader, query, { id = '' }, again) => {
      const { db, moment, words, asker } = reader
      const name = found(
        (await officeCalled(db, moment, id)) ?? undefined,
        'network/unknown-office',
      )
      const target = await targetAt(db, asker, { id, name }, reader.today)
      const typed = manners.find((each) => each === again?.typed['manner'])
      return ProposingPage({
        reader,
        office: { id, name },
        manner: typed ?? query.manner ?? 'change',
        again,
        barred: whyNot(permits('network.propose', asker, target), reader),
        title: words.t('proposals.propose.title'),
      })
    },
    send: async (reader, body, { id = '' }) => {
      const { manner, seenOn } = body
      const sending = sendingFrom(manner, body, { seenOn, fields: fieldsOfRows(body) })
      return afterwards(reader, await propose(byOf(reader), id, manner, sending, roomOf(reader)))
    },
  })

  form(app, paths.amend(':id'), {
    query: PageQuery({}),
    body: AmendBody,
    admission: 'signed-in',
    show: async (reader, _query, { id = '' }, again) => {
      const proposal = await shownNow(reader, id)
      const { words } = reader
      const { office, officeName, manner } = proposal
      const title = words.t('proposals.amend.title')
      refuseNotTheirs(proposal)
      const barred = proposal.state === 'returned' ? null : words.t('proposals.not-returned')
      return unlessStale({ reader, proposal, title, again }, () =>
        ProposingPage({
          reader,
          office: { id: office, name: officeName ?? office },
          manner,
          again,
          proposal,
          barred,
          title,
          lead: proposal.reason !== null && (
            <p class="note">
              {words.t('proposals.returned-because')} <q dir="auto">{proposal.reason}</q>
            </p>
          ),
          hidden: <Version now={heldByStanding(proposal)} again={again} />,
        }),
      )
    },
    send: async (reader, body, { id = '' }) => {
      const { manner } = await shownNow(reader, id)
      const { version, seenOn } = body
      const sending = sendingFrom(manner, body, { seenOn, fields: fieldsOfRows(body) })
      await amend(byOf(reader), id, { ...sending, version }, roomOf(reader))
      return afterwards(reader, id)
    },
  })
}
