import type { Db } from '#platform/db/db.ts'
import { type Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { checkWords } from '#network/model/checks/words.ts'
import type { Change, Step, WrongChange } from '#decisions/model/change.ts'
import { changeSentence } from '#decisions/views/change-sentences.ts'
import {
  namesBegun,
  namesDrafted,
  namesFor,
  placeSubject,
  subjectsChanged,
  subjectsSaid,
} from '#decisions/views/names.ts'
import { plain } from '#decisions/views/sentence.ts'
import { stepSentence } from '#decisions/views/step-sentences.ts'
import { codeOf } from '#scenarios/model/wrong-code.ts'
import type { Rehearsal } from './rehearse.ts'

/** Where names are looked up, and in which language. */
interface Naming {
  db: Db
  moment: Moment
  words: Words
}

/** Each change as a sentence, in the order of the list. */
export async function changeTexts(
  { db, moment, words }: Naming,
  changes: readonly Change[],
): Promise<string[]> {
  const { locale } = words
  const standing = await namesFor(db, moment, locale, subjectsChanged(changes))
  const named = new Map([...namesDrafted(changes, locale), ...standing])
  return changes.map((change) => plain(changeSentence(change, words, named)))
}

/** What moved, each as a sentence of what is held now or was. */
export async function movedTexts(
  { db, moment, words }: Naming,
  moved: readonly Step[],
): Promise<{ step: Step; text: string }[]> {
  const standing = await namesFor(db, moment, words.locale, subjectsSaid(moved))
  const named = new Map([...namesBegun(moved, words.locale), ...standing])
  return moved.map((step) => {
    const text = plain(stepSentence({ ...step, manner: 'begins' }, null, words, named))
    const key = `scenarios.moved.${step.manner}`
    return { step, text: words.t(key, { text, field: step.subject }) }
  })
}

/** The same, with what it speaks of by its name, as far as it has one. One query. */
export async function withNames(
  { db, moment, words }: Naming,
  { wrong, steps }: Pick<Rehearsal, 'wrong' | 'steps'>,
): Promise<WrongChange[]> {
  const { locale } = words
  const spoken = wrong.flatMap(({ details }) =>
    Object.values(details).flatMap((value) => [value, placeSubject(value)]),
  )
  const standing = await namesFor(db, moment, locale, spoken)
  const named = new Map([...namesBegun(steps, locale), ...standing])
  const nameOf = (value: string) => named.get(value) ?? named.get(placeSubject(value)) ?? value
  return wrong.map((each) => ({
    ...each,
    details: Object.fromEntries(
      Object.entries(each.details).map(([key, value]) => [key, nameOf(value)]),
    ),
  }))
}

/** Why a change cannot be, in the reader's language. */
export const wrongText = ({ field, reason, details }: WrongChange, words: Words): string =>
  words.t(codeOf(reason).replace('/', '.'), { field, ...details })

/** One thing to be seen to before a scenario is adopted. */
export interface ToDo {
  id: string
  /** `moved` and `wrong` and `error` stop it; a `warning` is signed for by its id. */
  severity: 'moved' | 'wrong' | 'error' | 'warning'
  title: string
  text: string
  mend: string | null
}

/** All that stands between a scenario and its adoption, what stops it first. */
export async function toDo(rehearsal: Rehearsal, naming: Naming): Promise<ToDo[]> {
  const { moved, checks } = rehearsal
  const { words } = naming
  const wrong = await withNames(naming, rehearsal)
  const found = checks.map((check): ToDo => ({
    id: checkKey(check),
    severity: check.severity,
    ...checkWords(check, words),
  }))
  return [
    ...(await movedTexts(naming, moved)).map(({ step, text }, at): ToDo => ({
      id: `moved ${at + 1} ${step.subject}`,
      severity: 'moved',
      title: words.t('scenarios.todo.moved'),
      text,
      mend: words.t('scenarios.todo.moved.mend'),
    })),
    ...wrong.map((each): ToDo => ({
      id: `change ${each.at + 1} ${each.reason}`,
      severity: 'wrong',
      title: words.t('scenarios.todo.wrong', { number: each.at + 1 }),
      text: wrongText(each, words),
      mend: null,
    })),
    ...found.filter((each) => each.severity === 'error'),
    ...found.filter((each) => each.severity === 'warning'),
  ]
}
