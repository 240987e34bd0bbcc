import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { movePart, removePart } from '#plans/actions/parts.ts'
import { MoveBody, RemoveBody } from '#plans/forms/drafting.ts'
import { withThoseUnder } from '#platform/tree/arrange.ts'
import { placesFor } from '#plans/model/drafting/arrange.ts'
import { heldByRevision } from '#plans/model/held.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { type Draft, FormPage, theDraft, toVersion, whichOf } from './draft.tsx'
import { PartName, partText } from './name.tsx'

const writing = { right: 'plans.write' } as const

/** The forms that move a part and take it out. */
export function arrangingForms(app: FastifyInstance): void {
  form(app, paths.movePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: MoveBody,
    admission: writing,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const part = loosePart(draft, params['part'])
      const { words } = reader
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={words.t('plans.part.move')}
          again={again}
          barred={draft.barred}
        >
          <p>
            {words.t(`plans.kind.${part.kind}`)}:{' '}
            <PartName part={part} draft={draft} reader={reader} />
          </p>
          <Form reader={reader}>
            <Version now={heldByRevision(draft.version)} again={again} />
            <Ways part={part} draft={draft} reader={reader} />
            <Under part={part} draft={draft} reader={reader} chosen={typedOr(again, 'parent')} />
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const which = whichOf(params)
      const part = params['part'] ?? ''
      await movePart(byOf(reader), which, { part, ...body })
      return toVersion(reader, which, { part, done: 'part-moved' })
    },
  })

  form(app, paths.removePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: RemoveBody,
    admission: writing,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const part = loosePart(draft, params['part'])
      const gone = withThoseUnder(draft.parts, part.part)
      const cited = draft.citations.filter((each) => gone.some((one) => one.part === each.part))
      const { words } = reader
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={words.t('plans.part.remove')}
          again={again}
          barred={draft.barred}
        >
          <p>{words.t('plans.part.remove-means', { citations: cited.length })}</p>
          <ul>
            {gone.map((each) => (
              <li>
                {words.t(`plans.kind.${each.kind}`)}:{' '}
                <PartName part={each} draft={draft} reader={reader} />
              </li>
            ))}
          </ul>
          <Form reader={reader}>
            <Version now={heldByRevision(draft.version)} again={again} />
            <p>
              <SubmitButton label={words.t('plans.part.remove')} barred={null} id="no-remove" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const which = whichOf(params)
      await removePart(byOf(reader), which, { part: params['part'] ?? '', ...body })
      return toVersion(reader, which, { done: 'part-removed' })
    },
  })
}

/** A part that has a place of its own. Refuses any other (`plans/unknown-part`). */
const loosePart = ({ parts }: Draft, id: string | undefined): Part =>
  found(
    parts.find(({ part, kind }) => part === id && kind !== 'plan' && kind !== 'chapter'),
    'plans/unknown-part',
  )

interface WaysProps {
  part: Part
  draft: Draft
  reader: Reader
}

const Ways = ({ part, draft, reader: { words } }: WaysProps) => {
  const peers = draft.parts.filter(
    ({ parent, kind }) => parent === part.parent && kind === part.kind,
  )
  const at = peers.findIndex((each) => each.part === part.part)
  const button = (to: 'up' | 'down') => (
    <button class="ds-button" data-variant="secondary" type="submit" name="to" value={to}>
      {words.t(`plans.part.${to}`)}
    </button>
  )
  return (
    <p class="ways">
      {at > 0 && button('up')}
      {at < peers.length - 1 && button('down')}
    </p>
  )
}

/** Under which other part it can stand. */
function Under({ part, draft, reader, chosen }: WaysProps & { chosen: string }) {
  const { words } = reader
  const places = placesFor(draft.parts, part, draft.template)
  if (places.length === 0) return null
  return (
    <fieldset>
      <legend>{words.t('plans.part.elsewhere')}</legend>
      <Field name="parent" label={words.t('plans.field.parent')} again={null} words={words}>
        {(attributes) => (
          <select class="ds-input" {...attributes}>
            {places.map((each) => (
              <option value={each.part} selected={each.part === chosen}>
                {each.part === rootPart
                  ? words.t('plans.kind.plan')
                  : `${words.t(`plans.kind.${each.kind}`)}: ${partText(each, draft, reader)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <button class="ds-button" data-variant="secondary" type="submit" name="to" value="under">
          {words.t('plans.part.put-under')}
        </button>
      </p>
    </fieldset>
  )
}
