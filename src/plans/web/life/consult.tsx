import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { placeNames } from '#world/views.ts'
import { Checks } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { consult, rebind } from '#plans/actions/life.ts'
import { ConsultBody, RebindBody } from '#plans/forms/life.ts'
import { earliestDeadline } from '#plans/model/life/consultation.ts'
import { paths } from '#plans/paths.ts'
import { toVersion, whichOf } from '#plans/web/drafting/draft.tsx'
import { Preview } from './consulted.tsx'
import { DayInput, groundOf, type Ground, linksOf, LongInput, MovePage } from './parts.tsx'

/** The forms that open a consultation, and that bind it anew after a reorganisation. */
export function consultForms(app: FastifyInstance): void {
  form(app, paths.consult(':id', ':number'), {
    query: PageQuery({}),
    body: ConsultBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'consult')
      const { reader, life } = ground
      const { words, db, moment } = reader
      const named = new Set([
        life.version.plan.office,
        ...(life.network ?? []).map(({ office }) => office),
      ])
      const others = (await officeChoices(db, moment)).filter(({ id }) => !named.has(id))
      const earliest = earliestDeadline(life.today, life.template, life.week)
      const chosen = chosenOr(again, 'offices')
      return (
        <MovePage ground={ground} again={again} verb="consult">
          <Named ground={ground} places={await placeNames(db, moment, reader.locale)} />
          <DayInput
            name="deadline"
            hint={words.t('plans.life.deadline-hint', {
              day: words.day(earliest),
              count: life.template.consultationDays,
            })}
            min={earliest}
            beginning={earliest}
            required
            again={again}
            words={words}
          />
          <details open={chosen.length > 0}>
            <summary>{words.t('plans.life.invite')}</summary>
            <fieldset id="field-offices" class="scenario__offices">
              <legend>{words.t('plans.life.input.offices')}</legend>
              <Checks name="offices" options={others} chosen={chosen} />
            </fieldset>
          </details>
        </MovePage>
      )
    },
    send: async (reader, { offices = [], ...body }, params) => {
      const which = whichOf(params)
      await consult(byOf(reader), which, { ...body, offices }, linksOf(reader))
      return toVersion(reader, which, { done: 'consultation-opened' })
    },
  })

  form(app, paths.rebind(':id', ':number'), {
    query: PageQuery({}),
    body: RebindBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'rebind')
      const { reader, life, version } = ground
      const { words, db, moment } = reader
      const field = { again, words }
      return (
        <MovePage ground={ground} again={again} verb="rebind">
          <Named ground={ground} places={await placeNames(db, moment, reader.locale)} />
          <LongInput name="reason" required {...field} />
          <DayInput
            name="deadline"
            hint={words.t('plans.life.rebind-hint', {
              day: words.day(earliestDeadline(life.today, life.template, life.week)),
            })}
            min={version.deadline ?? life.today}
            {...field}
          />
        </MovePage>
      )
    },
    send: async (reader, { deadline = null, ...body }, params) => {
      const which = whichOf(params)
      await rebind(byOf(reader), which, { ...body, deadline }, linksOf(reader))
      return toVersion(reader, which, { done: 'rebound' })
    },
  })
}

/** Whom the network of today names, and why. */
const Named = ({
  ground: { reader, life },
  places,
}: {
  ground: Ground
  places: ReadonlyMap<string, string>
}) => (
  <Section title={reader.words.t('plans.life.named')}>
    <Preview offices={life.network ?? []} places={places} reader={reader} />
  </Section>
)
