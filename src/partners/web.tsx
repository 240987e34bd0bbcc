import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { partnersPage } from './web/list.tsx'
import { partnerPage } from './web/partner.tsx'
import { recordingForms } from './web/recording.tsx'

export { PartnerLink } from './web/parts.tsx'

/** The pages of partners; `sections` are what other domains add to a partner's page. */
export function partnersPages(app: FastifyInstance, sections: readonly RecordSection[] = []): void {
  partnersPage(app)
  recordingForms(app)
  partnerPage(app, sections)
}
