import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { CheckList } from '#network/web/check-list.tsx'
import { linesSeen } from '#proposals/views/impact.ts'
import { byOf } from '#posts/web/parts.tsx'
import { adoptScenario, rejectScenario, withdrawScenario } from '#scenarios/actions.ts'
import { refuseOnlookers } from '#scenarios/actions/permitted.ts'
import { WithdrawBody } from '#scenarios/forms.ts'
import { DecideBody } from '#scenarios/forms/pages.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { isRunning, type Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf } from '#scenarios/views.ts'
import { type Rehearsal, rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { ChangeSentence, namesIn, wrongText } from './changes.tsx'
import { ImpactSummary } from './impact-summary.tsx'
import { barriers } from './may.ts'
import { movedBase } from './moved.tsx'
import { FormPage, letterLink, LongInput, theScenario, toScenario } from './parts.tsx'

/** The forms by which a scenario is adopted or rejected, and by which it is given up or taken back. */
export function decidingForms(app: FastifyInstance, workshopFor: WorkshopFor): void {
  takingFiles(app, (within) =>
    form(within, paths.decide(':id'), {
      query: PageQuery({}),
      body: DecideBody,
      admission: { right: 'scenarios.adopt' },
      show: async (visitor, _query, { id = '' }, again) => {
        const reader = presently(visitor)
        const { words, db } = reader
        const scenario = await theScenario(reader, id)
        const rehearsal = await rehearse(reader, scenario, workshopFor(reader.site))
        const lines = await linesSeen({ db, asker: reader.asker }, rehearsal.lines)
        const barred = barriers(reader, scenario)
        const field = { again, words }
        const isHeard = scenario.state === 'consultation' && !isRunning(scenario, reader.today)
        return (
          <FormPage
            reader={reader}
            scenario={scenario}
            title={words.t('scenarios.decide.title')}
            again={again}
            barred={barred.decide}
          >
            {await movedBase({ moved: rehearsal.moved, scenario, reader, barred: barred.rebase })}
            {await wrongChanges(reader, scenario, rehearsal)}
            <Section title={words.t('scenarios.impact.title')}>
              <ImpactSummary
                scenario={scenario}
                lines={lines}
                parts={workshopFor(reader.site).parts}
                reader={reader}
              />
            </Section>
            <Form reader={reader} takesFile>
              <Version now={heldByRevision(scenario)} again={again} />
              <section>
                <h2 class="ds-heading" data-size="sm">
                  {words.t('scenarios.checks.title')}
                </h2>
                {rehearsal.checks.some(({ severity }) => severity === 'error') && (
                  <p class="form__fault">{words.t('scenarios.decide.stopped')}</p>
                )}
                <CheckList
                  words={words}
                  checks={rehearsal.checks}
                  signed={chosenOr(again, 'signed')}
                />
              </section>
              <Outcomes scenario={scenario} reader={reader} again={again} />
              <LongInput name="reason" required {...field} />
              {!isHeard && (
                <LongInput
                  name="unheard"
                  hint={words.t(
                    scenario.state === 'draft'
                      ? 'scenarios.decide.not-consulted'
                      : 'scenarios.decide.still-running',
                  )}
                  {...field}
                />
              )}
              <p>
                <SubmitButton
                  label={words.t('scenarios.decide.send')}
                  barred={null}
                  id="no-decide"
                />
              </p>
            </Form>
          </FormPage>
        )
      },
      send: async (reader, { outcome, reason, unheard, signed, version }, { id = '' }) => {
        const by = byOf(reader)
        if (outcome === 'reject') await rejectScenario(by, id, { reason, version })
        else {
          const adoption = { reason, unheard: unheard ?? null, signed: signed ?? [], version }
          await adoptScenario(by, id, adoption, workshopFor(reader.site), letterLink(reader))
        }
        return toScenario(reader, id, 'decided')
      },
    }),
  )

  form(app, paths.withdraw(':id'), {
    query: PageQuery({}),
    body: WithdrawBody,
    // A draft is given up by who drafts, what was adopted is taken back by who adopts: the verb tells them apart.
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      refuseOnlookers(byOf(reader))
      const scenario = await theScenario(reader, id)
      const way = scenario.state === 'draft' ? 'give-up' : 'withdraw'
      const title = words.t(`scenarios.${way}.title`)
      return (
        <FormPage
          reader={reader}
          scenario={scenario}
          title={title}
          again={again}
          barred={barriers(reader, scenario).withdraw}
        >
          <p>{words.t(`scenarios.${way}.means`, { day: words.day(scenario.day) })}</p>
          <Form reader={reader}>
            <Version now={heldByRevision(scenario)} again={again} />
            <LongInput name="reason" required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-withdraw" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await withdrawScenario(byOf(reader), id, body, workshopFor(reader.site).ground)
      return toScenario(reader, id, 'decided')
    },
  })
}

/** The changes that cannot be, in the way of adopting. */
async function wrongChanges(reader: Reader, { id }: Scenario, { wrong }: Rehearsal) {
  if (wrong.length === 0) return null
  const { words, db, moment } = reader
  const changes = await changesOf(db, moment, id)
  const called = await namesIn(reader, changes)
  return (
    <Section title={words.t('scenarios.decide.wrong')}>
      <ul>
        {wrong.map((each) => {
          const change = changes[each.at]
          return (
            <li>
              {change !== undefined && (
                <ChangeSentence change={change} called={called} reader={reader} />
              )}
              <p class="form__fault">{wrongText(each, called, reader)}</p>
            </li>
          )
        })}
      </ul>
      <p>
        <a class="ds-link" href={linkTo(reader, paths.scenario(id))}>
          {words.t('scenarios.decide.mend')}
        </a>
      </p>
    </Section>
  )
}

/** Adopt or reject: a draft is not rejected, it is given up. */
function Outcomes({
  scenario,
  reader: { words },
  again,
}: {
  scenario: Scenario
  reader: Reader
  again: Again | null
}) {
  const outcomes = scenario.state === 'draft' ? ['adopt'] : ['adopt', 'reject']
  const chosen = typedOr(again, 'outcome', outcomes.length === 1 ? 'adopt' : '')
  return (
    <fieldset id="field-outcome">
      <legend>{words.t('scenarios.input.outcome')}</legend>
      {outcomes.map((each) => (
        <p class="form__check">
          <input
            type="radio"
            id={`outcome-${each}`}
            name="outcome"
            value={each}
            checked={each === chosen}
            required
          />
          <label for={`outcome-${each}`}>
            {words.t(`scenarios.decide.${each}`, { day: words.day(scenario.day) })}
          </label>
        </p>
      ))}
    </fieldset>
  )
}
