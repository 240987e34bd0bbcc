import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { addPartner, editPartner } from '#partners/actions.ts'
import { AddBody, EditBody } from '#partners/forms.ts'
import { describedFrom } from '#partners/forms/typed.ts'
import { heldByPartner } from '#partners/model/held.ts'
import { paths } from '#partners/paths.ts'
import { partnerBy } from '#partners/views.ts'
import { Anew, isWritten, partnerFields, shownAs } from './fields.tsx'
import { labelOf, NameText } from './parts.tsx'

const admission = { right: 'funds.mobilise' } as const

/** The forms that record a partner, and say otherwise what one is. */
export function recordingForms(app: FastifyInstance): void {
  form(app, paths.add, {
    query: PageQuery({}),
    body: AddBody,
    admission,
    show: async (visitor, _query, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const title = words.t('partners.add.title')
      return (
        <FormPage reader={reader} title={title} again={again}>
          <Form reader={reader}>
            {await partnerFields(reader, again, null)}
            <p>
              <SubmitButton label={title} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { id, ...typed }) => {
      const added = { id: id?.trim() || null, ...describedFrom(typed) }
      return toPartner(reader, await addPartner(byOf(reader), added), 'added')
    },
  })

  form(app, paths.edit(':id'), {
    query: PageQuery({}),
    body: EditBody,
    admission,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment } = reader
      const partner = found(await partnerBy(db, moment, id), 'partners/unknown-partner')
      return (
        <FormPage reader={reader} title={words.t('partners.edit.title')} again={again}>
          <p class="lead">
            <NameText names={partner.names} reader={reader} />
          </p>
          {!partner.isEdited && <p>{words.t('partners.edit.means')}</p>}
          <Form reader={reader}>
            <Version now={heldByPartner(partner)} again={again} />
            {await partnerFields(reader, again, partner)}
            <LongField
              name="why"
              label={labelOf('why', words)}
              most={500}
              required
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={words.t('partners.edit.save')} barred={null} id="no-edit" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, why, ...typed }, { id = '' }) => {
      await editPartner(byOf(reader), id, { ...describedFrom(typed), version, why })
      return toPartner(reader, id, 'edited')
    },
  })
}

const toPartner = (reader: Pick<Reader, 'locale'>, id: string, done: string): string =>
  linkTo({ locale: reader.locale, asked: {} }, paths.partner(id), { done })

interface FormPageProps {
  reader: Reader
  title: string
  again: Again | null
  children: ComponentChildren
}

/** The page of a form. When somebody saved the same meanwhile, what stands there now stands beside what was typed. */
function FormPage({ reader, title, again, children }: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <FormBody
        reader={reader}
        again={again}
        label={(field) => labelOf(field, words)}
        shown={(field, value) => shownAs(field, value, words)}
        control={(stale) => (isWritten(stale.field) ? <Anew stale={stale} words={words} /> : null)}
      >
        {children}
      </FormBody>
    </Page>
  )
}
