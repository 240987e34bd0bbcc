import type { TObject } from 'typebox'
import { ending } from './ending-verbs.ts'
import type { Verb } from './verb.ts'
import { beginning, reporting, revising } from './verbs.ts'

type Name =
  | keyof typeof beginning
  | keyof typeof revising
  | keyof typeof reporting
  | keyof typeof ending

/** Opens a door for each verb, by its name, in the order in which a project comes to them. */
export function forEveryVerb(
  door: <Body extends TObject>(name: Name, verb: Verb<Body>) => void,
): void {
  door('write-agreement', beginning['write-agreement'])
  door('submit-agreement', beginning['submit-agreement'])
  door('sign-agreement', beginning['sign-agreement'])
  door('activate', beginning.activate)
  door('begin-revision', revising['begin-revision'])
  door('submit-revision', revising['submit-revision'])
  door('send-revision', revising['send-revision'])
  door('answer-revision', revising['answer-revision'])
  door('withdraw-revision', revising['withdraw-revision'])
  door('enforce-revision', revising['enforce-revision'])
  door('write-progress', reporting['write-progress'])
  door('write-report', reporting['write-report'])
  door('submit-report', reporting['submit-report'])
  door('send-report', reporting['send-report'])
  door('tick', ending.tick)
  door('close-operations', ending['close-operations'])
  door('close-finances', ending['close-finances'])
  door('evaluate', ending.evaluate)
  door('plan-evaluation', ending['plan-evaluation'])
  door('write-evaluation', ending['write-evaluation'])
  door('recommend', ending.recommend)
  door('answer-recommendation', ending['answer-recommendation'])
  door('follow-recommendation', ending['follow-recommendation'])
}
