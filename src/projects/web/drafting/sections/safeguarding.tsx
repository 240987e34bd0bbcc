import { nearest } from '#platform/i18n/wording.ts'
import { textOf } from '#platform/tree/part.ts'
import { rootPart, safeguardPart } from '#projects/model/kinds.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { choiceName } from '#projects/web/drafting/fields.tsx'
import { Guidance } from '#projects/web/drafting/guidance.tsx'
import type { SectionProps } from './section.ts'
import { PartWays } from './ways.tsx'

/** The safeguarding questions of the template, each with its answer and its explanation. */
export function SafeguardingSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words, locale } = reader
  const { template, parts, languages } = draft
  return (
    <ol class="write__questions">
      {template.safeguards.map((question) => {
        const id = safeguardPart(question.id)
        const part = parts.find((each) => each.part === id) ?? {
          part: id,
          kind: 'safeguard' as const,
          parent: rootPart,
          place: 0,
          fields: {},
        }
        const { answer } = part.fields
        const said = textOf(part, 'text', [locale, ...languages])
        return (
          <li id={id}>
            <p>{nearest(question.titles, locale)?.text ?? question.id}</p>
            <Guidance of={question} reader={reader} />
            <p>
              <strong>
                {answer === undefined
                  ? words.t('projects.draft.unanswered')
                  : choiceName('answer', answer, reader)}
              </strong>
            </p>
            {said !== null && (
              <p class="comments__text">
                <Said wording={said} />
              </p>
            )}
            <PartWays part={part} draft={draft} reader={reader} comments={comments} />
          </li>
        )
      })}
    </ol>
  )
}
