import type { Command } from 'commander'
import { versionOf } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  printId,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { operatorAt } from '#posts/actions/operator.ts'
import { answerQuestion } from '#plans/actions/questioning.ts'
import { answers, heldByQuestion, questionStates } from '#plans/model/questions.ts'
import { questionBy, questionList } from '#plans/views/questions.ts'
import { citingOf } from '#plans/views/questions/seen.ts'

interface ListOptions extends ReadingOptions {
  office?: string
  state?: string
  overdue?: boolean
}

interface AnswerOptions extends ReadingOptions {
  answer: string
  reason: string
}

/** `plans to-confirm` and `plans confirm`. */
export function questionCommands(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'to-confirm', 'citations that are to be confirmed, those due first first')
    .option('--office <office>', 'only those that this office answers')
    .option('--state <state>', questionStates.join(', '), 'open')
    .option('--overdue', 'only those that are late')
    .addHelpText('after', '\nExample:\n  meridian plans to-confirm --office kyrgyzstan --overdue')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(plans, 'confirm', 'answer what is to be confirmed')
    .argument('<question>')
    .requiredOption('--answer <answer>', answers.join(', '))
    .requiredOption('--reason <reason>')
    .action((id: string, { answer, reason, ...options }: AnswerOptions) =>
      atDesk(options, async (desk) => {
        const { db, moment } = desk
        const question = found(await questionBy(db, moment, id), 'plans/unknown-question')
        const version = versionOf(heldByQuestion(question))
        const said = { answer: oneOf(answers, answer, '--answer'), reason, version }
        await answerQuestion(operatorAt(desk, 'plans'), id, said)
        printId(id, options)
      }),
    )
}

async function list({ db, moment, words }: Desk, options: ListOptions): Promise<void> {
  const { office, state = 'open', overdue = false, json = false } = options
  const items = await questionList(db, moment, {
    ...(office === undefined ? {} : { owners: [office] }),
    states: [oneOf(questionStates, state, '--state')],
    ...(overdue ? { overdueOn: moment.asOf } : {}),
  })
  if (json) return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  const heads = ['citation', 'upper', 'became', 'office', 'due', 'state'].map((column) =>
    words.t(`plans.question.column.${column}`),
  )
  const rows = items.map((each) => [
    each.id,
    upperText(citingOf(each)),
    upperText(each.upper),
    words.t(`plans.question.became.${each.became}`),
    each.owner,
    each.due,
    words.t(`plans.question.state.${each.state}`),
  ])
  return print(table(['id', ...heads], rows))
}

function oneOf<Word extends string>(all: readonly Word[], text: string, field: string): Word {
  const word = all.find((each) => each === text)
  if (word !== undefined) return word
  const fault = { field, reason: 'field/word', details: { expected: all.join(', ') } }
  throw new Refusal('invalid', 'request/invalid', { faults: [fault] })
}
