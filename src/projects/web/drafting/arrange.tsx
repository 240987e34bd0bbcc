import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { placesUnder, withThoseUnder } from '#platform/tree/arrange.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { movePart, removePart } from '#projects/actions/parts.ts'
import { MovePartBody, RemovePartBody } from '#projects/forms/verbs.ts'
import { sectionOf } from '#projects/model/drafting/sections.ts'
import { heldByRevision } from '#projects/model/held.ts'
import { type ProjectPart, rootPart, standsUnder } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { type Draft, type DraftingRoom, sentDraft, theDraft, toSection, whichOf } from './draft.tsx'
import { FormPage } from './frame.tsx'
import { PartName, partText } from './name.tsx'

const fixed: readonly string[] = ['project', 'chapter', 'safeguard']

/** The forms that move a part and take it out. */
export function arrangingForms(app: FastifyInstance, { rules }: DraftingRoom): void {
  form(app, paths.movePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: MovePartBody,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const part = loosePart(draft, params['part'])
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section={sectionOf(part.kind)}
          title={reader.words.t('projects.draft.move')}
          again={again}
        >
          <Named part={part} draft={draft} reader={reader} />
          <Form reader={reader}>
            <Version now={heldByRevision(draft.project)} again={again} />
            <Ways part={part} draft={draft} reader={reader} />
            <Under part={part} draft={draft} reader={reader} chosen={typedOr(again, 'parent')} />
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const which = whichOf(params)
      const draft = await sentDraft(reader, params)
      const { part, kind } = loosePart(draft, params['part'])
      await movePart(byOf(reader), which, { part, ...body })
      return toSection(reader, which, sectionOf(kind), { part, done: 'part-moved' })
    },
  })

  form(app, paths.removePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: RemovePartBody,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params, again)
      const part = loosePart(draft, params['part'])
      const gone = withThoseUnder(draft.parts, part.part)
      const cited = draft.citations.filter((each) => gone.some((one) => one.part === each.part))
      const { words } = reader
      const called = (id: string) => {
        const named = draft.parts.find((each) => each.part === id)
        return named === undefined ? id : partText({ part: named, draft, reader })
      }
      return (
        <FormPage
          reader={reader}
          draft={draft}
          section={sectionOf(part.kind)}
          title={words.t('projects.draft.remove')}
          again={again}
          label={called}
        >
          <p>{words.t('projects.draft.remove-means', { citations: cited.length })}</p>
          <ul>
            {gone.map((each) => (
              <li>
                {words.t(`projects.kind.${each.kind}`)}:{' '}
                <PartName part={each} draft={draft} reader={reader} />
              </li>
            ))}
          </ul>
          <Form reader={reader}>
            <Version now={heldByRevision(draft.project)} again={again} />
            <p>
              <SubmitButton label={words.t('projects.draft.remove')} barred={null} id="no-remove" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const which = whichOf(params)
      const draft = await sentDraft(reader, params)
      const { part, kind } = loosePart(draft, params['part'])
      await removePart(byOf(reader), which, { part, ...body }, rules.holders)
      return toSection(reader, which, sectionOf(kind), { done: 'part-removed' })
    },
  })
}

/** A part that has a place of its own. Refuses any other (`projects/unknown-part`). */
const loosePart = ({ parts }: Draft, id: string | undefined): ProjectPart =>
  found(
    parts.find(({ part, kind }) => part === id && !fixed.includes(kind)),
    'projects/unknown-part',
  )

interface PartProps {
  part: ProjectPart
  draft: Draft
  reader: Reader
}

const Named = ({ part, draft, reader }: PartProps) => (
  <p>
    {reader.words.t(`projects.kind.${part.kind}`)}:{' '}
    <PartName part={part} draft={draft} reader={reader} />
  </p>
)

function Ways({ part, draft, reader: { words } }: PartProps) {
  const peers = draft.parts.filter(
    ({ parent, kind }) => parent === part.parent && kind === part.kind,
  )
  const at = peers.findIndex((each) => each.part === part.part)
  const button = (to: 'up' | 'down') => (
    <button class="ds-button" data-variant="secondary" type="submit" name="to" value={to}>
      {words.t(`projects.draft.${to}`)}
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
function Under({ part, draft, reader, chosen }: PartProps & { chosen: string }) {
  const { words } = reader
  const places = placesUnder(draft.parts, part, standsUnder[part.kind]).filter(
    (each) => each.part !== part.parent,
  )
  if (places.length === 0) return null
  return (
    <fieldset>
      <legend>{words.t('projects.draft.elsewhere')}</legend>
      <Field name="parent" label={words.t('projects.draft.parent')} again={null} words={words}>
        {(attributes) => (
          <select class="ds-input" {...attributes}>
            {places.map((each) => (
              <option value={each.part} selected={each.part === chosen}>
                {each.part === rootPart
                  ? words.t('projects.kind.project')
                  : `${words.t(`projects.kind.${each.kind}`)}: ${partText({ part: each, draft, reader })}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <button class="ds-button" data-variant="secondary" type="submit" name="to" value="under">
          {words.t('projects.draft.put-under')}
        </button>
      </p>
    </fieldset>
  )
}
