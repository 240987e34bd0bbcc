import type { FastifyInstance } from 'fastify'
import { found } from '#platform/refusal.ts'
import { budgetOf } from '#budgets/views/budget.ts'
import { ending } from '#delivery/actions.ts'
import {
  type Evaluation,
  evaluationKinds,
  evaluationStates,
  heldByEvaluation,
} from '#delivery/model/evaluation.ts'
import { exPostWindow } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf, evaluationsOf } from '#delivery/views.ts'
import {
  ChoiceInput,
  DayInput,
  fieldsIn,
  type InForm,
  LongInput,
  optionsOf,
  TextInput,
} from '#delivery/web/fields.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import { type DoorsRoom, periodText } from '#delivery/web/room.ts'
import { verbForm } from '#delivery/web/verb.tsx'

/** Whose rights plan and write evaluations. */
export const evaluates = ['evaluation.review', 'projects.manage'] as const

/** The forms of evaluations: plan one, write how it stands and what it found. */
export function evaluationForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'plan-evaluation',
    verb: ending['plan-evaluation'],
    rights: evaluates,
    show: async (ground, again) => {
      const field = fieldsIn(ground.reader, again)
      return {
        above: await askedOf(ground),
        inputs: (
          <>
            <ChoiceInput
              {...field('kind')}
              options={optionsOf(evaluationKinds, 'evaluation', ground.reader.words)}
              required
            />
            <Planned field={field} />
          </>
        ),
      }
    },
    back: ({ id }, made) => paths.evaluation(id, made),
  })
  verbForm(app, room, {
    name: 'write-evaluation',
    verb: ending['write-evaluation'],
    rights: evaluates,
    show: async (ground, again) => {
      const { words } = ground.reader
      const held = await theEvaluation(ground)
      const field = fieldsIn(ground.reader, again)
      return {
        subject: words.t(`delivery.evaluation.${held.kind}`),
        inputs: (
          <>
            <Planned field={field} held={held} />
            <ChoiceInput
              {...field('state', held.state)}
              options={optionsOf(evaluationStates, 'evaluation-state', words)}
              required
            />
            <LongInput {...field('findings', held.findings)} most={40_000} />
          </>
        ),
        held: heldByEvaluation(held),
      }
    },
    back: ({ id }, made) => paths.evaluation(id, made),
  })
}

/** Who evaluates, from when until when. */
const Planned = ({
  field,
  held,
}: {
  field: InForm
  held?: Pick<Evaluation, 'evaluator' | 'from' | 'to'>
}) => (
  <>
    <TextInput {...field('evaluator', held?.evaluator)} required />
    <DayInput {...field('from', held?.from)} required />
    <DayInput {...field('to', held?.to)} required />
  </>
)

/** The evaluation that a form is about. Refuses one there is not (`delivery/unknown-evaluation`). */
export const theEvaluation = async ({ reader: { db, moment }, project, about }: Ground) => {
  const all = await evaluationsOf(db, moment, project.id)
  return found(
    all.find(({ id }) => id === about.of),
    'delivery/unknown-evaluation',
  )
}

/** What the agreement asks of an evaluation after the end, and whether the budget keeps its reserve. */
async function askedOf({ reader, project }: Ground) {
  const { db, moment, words } = reader
  const agreement = await agreementOf(db, moment, project.id)
  const window =
    agreement === null || project.to === null ? null : exPostWindow(project.to, agreement.terms)
  const { faults, conditions } = await budgetOf(db, moment, project, project.version)
  const lacks = faults.some(({ rule }) => rule === 'evaluation')
  return (
    <>
      {window !== null && (
        <p>
          {words.t('delivery.evaluation.window', {
            period: periodText(window.from, window.to, words),
          })}
        </p>
      )}
      {conditions.evaluationLeast !== null && (
        <p class={lacks ? 'note' : undefined}>
          {words.t(lacks ? 'delivery.evaluation.reserve-lacks' : 'delivery.evaluation.reserve', {
            percent: conditions.evaluationLeast,
          })}
        </p>
      )}
    </>
  )
}
