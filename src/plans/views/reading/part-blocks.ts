import type { Block, Passage } from '#platform/documents/document.ts'
import { under } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'
import { partTemplateOf } from '#plans/model/template.ts'
import { amountText } from '#plans/model/reading/costs.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { citedBlocks, passageOf, type Telling } from './telling.ts'

type Level = 1 | 2 | 3 | 4

const deeper = (level: Level): Level => (level === 1 ? 2 : level === 2 ? 3 : 4)

/** A part and all below it, as blocks of a document. */
export function partBlocks(part: Part, level: Level, telling: Telling): Block[] {
  const { whole, words, languages, numbers } = telling
  const below = under(whole.parts, part.part)
  const number = words.t('plans.part.number', {
    kind: words.t(`plans.kind.${part.kind}`),
    number: numbers.get(part.part) ?? '',
  })
  const title = passageOf(part, 'title', languages)
  const text = passageOf(part, 'text', languages)
  const own = (partTemplateOf(whole.template, part.kind)?.texts ?? []).flatMap(
    ({ id, titles }): Block[] => {
      const said = passageOf(part, id, languages)
      if (said === null) return []
      return [
        { kind: 'paragraph', text: nearest(titles, languages[0] ?? words.locale) ?? id },
        { kind: 'paragraph', text: said },
      ]
    },
  )
  const ordered = [
    ...below.filter(({ kind }) => kind === 'indicator'),
    ...below.filter(({ kind }) => kind !== 'indicator'),
  ]
  return [
    { kind: 'heading', level, text: headed(number, title) },
    ...(text === null ? [] : [{ kind: 'paragraph', text } as const]),
    ...own,
    ...(part.kind === 'action' ? actionBlocks(part, telling) : []),
    ...(part.kind === 'indicator' ? indicatorBlocks(part, telling) : []),
    ...citedBlocks(part, telling),
    ...ordered.flatMap((each) => partBlocks(each, deeper(level), telling)),
  ]
}

/** A heading with its number before it, in the language of the title. */
function headed(number: string, title: Passage | null): Passage {
  if (title === null) return number
  if (typeof title === 'string') return `${number}: ${title}`
  return { text: `${number}: ${title.text}`, language: title.language }
}

function actionBlocks(part: Part, { words, offices, locale }: Telling): Block[] {
  const { responsible, partners, from, to, cost, currency } = part.fields
  const valueDay = part.fields['cost-day']
  const line = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`${words.t(key)}: ${value}`]
  const items = [
    ...line(
      'plans.field.responsible',
      responsible === undefined ? undefined : (offices.get(responsible) ?? responsible),
    ),
    ...line('plans.field.partners', partners),
    ...line('plans.field.from', from === undefined ? undefined : words.day(from)),
    ...line('plans.field.to', to === undefined ? undefined : words.day(to)),
    ...line(
      'plans.field.cost',
      cost === undefined || currency === undefined
        ? undefined
        : `${amountText(cost, locale)} ${currency}`,
    ),
    ...line('plans.field.cost-day', valueDay === undefined ? undefined : words.day(valueDay)),
  ]
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

function indicatorBlocks(part: Part, { words, languages }: Telling): Block[] {
  const { fields } = part
  const unit = passageOf(part, 'unit', languages)
  const verification = passageOf(part, 'verification', languages)
  const told = (['measure', 'counting', 'direction', 'disaggregation'] as const).flatMap((name) => {
    const value = fields[name]
    if (value === undefined) return []
    return [`${words.t(`plans.field.${name}`)}: ${words.t(`plans.${name}.${value}`)}`]
  })
  const labelled = (key: string, passage: Passage | null): Passage[] =>
    passage === null
      ? []
      : [
          typeof passage === 'string'
            ? `${words.t(key)}: ${passage}`
            : { ...passage, text: `${words.t(key)}: ${passage.text}` },
        ]
  const year = fields['baseline-year']
  const baseline =
    fields['baseline'] === undefined
      ? []
      : [
          [
            year === undefined
              ? words.t('plans.field.baseline')
              : words.t('plans.targets.baseline', { year }),
            fields['baseline'],
          ],
        ]
  const targets = Object.entries(fields)
    .filter(([name]) => name.startsWith('target.'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name.slice('target.'.length), value])
  const rows = [...baseline, ...targets]
  const items = [
    ...labelled('plans.field.unit', unit),
    ...told,
    ...labelled('plans.field.verification', verification),
  ]
  const columns = [
    { head: words.t('plans.targets.year'), share: 2 },
    { head: words.t('plans.targets.value'), isNumeric: true },
  ]
  return [
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    ...(rows.length === 0 ? [] : [{ kind: 'table', columns, rows } as const]),
  ]
}
