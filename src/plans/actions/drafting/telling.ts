import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { calledPart, shortened, tellChanges, type ToldValue } from '#platform/tree/telling.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { chapterPart, type Part } from '#plans/model/part.ts'
import type { PlanTemplate } from '#plans/model/template.ts'

// What the history tells is in English, whoever reads it.
const words = wordsIn('en')

/** What a part is called in the history: its kind, its id and its title. */
export const calledInHistory = (
  part: Pick<Part, 'part' | 'kind' | 'fields'>,
  { chapters }: PlanTemplate,
): string =>
  calledPart('plans', part, chapters.find(({ id }) => part.part === chapterPart(id))?.titles.en)

interface Telling {
  template: PlanTemplate
  shapes: readonly FieldShape[]
  moment: Moment
}

/** Tells the history what became of the fields of a part, each in plain words; long texts by the place that changed. */
export const tellFields = (
  act: Act,
  was: PartFields,
  is: PartFields,
  { template, shapes, moment }: Telling,
): Promise<void> =>
  tellChanges(act, was, is, {
    shapes,
    keyOf: wordsFor,
    said: async (told) => {
      const [key = '', of] = told.name.split('.')
      const own = told.shape?.isOwn === true ? ownTitle(template, key) : null
      const text = await valueOf(act.db, moment, told)
      return [own, of, text].filter((each) => each !== null && each !== undefined).join(': ')
    },
  })

/** The key of what a field is called where no year or language can be put in; texts of a template share one. */
function wordsFor(name: string): string {
  const [key = ''] = name.split('.')
  if (key === 'target') return 'plans.field.targets'
  return words.has(`plans.field.${key}`) ? `plans.field.${key}` : 'plans.field.own'
}

async function valueOf(
  db: Db,
  moment: Moment,
  { name, value, other, shape }: ToldValue,
): Promise<string> {
  const type = shape?.field.type
  const [key = ''] = name.split('.')
  if (type === 'office') return (await officeCalled(db, moment, value)) ?? value
  if (type === 'choice') return words.t(`plans.${key}.${value}`)
  return shortened(value, other)
}

const ownTitle = ({ parts }: PlanTemplate, id: string): string | null =>
  parts.flatMap(({ texts }) => texts).find((each) => each.id === id)?.titles.en ?? null
