import type { FastifyInstance } from 'fastify'
import { found } from '#platform/refusal.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { postList } from '#posts/views/posts.ts'
import { budgetOf } from '#budgets/views/budget.ts'
import { ending } from '#delivery/actions.ts'
import {
  answers,
  evaluationKinds,
  evaluationStates,
  followUps,
  heldByEvaluation,
} from '#delivery/model/evaluation.ts'
import { exPostWindow } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf, evaluationsOf, recommendationsOf } from '#delivery/views.ts'
import { ChoiceInput, DayInput, LongInput, optionsOf, TextInput } from '#delivery/web/fields.tsx'
import { EvaluationFacts } from '#delivery/web/evaluation.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import { type DoorsRoom, periodText } from '#delivery/web/room.ts'
import { verbForm } from '#delivery/web/verb.tsx'

const evaluates = ['evaluation.review', 'projects.manage'] as const
const manages = ['projects.manage'] as const

/** The forms of evaluations and of what they recommend. */
export function evaluationForms(app: FastifyInstance, room: DoorsRoom): void {
  planForms(app, room)
  recommendationForms(app, room)
}

function planForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'plan-evaluation',
    verb: ending['plan-evaluation'],
    rights: evaluates,
    show: async (ground, again) => {
      const { words } = ground.reader
      const field = { again, words }
      return {
        above: await askedOf(ground),
        inputs: (
          <>
            <ChoiceInput
              name="kind"
              options={optionsOf(evaluationKinds, 'evaluation', words)}
              required
              {...field}
            />
            <TextInput name="evaluator" required {...field} />
            <DayInput name="from" required {...field} />
            <DayInput name="to" required {...field} />
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
      const field = (name: string, beginning: string) => ({ name, beginning, again, words })
      return {
        subject: words.t(`delivery.evaluation.${held.kind}`),
        inputs: (
          <>
            <TextInput {...field('evaluator', held.evaluator)} required />
            <DayInput {...field('from', held.from)} required />
            <DayInput {...field('to', held.to)} required />
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

const theEvaluation = async ({ reader: { db, moment }, project, about }: Ground) => {
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

function recommendationForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'recommend',
    verb: ending.recommend,
    rights: evaluates,
    show: async (ground, again) => {
      const { reader, project } = ground
      const { words, db, moment } = reader
      const field = { again, words }
      const posts = await postList(db, moment, { office: project.office })
      return {
        above: (
          <EvaluationFacts
            evaluation={await theEvaluation(ground)}
            today={moment.asOf}
            words={words}
          />
        ),
        inputs: (
          <>
            <LongInput name="text" required most={4000} {...field} />
            <ChoiceInput
              name="office"
              options={await officeChoices(db, moment)}
              beginning={project.office}
              required
              {...field}
            />
            <ChoiceInput
              name="holder"
              options={posts.map(({ id, titles }) => ({
                id,
                name: titles[reader.locale] ?? titles['en'] ?? id,
              }))}
              {...field}
            />
            <DayInput name="due" required {...field} />
          </>
        ),
      }
    },
    back: ({ id, of }) => paths.evaluation(id, of),
  })
  verbForm(app, room, {
    name: 'answer-recommendation',
    verb: ending['answer-recommendation'],
    rights: manages,
    show: async (ground, again) => {
      const { words } = ground.reader
      const held = await theRecommendation(ground)
      const field = (name: string, beginning: string) => ({ name, beginning, again, words })
      return {
        above: <p dir="auto">{held.text}</p>,
        inputs: (
          <>
            <ChoiceInput
              {...field('answer', held.answer ?? '')}
              options={optionsOf(answers, 'answer', words)}
              required
            />
            <LongInput {...field('reason', held.reason ?? '')} />
          </>
        ),
      }
    },
    back: ({ id }) => paths.evaluations(id),
  })
  verbForm(app, room, {
    name: 'follow-recommendation',
    verb: ending['follow-recommendation'],
    rights: manages,
    show: async (ground, again) => {
      const { words } = ground.reader
      const held = await theRecommendation(ground)
      const field = (name: string, beginning: string) => ({ name, beginning, again, words })
      const isFollowed = held.answer !== null && held.answer !== 'rejected'
      return {
        above: <p dir="auto">{held.text}</p>,
        inputs: (
          <>
            <ChoiceInput
              {...field('state', held.state)}
              options={optionsOf(followUps, 'recommendation-state', words)}
              required
            />
            <LongInput {...field('note', held.note)} required />
          </>
        ),
        barred: isFollowed ? null : words.t('delivery.not-followed'),
      }
    },
    back: ({ id }) => paths.evaluations(id),
  })
}

const theRecommendation = async ({ reader: { db, moment }, project, about }: Ground) => {
  const all = await recommendationsOf(db, moment, project.id)
  return found(
    all.find(({ id }) => id === about.of),
    'delivery/unknown-recommendation',
  )
}
