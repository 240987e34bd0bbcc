import {
  AnswerRecommendationBody,
  EvaluationBody,
  FollowBody,
  PlainBody,
  PlanBody,
  RecommendBody,
  TickBody,
} from '#delivery/forms.ts'
import { close, tick } from './closing.ts'
import { planEvaluation, writeEvaluation } from './evaluating.ts'
import { answerRecommendation, followRecommendation, recommend } from './recommending.ts'
import { toPart, toProject, verb } from './verb.ts'

const manages = { right: 'projects.manage' } as const

const closes = (move: Parameters<typeof close>[2], summary: string) =>
  verb({
    body: PlainBody,
    admission: manages,
    summary,
    run: toProject((by, id, body, room) => close(by, id, move, body, room)),
  })

/** The verbs of closure and evaluation. */
export const ending = {
  tick: verb({
    body: TickBody,
    admission: 'signed-in',
    summary: 'Ticks an item of a closing checklist, or takes that back (`open`)',
    run: async (by, { id, of, checklist }, { answer, note = '', version }) => {
      const said = answer === 'open' ? null : answer
      await tick(by, id, { checklist, item: of, answer: said, note, version })
      return of
    },
  }),
  'close-operations': closes('close-operations', 'Closes a project operationally'),
  'close-finances': closes('close-finances', 'Closes a project financially'),
  evaluate: closes('evaluate', 'Records that a project is evaluated'),
  'plan-evaluation': verb({
    body: PlanBody,
    admission: 'signed-in',
    summary: 'Plans an evaluation; gives its id',
    run: (by, { id }, body) => planEvaluation(by, id, body),
  }),
  'write-evaluation': verb({
    body: EvaluationBody,
    admission: 'signed-in',
    summary: 'Records how an evaluation stands and what it found',
    run: toPart((by, id, of, { findings = '', ...body }, room) =>
      writeEvaluation(by, id, of, { ...body, findings }, room),
    ),
  }),
  recommend: verb({
    body: RecommendBody,
    admission: 'signed-in',
    summary: 'Records a recommendation of an evaluation; gives its id',
    run: (by, { id, of }, body) => recommend(by, id, of, body),
  }),
  'answer-recommendation': verb({
    body: AnswerRecommendationBody,
    admission: manages,
    summary: 'Answers a recommendation, for those who manage the project',
    run: toPart(answerRecommendation),
  }),
  'follow-recommendation': verb({
    body: FollowBody,
    admission: manages,
    summary: 'Records how an accepted recommendation stands',
    run: toPart(followRecommendation),
  }),
}
