import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { moveSupport } from '#support/actions.ts'
import { MoveForm } from '#support/forms/verbs.ts'
import { type Move, moveRules, moves } from '#support/model/moves.ts'
import { heldByRequest, longestText, outcomes } from '#support/model/request.ts'
import { addressesAt, paths } from '#support/paths.ts'
import { seenRequest } from '#support/views.ts'
import { backTo, fieldOf, RequestForm } from './forms.tsx'

const ratings = [1, 2, 3, 4, 5].map((each) => ({ id: String(each), name: String(each) }))

/** The forms of the moves; those that need nothing more are buttons. */
export function movingForms(app: FastifyInstance): void {
  for (const move of moves)
    if (moveRules[move].needs === null)
      deed(app, paths.move(':id', move), {
        body: MoveForm,
        admission: 'signed-in',
        send: async (reader, { version }, { id = '' }) => {
          const room = addressesAt(reader.site.origin)
          await moveSupport(byOf(reader), id, { move, version }, room)
          return backTo(reader, id, move)
        },
      })
    else movingForm(app, move)
}

function movingForm(app: FastifyInstance, move: Move): void {
  const { needs } = moveRules[move]
  form(app, paths.move(':id', move), {
    query: PageQuery({}),
    body: MoveForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const request = await seenRequest(reader, id)
      const title = words.t(`support.move.${move}`)
      const lead = words.t(`support.means.${move}`)
      const text = needs === 'answer' ? 'answer' : 'reason'
      return (
        <RequestForm {...{ reader, request, title, lead, again }}>
          <Version now={heldByRequest(request)} again={again} />
          {needs === 'outcome' && (
            <>
              <Field {...fieldOf('outcome', again, reader)}>
                {(attributes) => (
                  <Select
                    options={outcomes.map((each) => ({
                      id: each,
                      name: words.t(`support.outcome.${each}`),
                    }))}
                    chosen={typedOr(again, 'outcome')}
                    attributes={{ ...attributes, required: true }}
                  />
                )}
              </Field>
              <Field {...fieldOf('rating', again, reader)} hint={words.t('support.hint.rating')}>
                {(attributes) => (
                  <Select
                    options={ratings}
                    chosen={typedOr(again, 'rating')}
                    attributes={{ ...attributes, required: true }}
                  />
                )}
              </Field>
            </>
          )}
          <LongField
            name="text"
            label={words.t(`support.column.${needs === 'outcome' ? 'note' : text}`)}
            again={again}
            words={words}
            most={longestText}
            required={needs !== 'outcome'}
          />
        </RequestForm>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await moveSupport(byOf(reader), id, { ...body, move }, addressesAt(reader.site.origin))
      return backTo(reader, id, move)
    },
  })
}
