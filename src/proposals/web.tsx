import type { FastifyInstance } from 'fastify'
import type { Reader } from '#platform/http/reader.ts'
import type { RecordSection } from '#platform/ui/section.tsx'
import { paths } from './paths.ts'
import { shownProposal } from './views/shown.ts'
import { titleOf } from './views/titles.ts'
import { decidingForms } from './web/deciding.tsx'
import { proposalsPage } from './web/list.tsx'
import { lookingFrom, type Setting } from './web/parts.tsx'
import { proposalPage } from './web/proposal.tsx'
import { proposingForms } from './web/propose.tsx'

export { officeProposalsSection } from './web/office.tsx'
export type { RoomOf, Setting } from './web/parts.tsx'

/** The pages of proposals; `sections` are what other domains add to a proposal's page. */
export function proposalsPages(
  app: FastifyInstance,
  setting: Setting,
  sections: readonly RecordSection[] = [],
): void {
  proposalsPage(app)
  proposingForms(app, setting)
  proposalPage(app, setting, sections)
  decidingForms(app, setting)
}

/** What a proposal is called and where it lies, for the page of a decision on it; null for who may not see it. */
export async function proposalBasis(
  reader: Reader,
  id: string,
): Promise<{ name: string; path: string } | null> {
  const shown = await shownProposal(lookingFrom(reader), id)
  return shown === undefined
    ? null
    : { name: titleOf(shown, reader.words), path: paths.proposal(id) }
}
