import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { MoveForm, RemoveForm } from '#platform/ui/parts/arrange.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { movePart, removePart } from '#plans/actions/parts.ts'
import { MovePartBody, RemovePartBody } from '#platform/tree/forms.ts'
import { withThoseUnder } from '#platform/tree/arrange.ts'
import { placesFor } from '#plans/model/drafting/arrange.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { type Draft, FormPage, theDraft, toVersion, whichOf } from './draft.tsx'
import { PartName, partText } from './name.tsx'

const writing = { right: 'plans.write' } as const

/** The forms that move a part and take it out. */
export function arrangingForms(app: FastifyInstance): void {
  form(app, paths.movePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: MovePartBody,
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
          <MoveForm
            part={part}
            parts={draft.parts}
            places={placesFor(draft.parts, part, draft.template)}
            called={(each) =>
              each.part === rootPart
                ? words.t('plans.kind.plan')
                : `${words.t(`plans.kind.${each.kind}`)}: ${partText(each, draft, reader)}`
            }
            revision={draft.version.revision}
            again={again}
            reader={reader}
          />
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
    body: RemovePartBody,
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
          <RemoveForm
            label={words.t('plans.part.remove')}
            revision={draft.version.revision}
            again={again}
            reader={reader}
          />
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
