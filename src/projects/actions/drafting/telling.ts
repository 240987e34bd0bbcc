import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { chosenIn, type FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { calledPart, shortened, tellChanges, type ToldValue } from '#platform/tree/telling.ts'
import { officeCalled } from '#posts/views/offices.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { chapterOf, questionOf, type Writing } from '#projects/model/writing.ts'

// What the history tells is in English, whoever reads it.
const words = wordsIn('en')

/** What a part is called in the history: its kind, its id and its title. */
export const calledInHistory = (
  part: Pick<ProjectPart, 'part' | 'kind' | 'fields'>,
  template: Writing['template'],
): string =>
  calledPart(
    'projects',
    part,
    (chapterOf(template, part.part) ?? questionOf(template, part.part))?.titles.en,
  )

/** Tells the history what became of the fields of a part, each in plain words; long texts by the place that changed. */
export const tellFields = (
  act: Act,
  was: PartFields,
  is: PartFields,
  { shapes, moment }: { shapes: readonly FieldShape[]; moment: Moment },
): Promise<void> =>
  tellChanges(act, was, is, {
    shapes,
    keyOf: wordsFor,
    said: async (told) => {
      const [, ...rest] = told.name.split('.')
      const of = isCount(rest)
        ? rest.map((each) => words.t(`projects.of.${each}`)).join(', ')
        : rest[0]
      const text = await valueOf(act.db, moment, told)
      return of === undefined ? text : `${of}: ${text}`
    },
  })

/** Whether these follow on the key of a single count of people: a sex and an age. */
const isCount = (rest: readonly string[]) => rest.length === 2

/** The key of what a field is called; the single counts of people share one. */
function wordsFor(name: string): string {
  const [key = '', ...rest] = name.split('.')
  return isCount(rest) ? `projects.field.${key}-people` : `projects.field.${key}`
}

async function valueOf(
  db: Db,
  moment: Moment,
  { name, value, other, shape }: ToldValue,
): Promise<string> {
  const type = shape?.field.type
  const [key = ''] = name.split('.')
  const word = (each: string) =>
    words.has(`projects.choice.${key}.${each}`) ? words.t(`projects.choice.${key}.${each}`) : each
  if (type === 'office') return (await officeCalled(db, moment, value)) ?? value
  if (type === 'choice') return word(value)
  if (type === 'yes-no') return words.t(`projects.choice.yes-no.${value}`)
  if (type === 'choices') return chosenIn(value).map(word).join(', ')
  return shortened(value, other)
}
