import type { VNode } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { reachedBy } from '#posts/views/reach.ts'
import { paths } from '#proposals/paths.ts'
import { shownProposals } from '#proposals/views/shown.ts'
import { ProposalTable } from './list.tsx'
import { lookingFrom } from './parts.tsx'

/** What is proposed about an office, as a part of its page: for who may propose there, with the way to do it; else nothing. */
export async function officeProposalsSection(
  reader: Reader,
  office: string,
): Promise<VNode | null> {
  const { db, asker, words } = reader
  if (asker === null) return null
  const mayPropose = (await reachedBy(db, asker, 'network.propose', [office]))(office)
  const open = await shownProposals(lookingFrom(reader), { office, state: 'open' })
  if (!mayPropose && open.length === 0) return null
  return (
    <Section title={words.t('proposals.list.title')}>
      {open.length > 0 && (
        <ProposalTable
          proposals={open}
          isOfOneOffice
          reader={reader}
          caption={words.t('proposals.list.count', { count: open.length })}
        />
      )}
      <p class="ways">
        {mayPropose && (
          <WayTo
            href={linkTo(reader, paths.propose(office))}
            label={words.t('proposals.propose.title')}
            barred={null}
            id="no-propose"
          />
        )}
        <a class="ds-link" href={linkTo(reader, paths.proposals, { office })}>
          {words.t('proposals.office.all')}
        </a>
      </p>
    </Section>
  )
}
