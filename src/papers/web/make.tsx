import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { DayField, Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { PageQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { barredFrom } from '#delivery/web/ground.ts'
import { byOf } from '#posts/web/parts.tsx'
import { paths as projects } from '#projects/paths.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { ProjectFormPage } from '#projects/web/drafting/project-form.tsx'
import { issue, makingRights, tellSent } from '#papers/actions/issuing.ts'
import { MakeForm, MakeQuery, SentBody } from '#papers/forms.ts'
import { paperFormats, paperKinds } from '#papers/model/paper.ts'
import type { PaperTemplate } from '#papers/model/template.ts'
import { paths } from '#papers/paths.ts'
import { paperBy } from '#papers/views/issued.ts'
import { paperTemplates } from '#papers/views/templates.ts'

/** The forms that make a document of a project, and tell to whom one was sent. */
export function makingForms(app: FastifyInstance): void {
  form(app, paths.make(':id'), {
    query: MakeQuery,
    body: MakeForm,
    admission: 'signed-in',
    show: async (visitor, query, { id = '' }, again) => {
      const reader = presently(visitor)
      const project = await insideProject(reader, id, again)
      const { words, db, moment } = reader
      const title = words.t('papers.make')
      const barred = await barredFrom(reader, project, makingRights)
      const templates = await paperTemplates(db, moment)
      return (
        <ProjectFormPage
          {...{ reader, project, title, again, barred }}
          section={null}
          label={(field) => labelOf(field, reader)}
        >
          <p>{words.t('papers.make-means')}</p>
          <MakeInputs {...{ reader, again, templates, barred, id }} chosen={query} />
        </ProjectFormPage>
      )
    },
    send: async (reader, { template, ...wish }, { id = '' }) => {
      await issue(
        byOf(reader),
        id,
        { ...wish, template: template === '' ? undefined : template },
        reader.site,
      )
      return `${linkTo(presently(reader), projects.project(id))}#papers`
    },
  })

  form(app, paths.sent(':id', ':number'), {
    query: PageQuery({}),
    body: SentBody,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '', number = '' }, again) => {
      const reader = presently(visitor)
      const project = await insideProject(reader, id, again)
      const { words, db, moment } = reader
      const barred = await barredFrom(reader, project, makingRights)
      const issued = found(await paperBy(db, moment, id, Number(number)), 'papers/unknown-paper')
      const field = { again, words }
      return (
        <ProjectFormPage
          {...{ reader, project, again, barred }}
          section={null}
          title={words.t('papers.tell-sent')}
          label={(name) => labelOf(name, reader)}
        >
          <p>
            {words.t(`papers.paper.${issued.paper}`)} ·{' '}
            {words.t('papers.number', { number: issued.number })} ·{' '}
            <bdi dir="ltr">{issued.name}</bdi>
          </p>
          <Form reader={reader}>
            <TextField name="recipient" label={labelOf('recipient', reader)} required {...field} />
            <DayField
              name="day"
              label={labelOf('day', reader)}
              beginning={moment.asOf}
              required
              {...field}
            />
            <p>
              <SubmitButton label={words.t('papers.tell-sent')} barred={barred} id="no-sent" />
            </p>
          </Form>
        </ProjectFormPage>
      )
    },
    send: async (reader, body, { id = '', number = '' }) => {
      await tellSent(byOf(reader), { project: id, number: Number(number) }, body)
      return `${linkTo(presently(reader), projects.project(id))}#papers`
    },
  })
}

const labels: Readonly<Record<string, string>> = {
  paper: 'papers.which',
  language: 'papers.language',
  format: 'papers.format',
  template: 'papers.template',
  recipient: 'papers.recipient',
  day: 'papers.sent-day',
}
const labelOf = (field: string, { words }: Reader) => words.t(labels[field] ?? 'papers.which')

interface InputsProps {
  id: string
  reader: Reader
  again: Again | null
  barred: string | null
  templates: readonly PaperTemplate[]
  chosen: { paper?: string; language?: string; template?: string }
}

/** Which document, in which language and format; it can be looked at first, with what is missing for it. */
function MakeInputs({ id, reader, again, barred, templates, chosen }: InputsProps) {
  const { words, locale } = reader
  const options = {
    paper: paperKinds.map((each) => ({ id: each, name: words.t(`papers.paper.${each}`) })),
    language: locales.map((each) => ({ id: each, name: words.languageName(each) ?? each })),
    format: paperFormats.map((each) => ({ id: each, name: words.t(`papers.format.${each}`) })),
    template: templates.map((each) => ({
      id: `${each.id}@${each.version}`,
      name: `${each.titles[locale]} (${each.id}@${each.version})`,
    })),
  }
  const beginnings = {
    paper: chosen.paper ?? 'proposal',
    language: chosen.language ?? locale,
    format: 'docx',
    template: chosen.template ?? '',
  }
  const names = ['paper', 'language', 'format', 'template'] as const
  return (
    <Form reader={reader}>
      {names.map((name) => (
        <Field
          name={name}
          label={labelOf(name, reader)}
          again={again}
          words={words}
          {...(name === 'template' ? { hint: words.t('papers.template-newest') } : {})}
        >
          {(attributes) => (
            <Select
              options={options[name]}
              chosen={typedOr(again, name, beginnings[name])}
              attributes={{ ...attributes, required: name !== 'template' }}
            />
          )}
        </Field>
      ))}
      <p class="ways">
        <button
          class="ds-button"
          data-variant="secondary"
          type="submit"
          formMethod="get"
          formAction={linkTo(reader, paths.preview(id))}
        >
          {words.t('papers.preview')}
        </button>{' '}
        <SubmitButton label={words.t('papers.make')} barred={barred} id="no-paper" />
      </p>
    </Form>
  )
}
