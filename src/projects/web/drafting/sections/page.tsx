import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { presently } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { Refusal } from '#platform/refusal.ts'
import { SectionQuery } from '#projects/forms/drafting.ts'
import { isDraftSection } from '#projects/model/drafting/sections.ts'
import { paths } from '#projects/paths.ts'
import { type DraftingRoom, theDraft } from '#projects/web/drafting/draft.tsx'
import { SectionPage } from '#projects/web/drafting/frame.tsx'
import { markedDraft } from '#projects/web/drafting/marks.ts'
import { CommentsSection } from './comments.tsx'
import { DocumentsSection } from './documents.tsx'
import { FrameworksSection } from './frameworks.tsx'
import { LessonsSection } from './lessons.tsx'
import { MissingSection } from './missing.tsx'
import { NarrativeSection } from './narrative.tsx'
import { PartnersSection } from './partners.tsx'
import { PeopleSection } from './people.tsx'
import { PlacesSection } from './places.tsx'
import { ResultsSection } from './results.tsx'
import { RisksSection } from './risks.tsx'
import { SafeguardingSection } from './safeguarding.tsx'
import type { SectionProps } from './section.ts'
import { WorkPlanSection } from './work-plan.tsx'

/** The sections that are pages of several parts; the others are forms. */
const pages: Readonly<Record<string, (props: SectionProps) => VNode | Promise<VNode>>> = {
  narrative: NarrativeSection,
  places: PlacesSection,
  people: PeopleSection,
  results: ResultsSection,
  'work-plan': WorkPlanSection,
  partners: PartnersSection,
  safeguarding: SafeguardingSection,
  risks: RisksSection,
  frameworks: FrameworksSection,
  documents: DocumentsSection,
  lessons: LessonsSection,
  comments: CommentsSection,
  missing: MissingSection,
}

/** The sections of a draft, one page each. A name that none has leads nowhere (`projects/unknown-project`). */
export function sectionPages(app: FastifyInstance, room: DraftingRoom): void {
  page(
    app,
    paths.section(':id', ':number', ':section'),
    SectionQuery,
    async (visitor, { done, q = '' }, params) => {
      const reader = presently(visitor)
      const { section = '' } = params
      const Body = pages[section]
      if (Body === undefined || !isDraftSection(section))
        throw new Refusal('not-found', 'projects/unknown-project')
      const draft = await theDraft(reader, params)
      const marked = await markedDraft(reader, draft, room)
      const key = `projects.draft.lead.${section}`
      return (
        <SectionPage
          reader={reader}
          marked={marked}
          section={section}
          done={done}
          barred={draft.barred}
        >
          {reader.words.has(key) && <p>{reader.words.t(key)}</p>}
          {await Body({ marked, reader, q })}
        </SectionPage>
      )
    },
    'signed-in',
  )
}
