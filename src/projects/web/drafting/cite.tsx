import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { CitableSearch, CiteFields, uppersChosen } from '#plans/web/drafting/citable.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { cite, uncite } from '#projects/actions/citing.ts'
import { CiteForm, UnciteForm } from '#platform/tree/forms.ts'
import { CiteQuery } from '#projects/forms/drafting.ts'
import { citingKinds } from '#projects/model/drafting/citing.ts'
import { type DraftSection, sectionOf } from '#projects/model/drafting/sections.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { citableFor } from '#projects/views/drafting/citable.ts'
import { Cited, citedBy, toldOf } from './cited.tsx'
import { type Draft, sentDraft, theDraft, toSection, whichOf } from './draft.tsx'
import { FormPage } from './frame.tsx'
import { PartName } from './name.tsx'

/** The form that chooses what the project, or a part of it, cites above it, from lists or typed; and the button that takes one back. */
export function citingForms(app: FastifyInstance): void {
  form(app, paths.cite(':id', ':number', ':part'), {
    query: CiteQuery,
    body: CiteForm,
    admission: 'signed-in',
    show: async (visitor, { q = '' }, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const part = citingPart(draft, params['part'])
      const [groups, told] = await Promise.all([
        citableFor(reader, draft.project.covers, q),
        toldOf(reader, draft),
      ])
      const ticked = chosenOr(again, 'uppers')
      const { words } = reader
      const cited = citedBy(draft, part.part)
      const at = [draft.project.id, draft.version.number, part.part] as const
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section={sectionFor(part)}
          title={words.t('projects.draft.cite')}
          again={again}
        >
          {part.part !== rootPart && (
            <p>
              {words.t(`projects.kind.${part.kind}`)}:{' '}
              <PartName part={part} draft={draft} reader={reader} />
            </p>
          )}
          <Section title={words.t('projects.draft.cited')}>
            <Cited part={part.part} cited={cited} draft={draft} told={told} reader={reader} />
          </Section>
          <CitableSearch q={q} action={linkTo(reader, paths.cite(...at))} reader={reader} />
          <CiteFields
            groups={groups}
            isOpen={({ items }) =>
              q !== '' || items.some(({ upper }) => ticked.includes(upperText(upper)))
            }
            ticked={ticked}
            cited={cited.map(upperText)}
            again={again}
            reader={reader}
          />
        </FormPage>
      )
    },
    send: async (reader, chosen, params) => {
      const which = whichOf(params)
      const part = citingPart(await sentDraft(reader, params), params['part'])
      const { origin } = reader.site
      await cite(byOf(reader), which, { part: part.part, uppers: uppersChosen(chosen), origin })
      return toSection(reader, which, sectionFor(part), { part: part.part, done: 'cited' })
    },
  })

  deed(app, paths.uncite(':id', ':number', ':part'), {
    body: UnciteForm,
    admission: 'signed-in',
    send: async (reader, { upper }, params) => {
      const which = whichOf(params)
      const part = citingPart(await sentDraft(reader, params), params['part'])
      await uncite(byOf(reader), which, { part: part.part, uppers: [upper] })
      return toSection(reader, which, sectionFor(part), { part: part.part, done: 'uncited' })
    },
  })
}

/** Where what a part cites is written. */
const sectionFor = ({ part, kind }: ProjectPart): DraftSection =>
  part === rootPart ? 'frameworks' : sectionOf(kind)

/** A part that can cite. Refuses any other (`projects/unknown-part`). */
const citingPart = ({ parts }: Draft, id: string | undefined): ProjectPart =>
  found(
    parts.find(({ part, kind }) => part === id && citingKinds.includes(kind)),
    'projects/unknown-part',
  )
