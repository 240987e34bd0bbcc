import type { FastifyInstance } from 'fastify'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { presently } from '#platform/doors/asker.ts'
import { chosenOr, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { byOf } from '#posts/web/parts.tsx'
import { cite, citingKinds, uncite } from '#plans/actions/citing.ts'
import { CiteForm, CiteQuery, UnciteForm } from '#plans/forms/drafting.ts'
import type { Part } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { citable, type CitableGroup } from '#plans/views/drafting/citable.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { Said } from '#plans/web/reading/said.tsx'
import { UpperLink } from '#plans/web/reading/upper.tsx'
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
      const { words } = reader
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
          <Cited part={part} draft={draft} told={told} reader={reader} />
          <Search q={q} part={part} draft={draft} reader={reader} />
          <Form reader={reader}>
            <Groups
              groups={groups}
              isOpen={q !== '' || ticked.length > 0}
              ticked={ticked}
              cited={citedBy(draft, part)}
              reader={reader}
            />
            <TextField
              name="typed"
              label={words.t('plans.part.typed')}
              hint={words.t('plans.part.typed-hint')}
              most={500}
              isAddress
              beginning={typedOr(again, 'typed')}
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={words.t('plans.part.cite-these')} barred={null} id="no-cite" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { uppers = [], typed }, params) => {
      const which = whichOf(params)
      const part = params['part'] ?? ''
      const named = [
        ...uppers.map((text) => ({ text, field: 'uppers' })),
        ...(typed === undefined ? [] : [{ text: typed, field: 'typed' }]),
      ]
      await cite(byOf(reader), which, { part, uppers: named, origin: reader.site.origin })
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

const citedBy = ({ citations }: Draft, { part }: Part) =>
  citations.filter((each) => each.part === part).map(({ upper }) => upperText(upper))

type Told = Awaited<ReturnType<typeof uppersTold>>

interface PartProps {
  part: Part
  draft: Draft
  reader: Reader
}

/** What the part cites already, each with a way to take it back. */
function Cited({ part, draft, told, reader }: PartProps & { told: Told }) {
  const { words, locale } = reader
  const { plan, number } = draft.version
  const cited = draft.citations.filter((each) => each.part === part.part)
  if (cited.length === 0) return null
  return (
    <Section title={words.t('plans.cites')}>
      <ul class="draft__cites">
        {cited.map(({ upper }) => (
          <li>
            <form
              class="draft__cited"
              method="post"
              action={linkTo({ locale, asked: {} }, paths.uncite(plan.id, number, part.part))}
            >
              <span>
                <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
              </span>
              <input type="hidden" name="upper" value={upperText(upper)} />
              <button
                class="ds-button"
                data-variant="tertiary"
                type="submit"
                aria-label={`${words.t('plans.part.uncite')}: ${upperText(upper)}`}
              >
                {words.t('plans.part.uncite')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Looks for something in what can be cited: a form of its own, which keeps nothing. */
function Search({ q, part, draft: { version }, reader }: PartProps & { q: string }) {
  const { words } = reader
  const { plan, number } = version
  return (
    <form class="form" method="get" action={linkTo(reader, paths.cite(plan.id, number, part.part))}>
      <TextField
        name="q"
        label={words.t('plans.part.search')}
        hint={words.t('plans.part.search-hint')}
        beginning={q}
        again={null}
        words={words}
      />
      <p>
        <SubmitButton label={words.t('plans.part.find')} barred={null} id="no-find" isQuiet />
      </p>
    </form>
  )
}

interface GroupsProps {
  groups: readonly CitableGroup[]
  isOpen: boolean
  ticked: readonly string[]
  cited: readonly string[]
  reader: Reader
}

function Groups({ groups, isOpen, ticked, cited, reader }: GroupsProps) {
  const { words } = reader
  if (groups.length === 0) return <p class="empty">{words.t('plans.part.nothing-found')}</p>
  return (
    <div id="field-uppers">
      {groups.map((group) => (
        <details class="draft__citable" open={isOpen || group.isPlan}>
          <summary>
            <Said wording={group.title} />{' '}
            <small>
              {group.level !== null && <>{words.t(`plans.level.${group.level}`)} · </>}
              {group.office !== null && (
                <>
                  <bdi>{group.office}</bdi> ·{' '}
                </>
              )}
              {words.number(group.items.length)}
            </small>
          </summary>
          {group.items.map(({ upper, kind, title }) => {
            const text = upperText(upper)
            const isCited = cited.includes(text)
            const called = group.isPlan ? `plans.kind.${kind}` : `frameworks.kind.${kind}`
            return (
              <p class="form__check">
                <input
                  type="checkbox"
                  id={`upper-${text}`}
                  name="uppers"
                  value={text}
                  checked={isCited || ticked.includes(text)}
                  disabled={isCited}
                />
                <label for={`upper-${text}`}>
                  <small>
                    {words.has(called) ? words.t(called) : kind} <bdi dir="ltr">{upper.code}</bdi>
                  </small>{' '}
                  <Said wording={title} />
                  {isCited && <small> · {words.t('plans.part.cited-already')}</small>}
                </label>
              </p>
            )
          })}
        </details>
      ))}
    </div>
  )
}
