import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { comment, settle } from '#projects/actions/commenting.ts'
import { CommentForm, CommentQuery, SettleForm } from '#projects/forms/drafting.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import { commentsOf } from '#projects/views/comments.ts'
import { countName, isCount } from './counts.tsx'
import { type Draft, theDraft, toSection, whichOf } from './draft.tsx'
import { fieldingOf, labelOf } from './fields.tsx'
import { FormPage } from './frame.tsx'
import { PartName } from './name.tsx'

/** The form that says something beside a part or one of its fields, or replies; and the button that tells it was dealt with. */
export function commentForms(app: FastifyInstance): void {
  form(app, paths.comment(':id', ':number'), {
    query: CommentQuery,
    body: CommentForm,
    // Whoever reads drafts has the page; the verb tells who may speak.
    admission: 'signed-in',
    show: async (visitor, query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const { words, db, moment } = reader
      const answers = typedOr(again, 'answers', query.answers)
      const all = await commentsOf(db, moment, whichOf(params))
      const first = all.find(({ id }) => id === answers)
      const id = first?.part ?? typedOr(again, 'part', query.part ?? rootPart)
      const part = found(partOf(draft, id), 'projects/unknown-part')
      const field = first?.field ?? typedOr(again, 'field', query.field)
      const shapes = fieldsOf(part, draft)
      const fielding = fieldingOf({
        kind: part.kind,
        shapes,
        fields: part.fields,
        choices: {},
        reader,
      })
      const nameOf = (name: string) =>
        isCount(name) ? countName(name, reader) : labelOf(name, fielding, reader)
      const named = shapes.find(({ name, key }) => name === field || key === field)?.name ?? field
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section="comments"
          title={words.t(first === undefined ? 'projects.draft.remark' : 'projects.draft.answer')}
          again={again}
          barred={null}
        >
          <p>
            {words.t(`projects.kind.${part.kind}`)}
            {part.part !== rootPart && (
              <>
                : <PartName part={part} draft={draft} reader={reader} />
              </>
            )}
            {first !== undefined && field !== '' && <> · {nameOf(named)}</>}
          </p>
          {first !== undefined && (
            <blockquote class="comments__text" dir="auto">
              {first.text}
            </blockquote>
          )}
          <Form reader={reader}>
            <input type="hidden" name="part" value={part.part} />
            {first !== undefined || isOne(part) ? (
              <input type="hidden" name="field" value={named} />
            ) : (
              <Field
                name="field"
                label={words.t('projects.draft.beside')}
                hint={words.t('projects.draft.beside-hint')}
                again={again}
                words={words}
              >
                {(attributes) => (
                  <Select
                    options={shapes.map(({ name }) => ({ id: name, name: nameOf(name) }))}
                    chosen={named}
                    attributes={attributes}
                  />
                )}
              </Field>
            )}
            <input type="hidden" name="answers" value={answers} />
            <LongField
              name="text"
              label={words.t('projects.draft.remark-text')}
              most={4000}
              required
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={words.t('projects.draft.say')} barred={null} id="no-say" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, said, params) => {
      const which = whichOf(params)
      const id = await comment(byOf(reader), which, said)
      return backTo(reader, which, said.part, { id, done: 'commented' })
    },
  })

  deed(app, paths.settleComment(':id', ':number'), {
    body: SettleForm,
    admission: 'signed-in',
    send: async (reader, { comment: id }, params) => {
      const which = whichOf(params)
      await settle(byOf(reader), which, id)
      return toSection(reader, which, 'comments', { part: id, done: 'settled' })
    },
  })
}

/** A chapter has one text: what is said of it is said of that. */
const isOne = ({ kind }: ProjectPart) => kind === 'chapter'

const partOf = ({ parts, template }: Draft, id: string): ProjectPart | undefined =>
  parts.find(({ part }) => part === id) ??
  skeletonOf(template, {}).find(({ part, kind }) => part === id && kind !== 'project')

/** Back to the form beside which something was said, so that one goes on writing there; of the project itself, to all that was said. */
const backTo = (
  reader: Parameters<typeof toSection>[0],
  which: ReturnType<typeof whichOf>,
  part: string,
  { id, done }: { id: string; done: string },
): string =>
  part === rootPart
    ? toSection(reader, which, 'comments', { part: id, done })
    : `${linkTo({ locale: reader.locale, asked: {} }, paths.part(which.project, which.number, part))}#${id}`
