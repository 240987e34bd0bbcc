import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { type Option, Select } from '#platform/ui/fields/select.tsx'
import { DayField, Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf } from '#posts/web/parts.tsx'
import { placesToChoose } from '#world/views.ts'
import { askSupport } from '#support/actions.ts'
import { MakePageQuery } from '#support/forms/queries.ts'
import { AskBody } from '#support/forms/verbs.ts'
import { inUse } from '#support/model/kind.ts'
import { longestText } from '#support/model/request.ts'
import { addressesAt, paths } from '#support/paths.ts'
import { kindList } from '#support/views.ts'

/** The form to ask for support, for a project where its address says so. */
export function makeForm(app: FastifyInstance): void {
  form(app, paths.make, {
    query: MakePageQuery,
    body: AskBody,
    admission: { right: 'projects.develop' },
    show: async (visitor, { project = '', office = '' }, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const title = words.t('support.page.ask')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('support.page.lead')}</p>
          <FormBody
            reader={reader}
            again={again}
            label={(field) => words.t(`support.column.${field}`)}
          >
            <Form reader={reader}>
              {await fields(reader, again, { project, office })}
              <div>
                <SubmitButton label={words.t('support.send')} barred={null} id="no-send" />
              </div>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, body) => {
      const id = await askSupport(byOf(reader), body, addressesAt(reader.site.origin))
      return linkTo({ locale: reader.locale, asked: {} }, paths.request(id), { done: 'asked' })
    },
  })
}

async function fields(
  reader: SignedReader,
  again: Again | null,
  given: { project: string; office: string },
) {
  const { words, db, moment, locale, asker } = reader
  const own = new Set(
    asker.grants.flatMap(({ right, office }) =>
      right === 'projects.develop' && office !== null ? [office] : [],
    ),
  )
  const offices = (await officeChoices(db, moment)).filter(({ id }) => own.has(id))
  const kinds = inUse(await kindList(db, moment), moment.asOf)
  const { countries } = await placesToChoose(db, moment, locale)
  const field = (name: string) => ({
    name,
    label: words.t(`support.column.${name}`),
    again,
    words,
  })
  const choice = (
    name: string,
    options: readonly Option[],
    {
      beginning = '',
      required = true,
      hint,
    }: { beginning?: string; required?: boolean; hint?: string },
  ) => (
    <Field {...field(name)} {...(hint === undefined ? {} : { hint })}>
      {(attributes) => (
        <Select
          options={options}
          chosen={typedOr(again, name, beginning)}
          attributes={{ ...attributes, required }}
        />
      )}
    </Field>
  )
  const first = offices.length === 1 ? (offices[0]?.id ?? '') : ''
  return (
    <>
      {choice('office', offices, { beginning: given.office || first })}
      {choice(
        'kind',
        kinds.map(({ id, titles }) => ({ id, name: titles[locale] })),
        {},
      )}
      {choice(
        'theme',
        themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) })),
        {},
      )}
      {choice('country', countries, { required: false, hint: words.t('support.hint.country') })}
      <TextField {...field('title')} required />
      <LongField {...field('text')} most={longestText} required />
      <DayField {...field('wanted')} min={moment.asOf} hint={words.t('support.hint.wanted')} />
      <TextField
        {...field('project')}
        beginning={given.project}
        hint={words.t('support.hint.project')}
        isAddress
      />
    </>
  )
}
