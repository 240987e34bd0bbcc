import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { found } from '#platform/refusal.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Anew } from '#platform/ui/fields/control.tsx'
import { type Fielding, shownOf } from '#platform/ui/fields/fielding.ts'
import { PartInputs } from '#platform/ui/fields/inputs.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { addPart, writePart } from '#projects/actions/parts.ts'
import { PartForm } from '#platform/tree/forms.ts'
import { AddPartForm, AddQuery } from '#projects/forms/drafting.ts'
import { offeredOf, writtenOver } from '#projects/model/drafting/offered.ts'
import { sectionOf } from '#projects/model/drafting/sections.ts'
import { fixedKinds, isProjectKind, type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { chapterOf, fieldsOf, questionOf, skeletonOf } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import { commentsOf } from '#projects/views/comments.ts'
import { FieldMark, PartComments } from './comments.tsx'
import { countName, CountTable, isCount } from './counts.tsx'
import { type Draft, sentDraft, theDraft, toSection, whichOf } from './draft.tsx'
import { fieldingFor, labelOf } from './fields.tsx'
import { FormPage } from './frame.tsx'
import { Guidance } from './guidance.tsx'
import { PartName } from './name.tsx'

/** Long chapters in several languages are more than the server takes otherwise, the more so when two versions of them are merged. */
const most = 2 * 1024 * 1024

/** Kinds whose parts are there because the template has them. */

/** The forms that add a part to a draft, and write one; chapters and questions among them. */
export function partForms(app: FastifyInstance): void {
  form(app, paths.addPart(':id', ':number'), {
    query: AddQuery,
    body: AddPartForm,
    admission: 'signed-in',
    most,
    show: async (visitor, query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const { words } = reader
      const asked = typedOr(again, 'part-kind', query.kind)
      const kind = found(
        isProjectKind(asked) && !fixedKinds.includes(asked) ? asked : undefined,
        'projects/unknown-part',
      )
      const parent = typedOr(again, 'parent', query.under ?? rootPart)
      const part: ProjectPart = { part: '', kind, parent, place: 0, fields: {} }
      const fielding = await fieldingFor(reader, draft, part, {
        shapes: offeredOf(part, draft, draft.version),
      })
      const above = draft.parts.find((each) => each.part === parent)
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section={sectionOf(kind)}
          title={words.t(`projects.draft.add.${kind}`)}
          again={again}
          label={(field) => labelled(field, fielding, reader)}
        >
          {above !== undefined && above.part !== rootPart && (
            <p>
              {words.t('projects.draft.under')}{' '}
              <PartName part={above} draft={draft} reader={reader} />
            </p>
          )}
          <Form reader={reader}>
            <input type="hidden" name="part-kind" value={kind} />
            <input type="hidden" name="parent" value={parent} />
            <Inputs part={part} fielding={fielding} again={again} reader={reader} />
            <p>
              <SubmitButton label={words.t('projects.draft.add')} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { 'part-kind': kind, parent, ...typed }, params) => {
      const which = whichOf(params)
      const draft = await sentDraft(reader, params)
      const fields = fieldsTyped(typed, offeredOf({ part: '', kind }, draft, which))
      const part = await addPart(byOf(reader), which, { kind, parent, fields })
      return toSection(reader, which, sectionOf(kind), { part, done: 'part-added' })
    },
  })

  form(app, paths.part(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: PartForm,
    admission: 'signed-in',
    most,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const part = writtenPart(draft, params['part'] ?? '')
      const all = await commentsOf(reader.db, reader.moment, whichOf(params))
      const comments = all.filter((each) => each.part === part.part)
      const fielding = await fieldingFor(reader, draft, part, {
        shapes: offeredOf(part, draft, draft.version),
        beside: (shape) => <FieldMark comments={comments} field={shape} reader={reader} />,
      })
      const { words, locale } = reader
      const own = chapterOf(draft.template, part.part) ?? questionOf(draft.template, part.part)
      const label = (field: string) => labelled(field, fielding, reader)
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section={sectionOf(part.kind)}
          title={
            (own && nearest(own.titles, locale)?.text) ??
            words.t(`projects.draft.write.${part.kind}`)
          }
          again={again}
          label={label}
          shown={(field, value) => shownOf(field, value, fielding)}
          control={(stale) => <Anew stale={stale} fielding={fielding} />}
          below={<PartComments {...{ comments, part: part.part, label, draft, reader }} />}
        >
          {own !== undefined && <Guidance of={own} reader={reader} />}
          <Form reader={reader}>
            <Version now={heldByPart(part, fieldsOf(part, draft))} again={again} />
            <Inputs part={part} fielding={fielding} again={again} reader={reader} />
            <p>
              <SubmitButton label={words.t('projects.draft.save')} barred={null} id="no-save" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, ...typed }, params) => {
      const draft = await sentDraft(reader, params)
      const held = writtenPart(draft, params['part'] ?? '')
      const which = whichOf(params)
      const offered = offeredOf(held, draft, which)
      const fields = writtenOver(held.fields, offered, fieldsTyped(typed, offered))
      await writePart(byOf(reader), which, { part: held.part, fields, version })
      return toSection(reader, which, sectionOf(held.kind), {
        part: held.part,
        done: 'part-written',
      })
    },
  })
}

/** The part of a form, or a chapter or question of the template that is not there yet. Refuses any other (`projects/unknown-part`). */
function writtenPart({ parts, template }: Draft, id: string): ProjectPart {
  const held = parts.find(({ part, kind }) => part === id && kind !== 'project')
  const unwritten = skeletonOf(template, {}).find(
    ({ part, kind }) => part === id && kind !== 'project',
  )
  return found(held ?? unwritten, 'projects/unknown-part')
}

const labelled = (field: string, fielding: Fielding, reader: Reader): string =>
  isCount(field) ? countName(field, reader) : labelOf(field, fielding, reader)

interface InputsProps {
  part: ProjectPart
  fielding: Fielding
  again: Again | null
  reader: Reader
}

/** The fields of a part; counts of people as a table. */
function Inputs({ part, fielding, again, reader }: InputsProps) {
  const plain = fielding.shapes.filter(({ name }) => !isCount(name))
  const counted = (['target', 'reached'] as const).filter((of) =>
    fielding.shapes.some(({ name }) => name.startsWith(`${of}.`) && isCount(name)),
  )
  return (
    <>
      <PartInputs fielding={{ ...fielding, shapes: plain }} again={again} />
      {counted.map((of) => (
        <CountTable of={of} fields={part.fields} again={again} reader={reader} />
      ))}
    </>
  )
}
