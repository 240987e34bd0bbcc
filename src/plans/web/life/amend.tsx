import type { FastifyInstance } from 'fastify'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { chosenOr, Form, SubmitButton } from '#platform/ui/form.tsx'
import { linkTo } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { amend, rebase } from '#plans/actions/life.ts'
import { overtaken, type Overtaken } from '#plans/actions/life/amending.ts'
import { AmendBody, choicesTyped, MergeForm } from '#plans/forms/life.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import type { Conflict } from '#platform/tree/merge.ts'
import { paths } from '#plans/paths.ts'
import { FormPage, toVersion, whichOf } from '#plans/web/drafting/draft.tsx'
import { partText } from '#plans/web/drafting/name.tsx'
import { groundOf, type Ground, labelIn, MovePage } from './parts.tsx'

/** The forms that begin an amendment, and that lay a draft on what was published meanwhile. */
export function amendForms(app: FastifyInstance): void {
  form(app, paths.amend(':id', ':number'), {
    query: PageQuery({}),
    body: AmendBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => (
      <MovePage ground={await groundOf(visitor, params, 'amend')} again={again} verb="amend" />
    ),
    send: async (reader, _body, params) => {
      const number = await amend(byOf(reader), whichOf(params))
      return toVersion(reader, { ...whichOf(params), number }, { done: 'amended' })
    },
  })

  form(app, paths.merge(':id', ':number'), {
    query: PageQuery({}),
    body: MergeForm,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'merge')
      const { reader, version, barred } = ground
      const both = await overtaken(byOf(reader), version)
      const title = reader.words.t('plans.life.do.merge')
      return (
        <FormPage
          reader={reader}
          version={version}
          title={title}
          again={again}
          barred={barred}
          label={labelIn(reader.words)}
        >
          {both !== null && <Merging both={both} ground={ground} again={again} />}
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const { onto, version } = body
      const which = whichOf(params)
      await rebase(byOf(reader), which, { choices: choicesTyped(body), onto, version })
      return toVersion(reader, which, { done: 'merged' })
    },
  })
}

interface MergingProps {
  both: Overtaken
  ground: Ground
  again: Again | null
}

/** What is otherwise on both sides, with what may be chosen of each; what only one side changed is taken without asking. */
function Merging({ both, ground, again }: MergingProps) {
  const { reader, version } = ground
  const { words } = reader
  const { newer, conflicts } = both
  const href = paths.version(newer.plan.id, newer.number)
  return (
    <>
      <p>{words.t('plans.life.means.merge', { number: newer.number })}</p>
      <p>
        <a class="ds-link" href={linkTo(reader, href)}>
          {words.t('plans.life.see-version', { number: newer.number })}
        </a>
      </p>
      <p>{words.t('plans.life.conflicts', { count: conflicts.length })}</p>
      <Form reader={reader}>
        <Version now={heldByRevision(version)} again={again} />
        <input type="hidden" name="onto" value={String(newer.number)} />
        {conflicts.map((conflict, at) => (
          <OneConflict conflict={conflict} at={at} both={both} ground={ground} again={again} />
        ))}
        <p>
          <SubmitButton label={words.t('plans.life.do.merge')} barred={null} id="no-merge" />
        </p>
      </Form>
    </>
  )
}

function OneConflict({
  conflict,
  at,
  both,
  ground,
  again,
}: MergingProps & { conflict: Conflict; at: number }) {
  const { reader, life } = ground
  const { words } = reader
  const { about, field, part, base, theirs, mine, key } = conflict
  const held = [...both.merged.parts, ...both.mine.parts].find((each) => each.part === part)
  const called =
    held === undefined ? (theirs ?? part) : partText(held, { template: life.template }, reader)
  const side = chosenOr(again, 'side[]')[at] ?? ''
  const named = (text: string | null) => {
    if (text === null) return words.t(about === 'part' ? 'plans.life.removed' : 'plans.life.empty')
    if (about !== 'parent') return text
    const parent = both.merged.parts.find((each) => each.part === text)
    return parent === undefined ? text : partText(parent, { template: life.template }, reader)
  }
  return (
    <fieldset class="merge" id={`field-${key}`}>
      <legend>
        {called} ·{' '}
        {about === 'field' ? fieldName(field, words) : words.t(`plans.life.about.${about}`)}
      </legend>
      <input type="hidden" name="key[]" value={key} />
      <dl class="merge__sides">
        {(['base', 'theirs', 'mine'] as const).map((each) => (
          <div>
            <dt>{words.t(`plans.life.side.${each}`)}</dt>
            <dd dir="auto">{named({ base, theirs, mine }[each])}</dd>
          </div>
        ))}
      </dl>
      <label for={`side-${at}`}>{words.t('plans.life.input.side')}</label>
      <select class="ds-input" id={`side-${at}`} name="side[]">
        <option value="" />
        {(['theirs', 'mine', ...(about === 'field' ? ['text' as const] : [])] as const).map(
          (each) => (
            <option value={each} selected={each === side}>
              {words.t(`plans.life.choose.${each}`)}
            </option>
          ),
        )}
      </select>
      {about === 'field' ? (
        <>
          <label for={`text-${at}`}>{words.t('plans.life.choose.text')}</label>
          <textarea class="ds-input" id={`text-${at}`} name="text[]" dir="auto" maxLength={20_000}>
            {chosenOr(again, 'text[]')[at] ?? mine ?? ''}
          </textarea>
        </>
      ) : (
        <input type="hidden" name="text[]" value="" />
      )}
    </fieldset>
  )
}

/** What a field of a part is called, with its language or year. */
function fieldName(field: string, words: Ground['reader']['words']): string {
  const [key = '', of] = field.split('.')
  const name = `plans.field.${key}`
  const called = words.has(name) ? words.t(name, { of: of ?? '' }) : key
  if (of === undefined || key === 'target') return called
  return `${called} (${words.languageName(of) ?? of})`
}
