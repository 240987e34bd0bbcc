import type { Reader } from '#platform/http/reader.ts'
import type { Checklist } from '#routes/model/checklist.ts'
import type { FieldReason, StepVerdict } from '#routes/model/route.ts'
import type { Naming } from './naming.ts'

interface VerdictProps {
  verdict: StepVerdict
  checklist: Checklist | null
  naming: Naming
  reader: Reader
}

/** What was said at a step: by whom, the verdict, why, what beside which field, and the answers to the checklist. */
export function VerdictSaid({ verdict: said, checklist, naming, reader }: VerdictProps) {
  const { words, locale } = reader
  const { by } = said
  const comma = locale === 'ar' ? '، ' : ', '
  return (
    <div class={`route-verdict route-verdict--${said.verdict}`}>
      <p class="history__who">
        <strong>{words.t(`routes.said.${said.verdict}`)}</strong>
        {' · '}
        <bdi>{by.name ?? ''}</bdi>
        {by.postTitle !== null && (
          <>
            {comma}
            <bdi lang="en">{by.postTitle}</bdi>
          </>
        )}
        {' · '}
        <time dateTime={said.at}>{words.instant(said.at)}</time>
      </p>
      {said.reason !== null && said.reason !== '' && (
        <p class="comments__text" dir="auto">
          {said.reason}
        </p>
      )}
      {said.reasons.length > 0 && (
        <Reasons reasons={said.reasons} naming={naming} reader={reader} />
      )}
      {said.answers.length > 0 && checklist !== null && (
        <details>
          <summary>{words.t('routes.page.answers', { count: said.answers.length })}</summary>
          <dl class="facts__list">
            {said.answers.map(({ item, answer, note }) => (
              <div>
                <dt>{checklist.items.find(({ id }) => id === item)?.titles[locale] ?? item}</dt>
                <dd>
                  {words.t(`routes.answer.${answer}`)}
                  {note !== '' && <p dir="auto">{note}</p>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

/** Reasons beside fields, each leading to the field. */
export function Reasons({
  reasons,
  naming,
  reader: { words },
}: {
  reasons: readonly FieldReason[]
  naming: Naming
  reader: Reader
}) {
  return (
    <dl class="route-reasons">
      {reasons.map(({ part, field, text }) => {
        const place = naming.place(part)
        const name = <bdi>{naming.part(part)}</bdi>
        return (
          <div>
            <dt>
              {place === null ? (
                name
              ) : (
                <a class="ds-link" href={place}>
                  {name}
                </a>
              )}
              {' · '}
              {field === '' ? words.t('routes.page.whole') : naming.field(field)}
            </dt>
            <dd class="comments__text" dir="auto">
              {text}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
