import type { Reader } from '#platform/http/reader.ts'
import type { StepGround } from './ground.ts'

/** What a field of the form that decides a step is called, by the name that a refusal gives it. */
export const deciding =
  ({ words, locale }: Reader, { told }: Pick<StepGround, 'told'>) =>
  (field: string): string => {
    const [name = '', of = ''] = field.split('.')
    if (name === 'answers')
      return told.checklist?.items.find(({ id }) => id === of)?.titles[locale] ?? of
    const key = `routes.step.field.${name}`
    return words.has(key) ? words.t(key) : field
  }

/** What a field of the form of a review is called. */
export const reviewing =
  ({ words, locale }: Reader, { told }: Pick<StepGround, 'told'>) =>
  (field: string): string => {
    const [name = '', of = ''] = field.split('.')
    if (name === 'scores')
      return told.rule?.reviewers?.criteria.find(({ id }) => id === of)?.titles[locale] ?? of
    const key = `routes.step.field.${name}`
    return words.has(key) ? words.t(key) : field
  }
