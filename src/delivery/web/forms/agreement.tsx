import type { FastifyInstance } from 'fastify'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo } from '#platform/http/reader.ts'
import { conditionsFor } from '#funds/views.ts'
import { lackText } from '#projects/views/items.ts'
import type { Lack } from '#projects/model/need.ts'
import { isMoveFrom, type Move } from '#projects/model/life.ts'
import { paths as projects } from '#projects/paths.ts'
import { lacksOf, type NeedChecks } from '#projects/views/needs.ts'
import { beginning } from '#delivery/actions.ts'
import type { Agreement } from '#delivery/model/agreement.ts'
import { type Terms, termsOf } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf } from '#delivery/views.ts'
import { managersFor } from '#delivery/views/managers.ts'
import { Cell, ChoiceInput, DayInput, optionsOf, TextInput, WholeInput } from '#delivery/web/fields.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import type { DoorsRoom } from '#delivery/web/room.ts'
import { verbForm } from '#delivery/web/verb.tsx'
import { AgreementFacts } from '#delivery/web/agreement.tsx'

const back = ({ id }: { id: string }) => paths.agreement(id)
const develops = ['projects.develop'] as const

/** The forms that write, submit and sign an agreement, and that activate a project. */
export function agreementForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'write-agreement',
    verb: beginning['write-agreement'],
    rights: develops,
    show: async (ground, again) => {
      const held = await heldAgreement(ground)
      const terms = held?.terms ?? (await termsToBegin(ground))
      return {
        inputs: <AgreementInputs ground={ground} held={held} terms={terms} again={again} />,
        barred:
          held === null || held.state === 'drafted'
            ? null
            : ground.reader.words.t('delivery.agreement-closed'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'submit-agreement',
    verb: beginning['submit-agreement'],
    rights: develops,
    show: async (ground) => {
      const held = await heldAgreement(ground)
      const { reader } = ground
      return {
        above: (
          <>
            <p>{reader.words.t('delivery.means.submit-agreement')}</p>
            {held !== null && <AgreementFacts agreement={held} donor={null} reader={reader} />}
          </>
        ),
        barred: held?.state === 'drafted' ? null : reader.words.t('delivery.no-agreement'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'sign-agreement',
    verb: beginning['sign-agreement'],
    rights: develops,
    show: async (ground, again) => {
      const { reader } = ground
      const held = await heldAgreement(ground)
      return {
        above: <Missing ground={ground} lacks={await lacksIn(ground, 'agree', room.checks)} />,
        inputs: <DayInput name="signedOn" again={again} words={reader.words} required />,
        barred: held?.state === 'cleared' ? null : reader.words.t('delivery.not-cleared'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'activate',
    verb: beginning.activate,
    rights: ['projects.manage'],
    show: async (ground, again) => {
      const { reader, project } = ground
      const { words, db, moment, todayAt } = reader
      const able = await managersFor(db, { today: moment, todayAt }, project)
      return {
        above: (
          <>
            <p>{words.t('delivery.means.activate')}</p>
            <Missing ground={ground} lacks={await lacksIn(ground, 'activate', room.checks)} />
          </>
        ),
        inputs: (
          <ChoiceInput
            name="manager"
            again={again}
            words={words}
            required
            options={able
              .filter(({ approvedBudget }) => !approvedBudget)
              .map(({ person, name, postTitle }) => ({
                id: person,
                name: `${name} (${postTitle})`,
              }))}
          />
        ),
        barred:
          project.state === 'agreed'
            ? null
            : words.t('delivery.not-now', { state: words.t(`projects.state.${project.state}`) }),
      }
    },
    back: ({ id }) => projects.project(id),
  })
}

const heldAgreement = ({ reader: { db, moment }, project }: Ground) =>
  agreementOf(db, moment, project.id)

/** What the fund or donor of a project asks of every agreement. */
async function termsToBegin({ reader, project }: Ground): Promise<Terms> {
  const { db, moment } = reader
  const { fund, donor } = project
  return termsOf(await conditionsFor(db, moment, { fund, donor, day: moment.asOf }))
}

/** What is missing for a move as the project stands. */
export const lacksIn = async (
  { reader: { db, moment, asker }, project }: Ground,
  move: Move,
  checks: NeedChecks,
): Promise<Lack[]> =>
  isMoveFrom(move, project.state)
    ? lacksOf({ db, moment, asker }, { project, number: project.version, move }, checks)
    : []

/** What is missing, each in a sentence. */
export function Missing({
  ground: { reader, project },
  lacks,
}: {
  ground: Ground
  lacks: readonly Lack[]
}) {
  const { words } = reader
  if (lacks.length === 0) return null
  return (
    <>
      <p>{words.t('delivery.missing', { count: lacks.length })}</p>
      <ul class="lacks">
        {lacks.map((lack) => (
          <li>
            {lack.field === 'documents' ? (
              <a class="ds-link" href={linkTo(reader, projects.attach(project.id))}>
                {lackText(lack, words)}
              </a>
            ) : (
              lackText(lack, words)
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const wholes = [
  'interimLeastMonths',
  'interimEveryMonths',
  'interimWithinWeeks',
  'finalWithinMonths',
  'extensionMonthsBefore',
] as const

function AgreementInputs({
  ground: { reader, project },
  held,
  terms,
  again,
}: {
  ground: Ground
  held: Agreement | null
  terms: Terms
  again: Again | null
}) {
  const { words, moment } = reader
  const field = (name: string, beginning: string | null | undefined) => ({
    ...{ name, again, words, beginning: beginning ?? '' },
  })
  const whole = (name: (typeof wholes)[number] | 'exPostFromMonths' | 'exPostToMonths') => (
    <WholeInput {...field(name, terms[name] === null ? '' : String(terms[name]))} />
  )
  return (
    <>
      <TextInput {...field('reference', held?.reference)} required />
      <TextInput {...field('currency', held?.currency ?? project.currency)} most={3} required />
      <TextInput {...field('amount', held?.amount ?? project.amount)} most={30} required />
      <DayInput {...field('valueDay', held?.valueDay ?? moment.asOf)} required />
      <DayInput {...field('from', held?.from ?? project.from)} required />
      <DayInput {...field('to', held?.to ?? project.to)} required />
      <fieldset id="field-instalments">
        <legend>{words.t('delivery.agreement.instalments')}</legend>
        <p class="form__hint">{words.t('delivery.hint.instalments')}</p>
        <InstalmentRows held={held} again={again} words={words} />
      </fieldset>
      <fieldset>
        <legend>{words.t('delivery.agreement.asks')}</legend>
        <p class="form__hint">{words.t('delivery.hint.terms')}</p>
        {wholes.map(whole)}
        <ChoiceInput
          {...field('lateExtension', terms.isLateExtensionAllowed ? 'yes' : 'no')}
          options={optionsOf(['no', 'yes'], 'yes-no', words)}
        />
        <TextInput {...field('budgetChangeMost', terms.budgetChangeMost)} most={6} />
        {whole('exPostFromMonths')}
        {whole('exPostToMonths')}
      </fieldset>
    </>
  )
}

/** The instalments there are, and three rows for more. */
function InstalmentRows({
  held,
  again,
  words,
}: {
  held: Agreement | null
  again: Again | null
  words: Ground['reader']['words']
}) {
  const instalments = held?.instalments ?? []
  const typed = again?.typed['paidOn']
  const count = Math.max(instalments.length + 3, Array.isArray(typed) ? typed.length : 0)
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const row = instalments[at]
        const place = { number: at + 1 }
        const cell = { at, again, words }
        return (
          <div class="delivery__row">
            <Cell
              {...cell}
              name="paidOn"
              id={`instalment-${at + 1}-day`}
              label={words.t('delivery.instalment.day', place)}
              type="date"
              beginning={row?.day ?? ''}
            />
            <Cell
              {...cell}
              name="paid"
              id={`instalment-${at + 1}-amount`}
              label={words.t('delivery.instalment.amount', place)}
              beginning={row?.amount ?? ''}
            />
            <Cell
              {...cell}
              name="condition"
              id={`instalment-${at + 1}-condition`}
              label={words.t('delivery.instalment.condition', place)}
              beginning={row?.condition ?? ''}
            />
          </div>
        )
      })}
    </>
  )
}
