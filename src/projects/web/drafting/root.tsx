import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Anew } from '#platform/ui/fields/control.tsx'
import { type Fielding, labelOf as labelOfShape, shownOf } from '#platform/ui/fields/fielding.ts'
import { PartInputs } from '#platform/ui/fields/inputs.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { editHead } from '#projects/actions/drafting.ts'
import { RootForm, SectionQuery } from '#projects/forms/drafting.ts'
import { offeredOfRoot, writtenOver } from '#projects/model/drafting/offered.ts'
import { markerOf } from '#projects/model/gender.ts'
import { languagesAsked } from '#projects/model/drafting/languages.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { fieldsOf, heldByHead } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import { FieldMark, PartComments } from './comments.tsx'
import { type Draft, type DraftingRoom, sentDraft, theDraft, toSection, whichOf } from './draft.tsx'
import { fieldingFor, FirstLanguage, labelOf } from './fields.tsx'
import { SectionPage } from './frame.tsx'
import { MarkerTold } from './marker.tsx'
import { markedDraft } from './marks.ts'
import { nextSection } from './section-list.tsx'

/** Sections that are one form: fields of the project itself. */
const rootSections = ['overview', 'funding', 'gender'] as const
type RootSection = (typeof rootSections)[number]

/** The forms of the first page, of donor and fund, and of the gender marker. Each writes its own fields and leaves the others as they are. */
export function rootForms(app: FastifyInstance, room: DraftingRoom): void {
  for (const section of rootSections) rootForm(app, section, room)
}

function rootForm(app: FastifyInstance, section: RootSection, room: DraftingRoom): void {
  form(app, paths.section(':id', ':number', section), {
    query: SectionQuery,
    body: RootForm,
    admission: 'signed-in',
    show: async (visitor, { done }, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const marked = await markedDraft(reader, draft, room)
      const root = rootOf(draft)
      const comments = marked.comments.filter(({ part }) => part === rootPart)
      const fielding = await fieldingFor(reader, draft, proposed(root), {
        shapes: offeredOfRoot(section, asking(draft)),
        beside: (shape) => <FieldMark comments={comments} field={shape} reader={reader} />,
      })
      const { words } = reader
      const lead = `projects.draft.lead.${section}`
      const label = (field: string) => labelOf(field, fielding, reader)
      const here = comments.filter(({ field }) =>
        fielding.shapes.some(({ name, key }) => field === name || field === key),
      )
      return (
        <SectionPage
          reader={reader}
          marked={marked}
          section={section}
          done={done}
          again={again}
          barred={draft.barred}
          label={label}
          shown={(field, value) =>
            field === 'languages' || field === 'first'
              ? (words.languageName(value) ?? value)
              : shownOf(field, value, fielding)
          }
          control={(stale) => <Anew stale={stale} fielding={fielding} />}
        >
          {words.has(lead) && <p>{words.t(lead)}</p>}
          {section === 'gender' && <MarkerTold fields={root.fields} reader={reader} />}
          {draft.barred === null || again !== null ? (
            <RootInputs
              section={section}
              draft={draft}
              fielding={fielding}
              again={again}
              reader={reader}
            />
          ) : (
            <RootFacts fielding={fielding} />
          )}
          <PartComments
            comments={here}
            part={rootPart}
            label={label}
            draft={draft}
            reader={reader}
          />
        </SectionPage>
      )
    },
    send: async (reader, { version, first, next, ...typed }, params) => {
      const draft = await sentDraft(reader, params)
      const which = whichOf(params)
      const offered = offeredOfRoot(section, asking(draft))
      const fields = writtenOver(rootOf(draft).fields, offered, fieldsTyped(typed, offered))
      const languages = section === 'overview' ? languagesOf(fields, first, draft) : draft.languages
      await editHead(byOf(reader), which, { fields, languages, version })
      const to = next === 'yes' ? nextSection(section) : section
      return toSection(reader, which, to, { done: 'saved' })
    },
  })
}

/** Titles are asked for in every language in which projects are written. */
const asking = (draft: Draft) => ({
  template: draft.template,
  languages: languagesAsked({ languages: draft.languages }),
})

const rootOf = ({ parts }: Draft): ProjectPart =>
  parts.find(({ part }) => part === rootPart) ?? {
    part: rootPart,
    kind: 'project',
    parent: null,
    place: 1,
    fields: {},
  }

/** A project is written in the languages in which it has a title, the one chosen first. */
function languagesOf(
  fields: Readonly<Record<string, string>>,
  first: string | undefined,
  draft: Draft,
): string[] {
  const titled = asking(draft).languages.filter(
    (each) => (fields[`title.${each}`] ?? '').trim() !== '',
  )
  const [held = titled[0] ?? 'en'] = draft.languages
  return [
    ...new Set([
      first ?? held,
      ...draft.languages.filter((each) => titled.includes(each)),
      ...titled,
    ]),
  ]
}

/** The project with the gender marker that follows from its standards where none is told yet, so that saving confirms it. */
function proposed(root: ProjectPart): ProjectPart {
  const follows = root.fields['gender-marker'] ?? markerOf(root.fields)
  return follows === null ? root : { ...root, fields: { ...root.fields, 'gender-marker': follows } }
}

interface InputsProps {
  section: RootSection
  draft: Draft
  fielding: Fielding
  again: Again | null
  reader: Reader
}

function RootInputs({ section, draft, fielding, again, reader }: InputsProps) {
  const { words } = reader
  const root = rootOf(draft)
  const held = heldByHead(root, fieldsOf(root, draft), draft.languages)
  const languages = asking(draft).languages.map((id) => ({
    id,
    name: words.languageName(id) ?? id,
  }))
  return (
    <Form reader={reader}>
      <Version now={held} again={again} />
      {section === 'overview' && (
        <FirstLanguage
          options={languages}
          chosen={draft.languages[0] ?? reader.locale}
          again={again}
          reader={reader}
        />
      )}
      <PartInputs fielding={fielding} again={again} />
      <div class="ways">
        <SubmitButton label={words.t('projects.draft.save')} barred={null} id="no-save" />
        <button class="ds-button" data-variant="secondary" type="submit" name="next" value="yes">
          {words.t('projects.draft.save-next')}
        </button>
      </div>
    </Form>
  )
}

/** The fields as they stand, for who may not write them now. */
function RootFacts({ fielding }: { fielding: Fielding }) {
  const told = fielding.shapes.filter(({ name }) => fielding.fields[name] !== undefined)
  return (
    <dl class="facts__list">
      {told.map(({ name }) => (
        <div>
          <dt>{labelOfShape(name, fielding)}</dt>
          <dd>
            <bdi>{shownOf(name, fielding.fields[name] ?? '', fielding)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
