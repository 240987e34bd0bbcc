import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf } from '#posts/web/parts.tsx'
import { addPart, writePart } from '#plans/actions/parts.ts'
import { PartForm } from '#platform/tree/forms.ts'
import { AddPartForm, AddQuery } from '#plans/forms/drafting.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { chapterPart, isPartKind, type Part, rootPart } from '#plans/model/part.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { shapesOf } from '#plans/model/readiness.ts'
import { partTemplateOf } from '#plans/model/template.ts'
import { paths } from '#plans/paths.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { type Draft, FormPage, theDraft, toVersion, whichOf } from './draft.tsx'
import { Anew } from '#platform/ui/fields/control.tsx'
import { type Fielding, shownOf } from '#platform/ui/fields/fielding.ts'
import { PartInputs } from '#platform/ui/fields/inputs.tsx'
import { fieldingOf, labelOf } from './fields.tsx'
import { PartName } from './name.tsx'

const writing = { right: 'plans.write' } as const
/** Long chapters in several languages are more than the server takes otherwise, the more so when two versions of them are merged. */
const most = 2 * 1024 * 1024

/** The forms that add a part to a draft, and write one; chapters among them. */
export function partForms(app: FastifyInstance): void {
  form(app, paths.addPart(':id', ':number'), {
    query: AddQuery,
    body: AddPartForm,
    admission: writing,
    most,
    show: async (visitor, query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const { words } = reader
      const asked = typedOr(again, 'kind', query.kind)
      const kind = found(
        isPartKind(asked) && partTemplateOf(draft.template, asked) !== undefined
          ? asked
          : undefined,
        'plans/no-kind',
      )
      const parent = typedOr(again, 'parent', query.under ?? rootPart)
      const part: Part = { part: '', kind, parent, place: 0, fields: {} }
      const fielding = await fieldingIn(reader, draft, part)
      const above = draft.parts.find((each) => each.part === parent)
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={words.t(`plans.make.part.${kind}`)}
          again={again}
          barred={draft.barred}
          label={(field) => labelOf(field, fielding)}
        >
          {above !== undefined && above.part !== rootPart && (
            <p>
              {words.t('plans.part.under')} <PartName part={above} draft={draft} reader={reader} />
            </p>
          )}
          <Form reader={reader}>
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="parent" value={parent} />
            <PartInputs fielding={fielding} again={again} />
            <p>
              <SubmitButton label={words.t('plans.part.add')} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { kind, parent, ...typed }, params) => {
      const draft = await theDraft(presently(reader), params)
      const shapes = shapesOf({ part: '', kind }, draft)
      const fields = fieldsTyped(typed, shapes)
      const which = whichOf(params)
      const part = await addPart(byOf(reader), which, { kind, parent, fields })
      return toVersion(reader, which, { part, done: 'part-added' })
    },
  })

  form(app, paths.part(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: PartForm,
    admission: writing,
    most,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const part = writtenPart(draft, params['part'] ?? '')
      const fielding = await fieldingIn(reader, draft, part)
      const { words, locale } = reader
      const chapter = draft.template.chapters.find(({ id }) => chapterPart(id) === part.part)
      const title =
        chapter === undefined
          ? words.t(`plans.part.title.${part.kind}`)
          : (nearest(chapter.titles, locale)?.text ?? chapter.id)
      const guidance = chapter === undefined ? null : nearest(chapter.guidance, locale)
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={title}
          again={again}
          barred={draft.barred}
          label={(field) => labelOf(field, fielding)}
          shown={(field, value) => shownOf(field, value, fielding)}
          control={(stale) => <Anew stale={stale} fielding={fielding} />}
        >
          {guidance !== null && (
            <p>
              <Said wording={guidance} />
            </p>
          )}
          <Form reader={reader}>
            <Version now={heldByPart(part, fielding.shapes)} again={again} />
            <PartInputs fielding={fielding} again={again} />
            <p>
              <SubmitButton label={words.t('plans.part.save')} barred={null} id="no-save" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, ...typed }, params) => {
      const draft = await theDraft(presently(reader), params)
      const { part, kind } = writtenPart(draft, params['part'] ?? '')
      const shapes = shapesOf({ part, kind }, draft)
      const which = whichOf(params)
      const fields = fieldsTyped(typed, shapes)
      await writePart(byOf(reader), which, { part, fields, version })
      return toVersion(reader, which, { part, done: 'part-written' })
    },
  })
}

/** The part of a form, or a chapter of the template that is not there yet. Refuses any other (`plans/unknown-part`). */
function writtenPart({ parts, template }: Draft, id: string): Part {
  const isChapter = template.chapters.some((each) => chapterPart(each.id) === id)
  const unwritten: Part | undefined = isChapter
    ? { part: id, kind: 'chapter', parent: rootPart, place: 0, fields: {} }
    : undefined
  const held = parts.find(({ part, kind }) => part === id && kind !== 'plan')
  return found(held ?? unwritten, 'plans/unknown-part')
}

async function fieldingIn(reader: Reader, draft: Draft, part: Part): Promise<Fielding> {
  const shapes = shapesOf(part, draft)
  const asksOffice = shapes.some(({ field }) => field.type === 'office')
  return fieldingOf({
    shapes,
    fields: part.fields,
    template: draft.template,
    offices: asksOffice ? await officeChoices(reader.db, reader.moment) : [],
    reader,
  })
}
