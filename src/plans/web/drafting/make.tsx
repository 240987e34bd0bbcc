import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { here, linkTo, type Reader } from '#platform/http/reader.ts'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { officeCalled } from '#posts/views/offices.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { beginPlan } from '#plans/actions/drafting.ts'
import { BeginForm, BeginQuery } from '#plans/forms/drafting.ts'
import { headTyped } from '#plans/forms/drafting/typed.ts'
import { misfitOf } from '#plans/model/drafting/fit.ts'
import { planLanguages } from '#plans/model/drafting/languages.ts'
import { isPlanLevel, type PlanLevel, planLevels } from '#plans/model/level.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { officesToWriteFor, placesOf } from '#plans/views/drafting/choices.ts'
import { planningOffice } from '#plans/views/drafting/offices.ts'
import { seenVersions } from '#plans/views/seen.ts'
import { templatesInUse } from '#plans/views/templates.ts'
import { titleOf } from '#plans/web/reading/said.tsx'
import { FormPage, toVersion } from './draft.tsx'
import { HeadInputs, headLabel } from './head.tsx'

/** The form that begins a plan, in two steps without scripts: whose it is and on which level; then its head. */
export function makeForm(app: FastifyInstance): void {
  form(app, paths.make, {
    query: BeginQuery,
    body: BeginForm,
    admission: { right: 'plans.write' },
    show: async (visitor, query, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const office = typedOr(again, 'office', query.office)
      const level = typedOr(again, 'level', query.level)
      const chosen = office !== '' && isPlanLevel(level) ? { office, level } : null
      const misfit = chosen === null ? null : await whyNotLevel(reader, chosen)
      return (
        <FormPage
          reader={reader}
          version={null}
          title={words.t('plans.make.title')}
          again={again}
          label={(field) => headLabel(field, words)}
        >
          {chosen === null || (misfit !== null && again === null) ? (
            <>
              <p class="lead">{words.t('plans.make.lead')}</p>
              {misfit !== null && <p class="note">{misfit}</p>}
              <FirstStep
                office={office}
                level={level}
                reader={reader}
                choices={await officesToWriteFor(reader.db, reader.moment, reader.asker)}
              />
            </>
          ) : (
            <>
              <p>
                <a
                  class="ds-link"
                  href={linkTo(reader, `${paths.emptyWorkbook}?level=${chosen.level}`)}
                  rel="nofollow"
                >
                  {words.t('plans.sheet.empty-file')}
                </a>
              </p>
              {await secondStep(reader, chosen, again)}
            </>
          )}
        </FormPage>
      )
    },
    send: async (reader, { office, level, template, follows, ...typed }) => {
      const head = headTyped(typed, planLanguages)
      const id = await beginPlan(byOf(reader), { office, level, template, follows, ...head })
      return toVersion(reader, { plan: id, number: 1 }, { done: 'begun' })
    },
  })
}

/** Why such an office does not write a plan of this level; null where it does. */
async function whyNotLevel(
  { db, moment, words }: Reader,
  { office, level }: { office: string; level: PlanLevel },
): Promise<string | null> {
  const nature = await planningOffice(db, moment, office)
  const asked = misfitOf(level, nature)
  return asked === null ? null : words.t(`plans.misfit.${asked}`, { office: nature.name ?? office })
}

interface FirstProps {
  office: string
  level: string
  choices: readonly { id: string; name: string }[]
  reader: Reader
}

function FirstStep({ office, level, choices, reader }: FirstProps) {
  const { words } = reader
  const only = choices.length === 1 ? (choices[0]?.id ?? '') : ''
  const levels = planLevels.map((id) => ({ id, name: words.t(`plans.level.${id}`) }))
  return (
    <form class="form" method="get" action={linkTo(reader, paths.make)}>
      <Field name="office" label={words.t('plans.field.office')} again={null} words={words}>
        {(attributes) => (
          <Select
            options={choices}
            chosen={office === '' ? only : office}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <Field name="level" label={words.t('plans.field.level')} again={null} words={words}>
        {(attributes) => (
          <Select options={levels} chosen={level} attributes={{ ...attributes, required: true }} />
        )}
      </Field>
      <p>
        <SubmitButton label={words.t('plans.make.next')} barred={null} id="no-next" />
      </p>
    </form>
  )
}

async function secondStep(
  reader: Reader,
  { office, level }: { office: string; level: PlanLevel },
  again: Again | null,
) {
  const { db, moment, words, locale } = reader
  const [name, places, templates, versions] = await Promise.all([
    officeCalled(db, moment, office),
    placesOf(reader, office),
    templatesInUse(db, moment),
    seenVersions(reader, { office, level }),
  ])
  const ofLevel = templates.filter((each) => each.level === level)
  const before = [...new Map(versions.map((each) => [each.plan.id, each])).values()]
  const only = places.areas.length === 0 && places.countries.length === 1 ? places.countries : []
  const beginning = {
    titles: {},
    from: '',
    to: '',
    languages: [locale],
    covers: only.map(({ id }) => id),
  }
  return (
    <>
      <p class="lead">
        {words.t(`plans.level.${level}`)} · <bdi>{name ?? office}</bdi>{' '}
        <a class="ds-link" href={here(reader, { level: undefined })}>
          {words.t('plans.make.other')}
        </a>
      </p>
      <Form reader={reader}>
        <input type="hidden" name="office" value={office} />
        <input type="hidden" name="level" value={level} />
        {ofLevel.length > 1 && (
          <Field
            name="template"
            label={words.t('plans.field.template')}
            again={again}
            words={words}
          >
            {(attributes) => (
              <Select
                options={ofLevel.map(({ id, titles }) => ({
                  id,
                  name: nearest(titles, locale)?.text ?? id,
                }))}
                chosen={typedOr(again, 'template', ofLevel[0]?.id)}
                attributes={attributes}
              />
            )}
          </Field>
        )}
        <HeadInputs
          beginning={beginning}
          asked={planLanguages}
          places={places}
          reader={reader}
          again={again}
        />
        {before.length > 0 && (
          <Field
            name="follows"
            label={words.t('plans.field.follows')}
            hint={words.t('plans.make.follows-hint')}
            again={again}
            words={words}
          >
            {(attributes) => (
              <Select
                options={before.map((each) => ({
                  id: each.plan.id,
                  name: titleOf(each, locale).text,
                }))}
                chosen={typedOr(again, 'follows')}
                attributes={attributes}
              />
            )}
          </Field>
        )}
        <p>
          <SubmitButton label={words.t('plans.make.begin')} barred={null} id="no-begin" />
        </p>
      </Form>
    </>
  )
}
