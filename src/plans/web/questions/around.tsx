import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { paths } from '#plans/paths.ts'
import type { Around, AroundList } from '#plans/views/questions/around.ts'
import type { ComparedUpper } from '#plans/views/questions/compared.ts'
import { citingOf } from '#plans/views/questions/seen.ts'
import { PlanChanges } from '#plans/web/reading/changed.tsx'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import type { Told } from './parts.tsx'

/** What was said beside what is said now, word by word; of what was withdrawn, what it said. */
export function Differing({
  compared: { before, after, fields, cites },
  told,
  reader,
}: {
  compared: ComparedUpper
  told: Told
  reader: Reader
}) {
  const { words } = reader
  if (after === null)
    return (
      <>
        <p>{words.t('plans.question.compared.gone')}</p>
        <PlanChanges changes={gone(before)} reader={reader} />
      </>
    )
  const isSame = fields.length + cites.added.length + cites.removed.length === 0
  return (
    <>
      {isSame && <p>{words.t('plans.question.compared.same')}</p>}
      {fields.length > 0 && <PlanChanges changes={fields} reader={reader} />}
      <Cited name="removed" uppers={cites.removed} told={told} reader={reader} />
      <Cited name="added" uppers={cites.added} told={told} reader={reader} />
    </>
  )
}

const gone = (before: PartFields) =>
  Object.entries(before)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, text]) => ({ field, before: text, after: null }))

interface CitedProps {
  name: 'added' | 'removed'
  uppers: readonly Upper[]
  told: Told
  reader: Reader
}

const Cited = ({ name, uppers, told, reader }: CitedProps) =>
  uppers.length === 0 ? null : (
    <>
      <p>{reader.words.t(`plans.question.cites.${name}`)}</p>
      <ul>
        {uppers.map((upper) => (
          <li>
            <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
          </li>
        ))}
      </ul>
    </>
  )

interface AroundProps {
  name: 'others' | 'further'
  around: AroundList
  told: Told
  reader: Reader
}

/** Who else cites the same, or what rests on the one that cites. */
export function AroundThis({ name, around: { items, total }, told, reader }: AroundProps) {
  const { words } = reader
  return (
    <Section title={words.t(`plans.question.${name}`)}>
      {items.length === 0 ? (
        <p class="empty">{words.t(`plans.question.${name}.none`)}</p>
      ) : (
        <>
          {name === 'further' && <p>{words.t('plans.question.further.means')}</p>}
          <ul>
            {items.map((each) => (
              <li>
                <UpperLink
                  upper={citingOf(each)}
                  told={told.get(upperText(citingOf(each)))}
                  reader={reader}
                />{' '}
                <Stands around={each} reader={reader} />
              </li>
            ))}
          </ul>
          {total > items.length && (
            <p>{words.t('plans.question.others.more', { count: total - items.length })}</p>
          )}
        </>
      )}
    </Section>
  )
}

function Stands({ around: { state, question }, reader }: { around: Around; reader: Reader }) {
  if (state === null || question === null) return null
  return (
    <>
      {'· '}
      <a class="ds-link" href={linkTo(reader, paths.question(question))}>
        {reader.words.t(`plans.question.state.${state}`)}
      </a>
    </>
  )
}
