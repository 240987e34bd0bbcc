import type { FastifyInstance } from 'fastify'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { byOf } from '#posts/web/parts.tsx'
import { cite, citingKinds, uncite } from '#plans/actions/citing.ts'
import { CiteForm, UnciteForm } from '#platform/tree/forms.ts'
import { CiteQuery } from '#plans/forms/drafting.ts'
import type { Part } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { citable } from '#plans/views/drafting/citable.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { CitableSearch, CitedUppers, CiteFields, uppersChosen } from './citable.tsx'
import { type Draft, FormPage, theDraft, toVersion, whichOf } from './draft.tsx'
import { PartName } from './name.tsx'

const writing = { right: 'plans.write' } as const

/** The form that chooses what a part cites above it, from lists or typed; and the button that takes one back. */
export function citingForms(app: FastifyInstance): void {
  form(app, paths.cite(':id', ':number', ':part'), {
    query: CiteQuery,
    body: CiteForm,
    admission: writing,
    show: async (visitor, { q = '' }, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const part = citingPart(draft, params['part'])
      const groups = await citable(reader, { ...draft, kind: part.kind }, q)
      const told = await uppersTold(
        reader,
        draft.citations.map(({ upper }) => upper),
      )
      const ticked = chosenOr(again, 'uppers')
      const { words, locale } = reader
      const cited = draft.citations
        .filter((each) => each.part === part.part)
        .map(({ upper }) => upper)
      const at = [draft.version.plan.id, draft.version.number, part.part] as const
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={words.t('plans.part.cite')}
          again={again}
          barred={draft.barred}
        >
          <p>
            {words.t(`plans.kind.${part.kind}`)}:{' '}
            <PartName part={part} draft={draft} reader={reader} />
          </p>
          {cited.length > 0 && (
            <Section title={words.t('plans.cites')}>
              <CitedUppers
                cited={cited}
                told={told}
                uncite={linkTo({ locale, asked: {} }, paths.uncite(...at))}
                reader={reader}
              />
            </Section>
          )}
          <CitableSearch q={q} action={linkTo(reader, paths.cite(...at))} reader={reader} />
          <CiteFields
            groups={groups}
            isOpen={({ isPlan }) => isPlan || q !== '' || ticked.length > 0}
            ticked={ticked}
            cited={cited.map(upperText)}
            again={again}
            reader={reader}
          />
        </FormPage>
      )
    },
    send: async (reader, chosen, params) => {
      const which = whichOf(params)
      const part = params['part'] ?? ''
      await cite(byOf(reader), which, {
        part,
        uppers: uppersChosen(chosen),
        origin: reader.site.origin,
      })
      return toVersion(reader, which, { part, done: 'cited' })
    },
  })

  deed(app, paths.uncite(':id', ':number', ':part'), {
    body: UnciteForm,
    admission: writing,
    send: async (reader, { upper }, params) => {
      const which = whichOf(params)
      const part = params['part'] ?? ''
      await theDraft(presently(reader), params)
      await uncite(byOf(reader), which, { part, uppers: [upper] })
      return toVersion(reader, which, { part, done: 'cited-no-longer' })
    },
  })
}

/** A part that can cite. Refuses any other (`plans/unknown-part`). */
const citingPart = ({ parts }: Draft, id: string | undefined): Part =>
  found(
    parts.find(({ part, kind }) => part === id && citingKinds.includes(kind)),
    'plans/unknown-part',
  )
