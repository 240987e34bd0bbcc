import { linkTo, type Reader } from '#platform/http/reader.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { paths as trends } from '#trends/paths.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import type { CitedBy } from '#plans/views/reading/below.ts'
import type { Reading } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { UpperLink } from './upper.tsx'

/** What a part cites above it. */
export function Cites({ part, reading }: { part: Part; reading: Reading }) {
  const { shown, uppers, reader } = reading
  const cited = shown.citations.filter((each) => each.part === part.part)
  if (cited.length === 0) return null
  return (
    <div class="plan__cites">
      <p class="plan__name">{reader.words.t('plans.cites')}</p>
      <ul>
        {cited.map(({ upper }) => (
          <li>
            <UpperLink upper={upper} told={uppers.get(upperText(upper))} reader={reader} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The issues that a part answers, as far as the reader may see them. */
export function Answers({ part, reading }: { part: Part; reading: Reading }) {
  const { shown, issues, reader } = reading
  const { words, locale } = reader
  const answered = shown.rationale
    .filter((each) => each.part === part.part)
    .flatMap(({ issue }) => issues.get(issue) ?? [])
  if (answered.length === 0) return null
  return (
    <div class="plan__cites">
      <p class="plan__name">
        {words.t(part.part === rootPart ? 'plans.answers.plan' : 'plans.answers')}
      </p>
      <ul>
        {answered.map(({ id, titles }) => {
          const { text, locale: language } = titleIn(titles, locale)
          return (
            <li>
              <a class="ds-link" href={linkTo(reader, trends.issue(id))}>
                <Said wording={{ text, language }} />
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Who cites a part. */
export function ServedBy({
  part,
  reading: { shown, below, reader },
}: {
  part: Part
  reading: Reading
}) {
  const citing = below.get(part.part) ?? []
  if (citing.length === 0) return null
  return (
    <details class="plan__below">
      <summary>{reader.words.t('plans.served-by', { count: citing.length })}</summary>
      <ul>
        {citing.map((each) => (
          <li>
            <CitingPart citing={each} reader={reader} />
            {each.citedIn !== shown.version.number && (
              <small class="plan__of">
                {' · '}
                {reader.words.t('plans.cited-earlier', { number: each.citedIn })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A part of another plan that cites something: its title, leading to it, and of which plan it is. */
export function CitingPart({
  citing,
  reader,
}: {
  citing: Omit<CitedBy, 'cited' | 'citedIn' | 'recordedFrom'>
  reader: Reader
}) {
  const { words, locale } = reader
  const { plan, number, part, titles, planTitles, state, officeName, office } = citing
  const address = `${linkTo(reader, paths.version(plan, number))}#${part}`
  return (
    <>
      <a class="ds-link" href={address}>
        <Said
          wording={
            nearest(part === rootPart ? planTitles : titles, locale) ?? {
              text: part,
              language: 'en',
            }
          }
        />
      </a>{' '}
      <small class="plan__of">
        <Said wording={nearest(planTitles, locale) ?? { text: plan, language: 'en' }} /> ·{' '}
        {words.t('plans.version.number', { number })} · <bdi lang="en">{officeName ?? office}</bdi>
        {state !== 'published' && state !== 'reviewed' && <> · {words.t(`plans.state.${state}`)}</>}
      </small>
    </>
  )
}
