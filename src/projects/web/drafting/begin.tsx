import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { here } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { cite } from '#projects/actions/citing.ts'
import { beginProject } from '#projects/actions/drafting.ts'
import { BeginForm, BeginQuery } from '#projects/forms/drafting.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { namedProject } from '#projects/views/drafting/like.ts'
import { partsOf } from '#projects/views/parts.ts'
import { versionBy } from '#projects/views.ts'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { FirstStep } from './begin/first.tsx'
import { beginShapes } from './begin/shapes.ts'
import { SecondStep } from './begin/second.tsx'
import { toSection } from './draft.tsx'
import { fieldName } from './frame.tsx'

/** The form that begins a project, in two steps without scripts: for whom and about what; then its concept, with what others learnt beside. */
export function beginForm(app: FastifyInstance): void {
  form(app, paths.makeProject, {
    query: BeginQuery,
    body: BeginForm,
    admission: { right: 'projects.develop' },
    show: async (visitor, query, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const office = typedOr(again, 'office', query.office)
      const copy = typedOr(again, 'copy', query.copy)
      const copied = await namedProject(reader, copy)
      const isUnknown = copy !== '' && copied === undefined
      const title = words.t('projects.begin.title')
      const chosen = { office, type: query.type ?? '', themes: [query.themes ?? []].flat() }
      const isFirst = office === '' || (isUnknown && again === null)
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <FormBody reader={reader} again={again} label={(field) => fieldName(field, reader)}>
            {isUnknown && <p class="note">{words.t('projects.begin.unknown-copy', { copy })}</p>}
            {copied !== undefined && !isFirst && (
              <p>
                {words.t('projects.begin.copying')} <ProjectLink project={copied} reader={reader} />
              </p>
            )}
            {isFirst ? (
              <>
                <p class="lead">{words.t('projects.begin.lead')}</p>
                {await FirstStep({ ...chosen, copy, reader })}
              </>
            ) : (
              <>
                <p class="lead">
                  <a class="ds-link" href={here(reader, { office: undefined })}>
                    {words.t('projects.begin.other')}
                  </a>
                </p>
                {await SecondStep({ ...chosen, copied, again, reader })}
              </>
            )}
          </FormBody>
        </Page>
      )
    },
    send: async (visitor, body) => {
      const reader = presently(visitor)
      const { office, first, copy, countries, uppers = [], confidential, ...typed } = body
      const copied = copy === undefined ? null : await copiedFrom(reader, copy)
      const fields = fieldsTyped(typed, beginShapes())
      const titled = projectLanguages.filter(
        (each) => (fields[`title.${each}`] ?? '').trim() !== '',
      )
      const languages = [...new Set([first, ...titled, ...(copied?.languages ?? [])])]
      const id = await beginProject(byOf(reader), {
        fields: { ...copied?.root, ...fields, office },
        languages,
        countries,
        isConfidential: confidential === 'yes',
        ...(copied === null ? {} : { copyOf: copied.which }),
      })
      const which = { project: id, number: 1 }
      const isCited = await citing(reader, id, uppers)
      return toSection(reader, which, isCited ? 'overview' : 'frameworks', {
        done: isCited ? 'begun' : 'begun-uncited',
      })
    },
  })
}

/** Cites what was chosen; false where that was refused meanwhile: the project is there, and one chooses again. */
async function citing(
  reader: SignedReader,
  id: string,
  uppers: readonly string[],
): Promise<boolean> {
  if (uppers.length === 0) return true
  try {
    await cite(
      byOf(reader),
      { project: id, number: 1 },
      {
        part: rootPart,
        uppers: uppers.map((text) => ({ text, field: 'uppers' })),
        origin: reader.site.origin,
      },
    )
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What of the project itself belongs to that one alone, and is not taken into a copy. */
const ownAlone = /^(title\..*|office|from|to|donor-reference|rate-day|expected)$/

/** What a copy begins with. Refuses by its field what names no project that they may see. */
async function copiedFrom(reader: SignedReader, copy: string) {
  const project = await namedProject(reader, copy)
  const which = { project: project?.id ?? '', number: project?.version ?? 0 }
  const version = await versionBy(reader.db, reader.moment, which)
  if (project === undefined || version === undefined)
    throw new Refusal('invalid', 'form/invalid', {
      faults: [{ field: 'copy', reason: 'projects/unknown-project' }],
    })
  const parts = await partsOf(reader.db, reader.moment, which)
  const fields = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const root = Object.fromEntries(Object.entries(fields).filter(([name]) => !ownAlone.test(name)))
  return { which, languages: version.languages, root }
}
