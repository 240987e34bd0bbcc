import type { FastifyInstance } from 'fastify'
import type { TObject } from 'typebox'
import type { Words } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { postList } from '#posts/views/posts.ts'
import { ending, type Verb } from '#delivery/actions.ts'
import { answers, followUps, type Recommendation } from '#delivery/model/evaluation.ts'
import { paths, type VerbName } from '#delivery/paths.ts'
import { recommendationsOf } from '#delivery/views.ts'
import {
  ChoiceInput,
  DayInput,
  fieldsIn,
  type InForm,
  LongInput,
  optionsOf,
} from '#delivery/web/fields.tsx'
import { EvaluationFacts } from '#delivery/web/evaluation.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import type { DoorsRoom } from '#delivery/web/room.ts'
import { verbForm, type VerbShown } from '#delivery/web/verb.tsx'
import { evaluates, theEvaluation } from './evaluations.tsx'

/** The forms of what evaluations recommend: write it down, answer it, follow it up. */
export function recommendationForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'recommend',
    verb: ending.recommend,
    rights: evaluates,
    show: async (ground, again) => {
      const { reader, project } = ground
      const { words, db, moment } = reader
      const field = fieldsIn(reader, again)
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
            <LongInput {...field('text')} required most={4000} />
            <ChoiceInput
              {...field('office', project.office)}
              options={await officeChoices(db, moment)}
              required
            />
            <ChoiceInput
              {...field('holder')}
              options={posts.map(({ id, titles }) => ({
                id,
                name: titles[reader.locale] ?? titles['en'] ?? id,
              }))}
            />
            <DayInput {...field('due')} required />
          </>
        ),
      }
    },
    back: ({ id, of }) => paths.evaluation(id, of),
  })
  recommendationForm(app, room, {
    name: 'answer-recommendation',
    verb: ending['answer-recommendation'],
    inputs: ({ answer, reason }, field, words) => (
      <>
        <ChoiceInput
          {...field('answer', answer ?? '')}
          options={optionsOf(answers, 'answer', words)}
          required
        />
        <LongInput {...field('reason', reason ?? '')} />
      </>
    ),
  })
  recommendationForm(app, room, {
    name: 'follow-recommendation',
    verb: ending['follow-recommendation'],
    inputs: ({ state, note }, field, words) => (
      <>
        <ChoiceInput
          {...field('state', state)}
          options={optionsOf(followUps, 'recommendation-state', words)}
          required
        />
        <LongInput {...field('note', note)} required />
      </>
    ),
    barred: ({ answer }, words) =>
      answer !== null && answer !== 'rejected' ? null : words.t('delivery.not-followed'),
  })
}

interface OnRecommendation<Body extends TObject> {
  name: VerbName
  verb: Verb<Body>
  inputs(held: Recommendation, field: InForm, words: Words): VerbShown['inputs']
  /** Why it cannot be done now; null where it can. */
  barred?(held: Recommendation, words: Words): string | null
}

/** A form about a recommendation that there is, for those who manage its project. */
const recommendationForm = <Body extends TObject>(
  app: FastifyInstance,
  room: DoorsRoom,
  { name, verb, inputs, barred = () => null }: OnRecommendation<Body>,
): void =>
  verbForm(app, room, {
    name,
    verb,
    rights: ['projects.manage'],
    show: async (ground, again) => {
      const { words } = ground.reader
      const held = await theRecommendation(ground)
      return {
        above: <p dir="auto">{held.text}</p>,
        inputs: inputs(held, fieldsIn(ground.reader, again), words),
        barred: barred(held, words),
      }
    },
    back: ({ id }) => paths.evaluations(id),
  })

const theRecommendation = async ({ reader: { db, moment }, project, about }: Ground) => {
  const all = await recommendationsOf(db, moment, project.id)
  return found(
    all.find(({ id }) => id === about.of),
    'delivery/unknown-recommendation',
  )
}
