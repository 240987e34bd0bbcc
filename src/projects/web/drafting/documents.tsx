import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { wrongField } from '#posts/actions/permitted.ts'
import { attach, detach } from '#projects/actions/documents.ts'
import { AttachForm, AttachQuery, DetachForm } from '#projects/forms/drafting.ts'
import { documentKinds, mostOfDocument } from '#projects/model/document.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { paths } from '#projects/paths.ts'
import { documentsOf, type ProjectDocument } from '#projects/views/documents.ts'
import { toSection } from './draft.tsx'
import { fieldName } from './frame.tsx'
import { ProjectFormPage, projectOf } from './project-form.tsx'

/** The forms that attach a document to a project, or its next version, and take one away. */
export function documentForms(app: FastifyInstance): void {
  takingFiles(
    app,
    (within) =>
      form(within, paths.attach(':id'), {
        query: AttachQuery,
        body: AttachForm,
        admission: 'signed-in',
        show: async (visitor, query, { id = '' }, again) => {
          const reader = presently(visitor)
          const project = await projectOf(reader, id, again)
          const held = await documentsOf(reader.db, reader.moment, id)
          const wanted = typedOr(again, 'follows', query.follows)
          const before = held.find((each) => each.id === wanted)
          const { words } = reader
          return (
            <ProjectFormPage
              reader={reader}
              project={project}
              section="documents"
              title={words.t(before ? 'projects.draft.attach-next' : 'projects.draft.attach')}
              again={again}
              label={(field) => attachLabel(field, reader)}
            >
              <AttachInputs before={before} kind={query.kind} again={again} reader={reader} />
            </ProjectFormPage>
          )
        },
        send: async (reader, { file, 'file-name': name = '', ...wanted }, { id = '' }) => {
          if (file === undefined) throw wrongField('file', 'field/missing')
          await attach(byOf(reader), id, { ...wanted, name, bytes: file })
          const project = await projectOf(presently(reader), id)
          const which = { project: id, number: project.version }
          return toSection(reader, which, 'documents', { done: 'attached' })
        },
      }),
    mostOfDocument,
  )

  form(app, paths.detach(':id', ':document'), {
    query: PageQuery({}),
    body: DetachForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '', document = '' }, again) => {
      const reader = presently(visitor)
      const project = await projectOf(reader, id, again)
      const held = await documentsOf(reader.db, reader.moment, id)
      const gone = found(
        held.find((each) => each.id === document),
        'projects/unknown-document',
      )
      const { words } = reader
      return (
        <ProjectFormPage
          reader={reader}
          project={project}
          section="documents"
          title={words.t('projects.draft.detach')}
          again={again}
        >
          <p>
            {words.t(`projects.document.${gone.kind}`)}: <bdi>{gone.title}</bdi> (
            <bdi>{gone.name}</bdi>)
          </p>
          <p>{words.t('projects.draft.detach-means')}</p>
          <Form reader={reader}>
            <LongField
              name="reason"
              label={words.t('projects.draft.reason')}
              required
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={words.t('projects.draft.detach')} barred={null} id="no-detach" />
            </p>
          </Form>
        </ProjectFormPage>
      )
    },
    send: async (reader, { reason }, { id = '', document = '' }) => {
      await detach(byOf(reader), id, { document, reason })
      const project = await projectOf(presently(reader), id)
      const which = { project: id, number: project.version }
      return toSection(reader, which, 'documents', { done: 'detached' })
    },
  })
}

/** What a field of the form is called. */
function attachLabel(field: string, reader: Reader): string {
  const own = { kind: 'document-kind', language: 'document-language', file: 'file' }
  const key = new Map(Object.entries(own)).get(field)
  return key === undefined ? fieldName(field, reader) : reader.words.t(`projects.draft.${key}`)
}

interface InputsProps {
  /** The version that the new one follows. */
  before: ProjectDocument | undefined
  /** Which kind is wanted. */
  kind: string | undefined
  again: Again | null
  reader: Reader
}

/** What is attached: of which kind, under which title, in which language, and the file; how large it may be is told beforehand. */
function AttachInputs({ before, kind, again, reader }: InputsProps) {
  const { words } = reader
  const field = { again, words }
  const kinds = documentKinds.map((id) => ({ id, name: words.t(`projects.document.${id}`) }))
  const languages = projectLanguages.map((id) => ({ id, name: words.languageName(id) ?? id }))
  return (
    <Form reader={reader} takesFile>
      {before !== undefined && (
        <p>
          {words.t('projects.draft.follows', { version: before.version })} <bdi>{before.name}</bdi>
        </p>
      )}
      <input type="hidden" name="follows" value={before?.id ?? ''} />
      <Field name="kind" label={words.t('projects.draft.document-kind')} {...field}>
        {(attributes) => (
          <Select
            options={kinds}
            chosen={typedOr(again, 'kind', before?.kind ?? kind)}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <TextField
        name="title"
        label={words.t('projects.field.title')}
        most={300}
        beginning={before?.title ?? ''}
        required
        {...field}
      />
      <Field name="language" label={words.t('projects.draft.document-language')} {...field}>
        {(attributes) => (
          <Select
            options={languages}
            chosen={typedOr(again, 'language', before?.language ?? '')}
            attributes={attributes}
          />
        )}
      </Field>
      <Field
        name="file"
        label={words.t('projects.draft.file')}
        hint={words.t('projects.draft.file-hint', { most: mostOfDocument / 1024 / 1024 })}
        {...field}
      >
        {(attributes) => (
          <input
            type="file"
            accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt,.md,.csv"
            {...attributes}
            required={again === null}
          />
        )}
      </Field>
      <p>
        <SubmitButton label={words.t('projects.draft.attach')} barred={null} id="no-attach" />
      </p>
    </Form>
  )
}
