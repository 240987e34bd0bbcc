import type { Reader } from '#platform/http/reader.ts'
import { inOrder } from '#platform/tree/part.ts'
import { Table } from '#platform/ui/table.tsx'
import { LongText, ShortText } from '#plans/web/reading/text.tsx'
import { degrees } from '#projects/model/fields.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { riskOf } from '#projects/model/risk.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { Beside } from './narrative.tsx'
import type { Reading } from './reading.ts'

/** The risks of a version, in their order. */
export const risksOf = (parts: readonly ProjectPart[]): ProjectPart[] =>
  inOrder(parts).filter(({ kind }) => kind === 'risk')

/** What may go wrong: the risks on a field of impact and likelihood, and one by one in words. */
export function Risks({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { words } = reader
  const risks = risksOf(shown.parts)
  const numbers = numbersOf(shown.parts)
  const field = (name: string) => words.t(`projects.field.${name}`)
  const hasMitigation = ({ fields }: ProjectPart) =>
    shown.languages.some((each) => fields[`mitigation.${each}`] !== undefined)
  return (
    <>
      <RiskField risks={risks} numbers={numbers} reader={reader} />
      <Table
        caption={words.t('projects.page.risks')}
        rows={risks}
        idOf={({ part }) => part}
        columns={[
          {
            title: words.t('projects.kind.risk'),
            cell: (part) => (
              <>
                <span class="plan__number">{numbers.get(part.part)}</span>{' '}
                <ShortText part={part} name="title" languages={shown.languages} reader={reader} />
                <Beside part={part} reading={reading} />
              </>
            ),
          },
          {
            title: words.t('projects.page.risk.level'),
            cell: (part) => <Weight part={part} reader={reader} />,
          },
          { title: field('owner'), cell: ({ fields: { owner } }) => owner && <bdi>{owner}</bdi> },
          {
            title: field('mitigation'),
            cell: (part) =>
              hasMitigation(part) && (
                <LongText
                  part={part}
                  name="mitigation"
                  languages={shown.languages}
                  reader={reader}
                />
              ),
          },
          {
            title: field('review-day'),
            cell: ({ fields }) =>
              fields['review-day'] !== undefined && words.day(fields['review-day']),
          },
        ]}
      />
    </>
  )
}

/** How much a risk weighs; nothing while impact or likelihood are not told. */
export function Weight({ part, reader: { words } }: { part: ProjectPart; reader: Reader }) {
  const weight = riskOf(part.fields)
  if (weight === null) return null
  return (
    <span class={`risk__level risk__level--${weight.level}`}>
      {words.t(`projects.risk.${weight.level}`)} ({words.number(weight.score)})
    </span>
  )
}

interface RiskFieldProps {
  risks: readonly ProjectPart[]
  /** What each risk is called for short; its number leads to it (`#r1`). */
  numbers: ReadonlyMap<string, string>
  reader: Reader
}

/** Impact from left to right, likelihood from below: in each field the risks that lie there, by their numbers. */
export function RiskField({ risks, numbers, reader: { words } }: RiskFieldProps) {
  const at = (impact: string, likelihood: string) =>
    risks.filter(({ fields }) => fields['impact'] === impact && fields['likelihood'] === likelihood)
  return (
    <table class="risks">
      <caption>{words.t('projects.page.risk.matrix')}</caption>
      <thead>
        <tr>
          <td>{words.t('projects.page.risk.axes')}</td>
          {degrees.map((impact) => (
            <th scope="col">{words.t(`projects.choice.impact.${impact}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {degrees.toReversed().map((likelihood) => (
          <tr>
            <th scope="row">{words.t(`projects.choice.likelihood.${likelihood}`)}</th>
            {degrees.map((impact) => (
              <td class={`risk__field risk__field--${riskOf({ impact, likelihood })?.level}`}>
                {at(impact, likelihood).map(({ part }) => (
                  <>
                    <a class="ds-link" href={`#${part}`}>
                      {numbers.get(part) ?? part}
                    </a>{' '}
                  </>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
