import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { codeOf } from '#platform/tree/sheets/coded.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Offered, type Option, Select } from '#platform/ui/fields/select.tsx'
import { DayField, Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { byOf } from '#posts/web/parts.tsx'
import { namedProject } from '#projects/views/drafting/like.ts'
import { placesToChoose } from '#world/views.ts'
import { askSupport } from '#support/actions.ts'
import { MakePageQuery } from '#support/forms/queries.ts'
import { AskForm } from '#support/forms/verbs.ts'
import { inUse } from '#support/model/kind.ts'
import { longestText } from '#support/model/request.ts'
import { addressesAt, paths } from '#support/paths.ts'
import { kindList, projectsToChoose } from '#support/views.ts'

/** The form to ask for support, for a project where its address says so. */
export function makeForm(app: FastifyInstance): void {
  form(app, paths.make, {
    query: MakePageQuery,
    body: AskForm,
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
    send: async (reader, { project, ...body }) => {
      const by = byOf(reader)
      const asking = { ...body, project: await projectTyped(presently(reader), project) }
      const id = await askSupport(by, asking, addressesAt(reader.site.origin))
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
  const projects = await projectsToChoose(reader)
  // A project that the address names is shown as it would be chosen.
  const offered = (project: string) =>
    projects.find(({ id }) => codeOf(id) === project)?.id ?? project
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
      <Field {...field('project')} hint={words.t('support.hint.project')}>
        {(attributes) => (
          <input
            class="ds-input"
            type="text"
            list="projects"
            maxLength={200}
            dir="auto"
            {...attributes}
            value={typedOr(again, 'project', offered(given.project))}
          />
        )}
      </Field>
      <Offered id="projects" options={projects} />
    </>
  )
}

/** The project that somebody named; null where they named none. Refuses what is none that they may see. */
async function projectTyped(
  reader: SignedReader,
  typed: string | undefined,
): Promise<string | null> {
  if (typed === undefined || typed.trim() === '') return null
  const named = await namedProject(reader, typed)
  if (named === undefined) throw wrongField('project', 'projects/unknown-project')
  return named.id
}
