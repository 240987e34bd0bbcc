import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { chosenOr, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { byOf } from '#posts/web/parts.tsx'
import { cite, uncite } from '#projects/actions/citing.ts'
import { CiteForm, CiteQuery, UnciteForm } from '#projects/forms/drafting.ts'
import { citingKinds } from '#projects/model/drafting/citing.ts'
import { type DraftSection, sectionOf } from '#projects/model/drafting/sections.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { citableFor } from '#projects/views/drafting/citable.ts'
import { CitableGroups, Cited, toldOf } from './citable.tsx'
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
            <Cited part={part.part} draft={draft} told={told} reader={reader} />
          </Section>
          <Search q={q} part={part.part} draft={draft} reader={reader} />
          <Form reader={reader}>
            <CitableGroups
              groups={groups}
              isOpen={q !== ''}
              ticked={ticked}
              cited={citedBy(draft, part)}
              reader={reader}
            />
            <TextField
              name="typed"
              label={words.t('projects.draft.typed')}
              hint={words.t('projects.draft.typed-hint')}
              most={500}
              isAddress
              beginning={typedOr(again, 'typed')}
              again={again}
              words={words}
            />
            <p>
              <SubmitButton
                label={words.t('projects.draft.cite-these')}
                barred={null}
                id="no-cite"
              />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { uppers = [], typed }, params) => {
      const which = whichOf(params)
      const part = citingPart(await sentDraft(reader, params), params['part'])
      const named = [
        ...uppers.map((text) => ({ text, field: 'uppers' })),
        ...(typed === undefined ? [] : [{ text: typed, field: 'typed' }]),
      ]
      const { origin } = reader.site
      await cite(byOf(reader), which, { part: part.part, uppers: named, origin })
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

const citedBy = ({ citations }: Draft, { part }: ProjectPart) =>
  citations.filter((each) => each.part === part).map(({ upper }) => upperText(upper))

interface SearchProps {
  q: string
  part: string
  draft: Draft
  reader: Reader
}

/** Looks for something in what can be cited: a form of its own, which keeps nothing. */
export function Search({ q, part, draft: { project, version }, reader }: SearchProps) {
  const { words } = reader
  const action = linkTo(reader, paths.cite(project.id, version.number, part))
  return (
    <form class="form" method="get" action={action}>
      <TextField
        name="q"
        label={words.t('projects.draft.search')}
        hint={words.t('projects.draft.search-hint')}
        beginning={q}
        again={null}
        words={words}
      />
      <p>
        <SubmitButton label={words.t('projects.draft.find')} barred={null} id="no-find" isQuiet />
      </p>
    </form>
  )
}
