import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { type Again, deed, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { DayField, Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import {
  linkSupport,
  passOnSupport,
  sayOnSupport,
  tellTime,
  unlinkSupport,
} from '#support/actions.ts'
import { LinkBody, NothingBody, PassOnBody, SayBody, TimeForm } from '#support/forms/verbs.ts'
import { hoursOf } from '#support/model/hours.ts'
import { heldByRequest, longestText, type SupportRequest } from '#support/model/request.ts'
import { addressesAt, paths } from '#support/paths.ts'
import { colleaguesOf, seenRequest, timesOf } from '#support/views.ts'
import { RequestLink } from './parts.tsx'

/** Back to a request after something was done. */
export const backTo = ({ locale }: Pick<Reader, 'locale'>, id: string, done: string): string =>
  linkTo({ locale, asked: {} }, paths.request(id), { done })

/** The page of a form about a request. */
export function RequestForm({
  reader,
  request,
  title,
  lead,
  again,
  barred = null,
  children,
}: {
  reader: SignedReader
  request: SupportRequest
  title: string
  lead?: string
  again: Again | null
  barred?: string | null
  children: ComponentChildren
}) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <RequestLink request={request} reader={reader} />
      </p>
      {lead !== undefined && <p>{lead}</p>}
      <FormBody
        reader={reader}
        again={again}
        barred={barred}
        label={(field) => words.t(`support.column.${field === 'state' ? 'state' : field}`)}
      >
        <Form reader={reader}>
          {children}
          <div>
            <SubmitButton label={words.t('support.record')} barred={null} id="no-record" />
          </div>
        </Form>
      </FormBody>
    </Page>
  )
}

/** A field of a form about a request, with its words. */
export const fieldOf = (name: string, again: Again | null, { words }: Pick<Reader, 'words'>) => ({
  name,
  label: words.t(`support.column.${name}`),
  again,
  words,
})

const inside = { query: PageQuery({}), admission: 'signed-in' } as const

/** The forms beside the moves: pass on, say something, record hours, tell of documents. */
export function requestForms(app: FastifyInstance): void {
  passOnForm(app)
  timeForm(app)
  form(app, paths.say(':id'), {
    ...inside,
    body: SayBody,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const request = await seenRequest(reader, id)
      const title = words.t('support.section.say')
      return (
        <RequestForm {...{ reader, request, title, again }}>
          <LongField
            name="text"
            label={words.t('support.column.message')}
            again={again}
            words={words}
            most={longestText}
            required
          />
        </RequestForm>
      )
    },
    send: async (reader, { text }, { id = '' }) => {
      await sayOnSupport(byOf(reader), id, text, addressesAt(reader.site.origin))
      return backTo(reader, id, 'said')
    },
  })
  form(app, paths.link(':id'), {
    ...inside,
    body: LinkBody,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const request = await seenRequest(reader, id)
      const title = words.t('support.section.add-document')
      return (
        <RequestForm {...{ reader, request, title, again }}>
          <TextField
            {...fieldOf('title', again, reader)}
            label={words.t('support.column.name')}
            required
          />
          <TextField {...fieldOf('address', again, reader)} most={2000} isAddress required />
        </RequestForm>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await linkSupport(byOf(reader), id, body)
      return backTo(reader, id, 'linked')
    },
  })
  deed(app, paths.unlink(':id', ':link'), {
    body: NothingBody,
    admission: 'signed-in',
    send: async (reader, _body, { id = '', link = '' }) => {
      await unlinkSupport(byOf(reader), id, link)
      return backTo(reader, id, 'unlinked')
    },
  })
}

function passOnForm(app: FastifyInstance): void {
  form(app, paths.passOn(':id'), {
    ...inside,
    body: PassOnBody,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment } = reader
      const request = await seenRequest(reader, id)
      const options = await colleaguesOf(db, moment, request)
      const title = words.t('support.pass-on')
      const barred = options.length === 0 ? words.t('support.no-colleague') : null
      const lead = words.t('support.hint.pass-on')
      return (
        <RequestForm {...{ reader, request, title, lead, again, barred }}>
          <Version now={heldByRequest(request)} again={again} />
          <Field {...fieldOf('post', again, reader)}>
            {(attributes) => (
              <Select
                options={options}
                chosen={typedOr(again, 'post')}
                attributes={{ ...attributes, required: true }}
              />
            )}
          </Field>
          <LongField {...fieldOf('reason', again, reader)} most={longestText} required />
        </RequestForm>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await passOnSupport(byOf(reader), id, body, addressesAt(reader.site.origin))
      return backTo(reader, id, 'passed-on')
    },
  })
}

function timeForm(app: FastifyInstance): void {
  form(app, paths.time(':id'), {
    ...inside,
    body: TimeForm,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, asker } = reader
      const request = await seenRequest(reader, id)
      const own = (await timesOf(db, moment, id)).filter(({ person }) => person === asker.person)
      const options = own.map((entry) => ({
        id: entry.id,
        name: `${words.day(entry.day)}: ${words.number(hoursOf(entry.quarters))}`,
      }))
      const title = words.t('support.section.add-time')
      return (
        <RequestForm {...{ reader, request, title, again }}>
          <DayField {...fieldOf('day', again, reader)} beginning={moment.asOf} required />
          <TextField
            {...fieldOf('hours', again, reader)}
            hint={words.t('support.hint.hours')}
            most={8}
            required
          />
          <TextField {...fieldOf('note', again, reader)} />
          {options.length > 0 && (
            <Field {...fieldOf('entry', again, reader)} hint={words.t('support.section.new-entry')}>
              {(attributes) => (
                <Select
                  options={options}
                  chosen={typedOr(again, 'entry')}
                  attributes={attributes}
                />
              )}
            </Field>
          )}
        </RequestForm>
      )
    },
    send: async (reader, { entry = null, ...body }, { id = '' }) => {
      await tellTime(byOf(reader), id, body, entry)
      return backTo(reader, id, 'time')
    },
  })
}
