import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import { under } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'
import { partTemplateOf } from '#plans/model/template.ts'
import { amountText } from '#plans/model/reading/costs.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { Indicator } from './indicator.tsx'
import { Answers, Cites, ServedBy } from './links.tsx'
import type { Reading } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { LongText, ShortText } from './text.tsx'

/** A part with all that stands under it. `depth` is 1 for those right below the plan. */
export function PartTree({
  part,
  depth,
  reading,
}: {
  part: Part
  depth: number
  reading: Reading
}) {
  const { shown, reader, numbers } = reading
  const { words } = reader
  const { kind } = part
  const below = under(shown.parts, part.part)
  const indicators = below.filter((each) => each.kind === 'indicator')
  const others = below.filter((each) => each.kind !== 'indicator')
  return (
    <section class={`plan__part plan__part--${kind}`} id={part.part}>
      <Heading depth={depth}>
        <span class="plan__number">
          {words.t('plans.part.number', {
            kind: words.t(`plans.kind.${kind}`),
            number: numbers.get(part.part) ?? '',
          })}
        </span>{' '}
        <ShortText part={part} name="title" languages={shown.languages} reader={reader} />
      </Heading>
      <LongText part={part} name="text" languages={shown.languages} reader={reader} />
      <OwnTexts part={part} reading={reading} />
      {kind === 'action' && <ActionFacts part={part} reading={reading} />}
      {kind === 'indicator' && <Indicator part={part} reading={reading} />}
      <Cites part={part} reading={reading} />
      <Answers part={part} reading={reading} />
      <ServedBy part={part} reading={reading} />
      <Beside part={part} reading={reading} />
      {[...indicators, ...others].map((each) => (
        <PartTree part={each} depth={depth + 1} reading={reading} />
      ))}
    </section>
  )
}

function Heading({ depth, children }: { depth: number; children: ComponentChildren }) {
  if (depth <= 1) return <h3>{children}</h3>
  if (depth === 2) return <h4>{children}</h4>
  return depth === 3 ? <h5>{children}</h5> : <h6>{children}</h6>
}

/** The texts that only the template of this plan asks for. */
function OwnTexts({ part, reading: { shown, reader } }: { part: Part; reading: Reading }) {
  const { languages, template } = shown
  const texts = partTemplateOf(template, part.kind)?.texts ?? []
  return (
    <>
      {texts
        .filter(({ id }) => languages.some((each) => part.fields[`${id}.${each}`] !== undefined))
        .map(({ id, titles }) => (
          <div>
            <p class="plan__name">
              <Said
                wording={nearest(titles, languages[0] ?? 'en') ?? { text: id, language: 'en' }}
              />
            </p>
            <LongText part={part} name={id} languages={languages} reader={reader} />
          </div>
        ))}
    </>
  )
}

function ActionFacts({ part, reading }: { part: Part; reading: Reading }) {
  const { reader, offices } = reading
  const { words } = reader
  const { responsible, partners, from, to, cost, currency } = part.fields
  const valueDay = part.fields['cost-day']
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(key)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {responsible !== undefined &&
        line(
          'plans.field.responsible',
          <OfficeLink
            id={responsible}
            name={offices.get(responsible) ?? responsible}
            reader={reader}
          />,
        )}
      {partners !== undefined && line('plans.field.partners', <bdi>{partners}</bdi>)}
      {(from !== undefined || to !== undefined) &&
        line('plans.column.period', periodWords({ from, to }, reader))}
      {cost !== undefined &&
        currency !== undefined &&
        line(
          'plans.field.cost',
          <>
            <Amount amount={cost} currency={currency} reader={reader} />
            {valueDay !== undefined && (
              <small> {words.t('plans.cost.day', { day: words.day(valueDay) })}</small>
            )}
          </>,
        )}
    </dl>
  )
}

/** A period that may be open at either end. */
export function periodWords(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  { words }: Pick<Reader, 'words'>,
): string {
  if (from !== undefined && to !== undefined)
    return words.t('plans.period', { from: words.day(from), to: words.day(to) })
  if (from !== undefined) return words.t('plans.period.from', { from: words.day(from) })
  return to === undefined ? '' : words.t('plans.period.to', { to: words.day(to) })
}

/** An amount of money with its currency, as exact as it was written. */
export const Amount = ({
  amount,
  currency,
  reader: { words },
}: {
  amount: string
  currency: string
  reader: Pick<Reader, 'words'>
}) => (
  <bdi>
    {amountText(amount, words.locale)} {currency}
  </bdi>
)

/** What others show beside a part. */
export const Beside = ({ part, reading: { asides } }: { part: Part; reading: Reading }) => (
  <>{asides.map((aside) => aside.part?.(part))}</>
)
