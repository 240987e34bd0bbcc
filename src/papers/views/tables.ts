import type { Block, Column, Passage } from '#platform/documents/document.ts'
import { decimalText } from '#platform/i18n/money.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { inOrder, under } from '#platform/tree/part.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { countOf } from '#projects/model/people.ts'
import { safeguardPart } from '#projects/model/kinds.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { PaperTable } from '#papers/model/paper.ts'
import { budgetTables } from './budget-tables.ts'
import { reportTables } from './report-tables.ts'
import {
  after,
  choiceName,
  column,
  dayName,
  marked,
  periodName,
  type Telling,
  textIn,
} from './telling.ts'

type Rows = readonly (readonly Passage[])[]

const tableOf = (columns: readonly Column[], rows: Rows): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]

const ofKind = ({ parts }: Telling, kind: ProjectPart['kind']) =>
  inOrder(parts).filter((part) => part.kind === kind)

const number = (telling: Telling, value: string | null | undefined) =>
  value === null || value === undefined ? '' : decimalText(value, telling.locale)

/** Each table that a template can ask for, as the record fills it; none where the record says nothing. */
export const tableBlocks: Readonly<Record<PaperTable, (telling: Telling) => Block[]>> = {
  ...budgetTables,
  ...reportTables,
  results: (telling) =>
    tableOf(
      [
        column(telling, 'papers.column.result', { share: 3 }),
        column(telling, 'projects.kind.indicator', { share: 2 }),
        column(telling, 'projects.field.baseline', { isNumeric: true }),
        column(telling, 'projects.field.target', { isNumeric: true }),
        column(telling, 'projects.field.verification', { share: 2 }),
        column(telling, 'projects.field.assumptions', { share: 2 }),
      ],
      inOrder(telling.parts)
        .filter(({ kind }) => ['objective', 'outcome', 'output', 'activity'].includes(kind))
        .flatMap((part) => resultRows(part, telling)),
    ),
  'work-plan': (telling) =>
    tableOf(
      [
        column(telling, 'projects.kind.activity', { share: 3 }),
        column(telling, 'projects.field.responsible', { share: 2 }),
        column(telling, 'projects.field.from'),
        column(telling, 'projects.field.to'),
      ],
      ofKind(telling, 'activity').map((part) => [
        after(telling.numbers.get(part.part) ?? '', textIn(part, 'title', telling)),
        telling.offices.get(part.fields['responsible'] ?? '') ?? '',
        dayName(telling, part.fields['from']),
        dayName(telling, part.fields['to']),
      ]),
    ),
  people: (telling) =>
    tableOf(
      [
        column(telling, 'projects.kind.people', { share: 3 }),
        column(telling, 'projects.field.reached-as'),
        column(telling, 'papers.column.women', { isNumeric: true }),
        column(telling, 'papers.column.men', { isNumeric: true }),
        column(telling, 'papers.column.all', { isNumeric: true }),
      ],
      ofKind(telling, 'people').map((part) => {
        const { total, women, men } = countOf(part.fields, 'target')
        return [
          after(choiceName(telling, 'kind', part.fields['kind']), textIn(part, 'note', telling)),
          choiceName(telling, 'reached-as', part.fields['reached-as'] ?? 'direct'),
          ...[women, men, total].map((each) => number(telling, String(each))),
        ]
      }),
    ),
  places: (telling) =>
    tableOf(
      [
        column(telling, 'projects.field.country', { share: 2 }),
        column(telling, 'projects.field.level'),
        column(telling, 'projects.field.name', { share: 2 }),
        column(telling, 'projects.field.p-code'),
      ],
      ofKind(telling, 'place').map(({ fields }) => [
        telling.places.get(fields['country'] ?? fields['area'] ?? '') ?? '',
        choiceName(telling, 'level', fields['level']),
        fields['name'] ?? '',
        fields['p-code'] ?? '',
      ]),
    ),
  partners: (telling) =>
    tableOf(
      [
        column(telling, 'projects.kind.partner', { share: 2 }),
        column(telling, 'projects.field.role'),
        column(telling, 'projects.field.note', { share: 2 }),
      ],
      ofKind(telling, 'partner').map((part) => [
        telling.partners.get(part.fields['partner'] ?? '') ?? part.fields['name'] ?? '',
        choiceName(telling, 'role', part.fields['role']),
        textIn(part, 'note', telling),
      ]),
    ),
  contacts: (telling) =>
    tableOf(
      [
        column(telling, 'projects.field.role'),
        column(telling, 'projects.field.name'),
        column(telling, 'projects.field.function'),
        column(telling, 'projects.field.email', { share: 2 }),
      ],
      ofKind(telling, 'contact').map(({ fields }) => [
        choiceName(telling, 'role', fields['role']),
        fields['name'] ?? '',
        fields['function'] ?? '',
        fields['email'] ?? '',
      ]),
    ),
  risks: (telling) =>
    tableOf(
      [
        column(telling, 'projects.kind.risk', { share: 3 }),
        column(telling, 'projects.field.impact'),
        column(telling, 'projects.field.likelihood'),
        column(telling, 'projects.field.mitigation', { share: 3 }),
        column(telling, 'projects.field.owner'),
      ],
      ofKind(telling, 'risk').map((part) => [
        after(telling.numbers.get(part.part) ?? '', textIn(part, 'title', telling)),
        choiceName(telling, 'impact', part.fields['impact']),
        choiceName(telling, 'likelihood', part.fields['likelihood']),
        textIn(part, 'mitigation', telling),
        part.fields['owner'] ?? '',
      ]),
    ),
  safeguards: (telling) =>
    tableOf(
      [
        column(telling, 'projects.kind.safeguard', { share: 2 }),
        column(telling, 'projects.field.answer'),
        column(telling, 'projects.field.text', { share: 3 }),
      ],
      telling.projectTemplate.safeguards.flatMap(({ id, titles }) => {
        const part = telling.parts.find((each) => each.part === safeguardPart(id))
        const answer = part?.fields['answer']
        if (part === undefined || answer === undefined) return []
        const said = textIn(part, 'text', telling)
        return [[titles[telling.locale], choiceName(telling, 'answer', answer), said]]
      }),
    ),
  objectives: (telling) =>
    tableOf(
      [
        column(telling, 'papers.column.serves', { share: 3 }),
        column(telling, 'papers.column.reference'),
      ],
      [...new Map(telling.citations.map(({ upper }) => [upperText(upper), upper])).keys()].map(
        (text) => [
          marked(nearest(telling.uppers.get(text)?.titles ?? {}, telling.locale), telling),
          text,
        ],
      ),
    ),
  gender: (telling) => {
    const root = telling.parts.find(({ kind }) => kind === 'project')?.fields ?? {}
    const named = ['gender-needs', 'gender-outputs', 'gender-activities', 'gender-marker'] as const
    return tableOf(
      [
        column(telling, 'papers.column.standard', { share: 2 }),
        column(telling, 'projects.field.answer'),
      ],
      named.flatMap((name) => {
        const value = root[name]
        return value === undefined
          ? []
          : [[telling.words.t(`projects.field.${name}`), choiceName(telling, name, value)]]
      }),
    )
  },
}

/** A row for a result and each of its indicators; the result stands in the first. */
function resultRows(part: ProjectPart, telling: Telling): Passage[][] {
  const kind = telling.words.t(`projects.kind.${part.kind}`)
  const called = `${kind} ${telling.numbers.get(part.part) ?? ''}:`
  const title = after(called, textIn(part, 'title', telling))
  const assumptions = textIn(part, 'assumptions', telling)
  const indicators = under(telling.parts, part.part).filter((each) => each.kind === 'indicator')
  if (indicators.length === 0) {
    const period = part.kind === 'activity' ? periodName(telling, part.fields) : ''
    return [[title, '', '', '', period, assumptions]]
  }
  return indicators.map((indicator, at) => [
    at === 0 ? title : '',
    textIn(indicator, 'title', telling),
    number(telling, indicator.fields['baseline']),
    number(telling, indicator.fields['target']),
    textIn(indicator, 'verification', telling),
    at === 0 ? assumptions : '',
  ])
}
