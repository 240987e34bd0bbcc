import type { Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { textOf } from '#platform/tree/part.ts'
import { wordsIn } from '#platform/tree/wrong.ts'
import { chapterPart, type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { ChapterTemplate } from '#projects/model/template.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { Guidance } from '#projects/web/drafting/guidance.tsx'
import type { SectionProps } from './section.ts'
import { PartWays } from './ways.tsx'

/** The chapters: what belongs into each, what is written, how many words of how many; each is written on a page of its own. */
export function NarrativeSection({ marked, reader }: SectionProps) {
  const { draft, comments } = marked
  return (
    <>
      {draft.template.chapters.map((chapter) => {
        const id = chapterPart(chapter.id)
        const part = draft.parts.find((each) => each.part === id) ?? unwritten(id)
        const said = textOf(part, 'text', [reader.locale, ...draft.languages])
        return (
          <section class="write__chapter" id={id}>
            <h2 class="ds-heading" data-size="xs">
              {nearest(chapter.titles, reader.locale)?.text ?? chapter.id}
            </h2>
            <Count chapter={chapter} part={part} languages={draft.languages} reader={reader} />
            {said === null ? (
              <Guidance of={chapter} reader={reader} />
            ) : (
              <details>
                <summary>
                  <Said wording={{ ...said, text: beginningOf(said.text) }} />
                </summary>
                <p class="comments__text">
                  <Said wording={said} />
                </p>
              </details>
            )}
            <PartWays part={part} draft={draft} reader={reader} comments={comments} />
          </section>
        )
      })}
    </>
  )
}

const unwritten = (part: string): ProjectPart => ({
  part,
  kind: 'chapter',
  parent: rootPart,
  place: 0,
  fields: {},
})

/** The first words of a text, for a line. */
const beginningOf = (text: string): string => {
  const words = text.split(/\s+/u).filter(Boolean)
  return words.length <= 18 ? text : `${words.slice(0, 18).join(' ')} …`
}

interface CountProps {
  chapter: ChapterTemplate
  part: ProjectPart
  languages: readonly string[]
  reader: Reader
}

/** How many words stand there in each language, and how many may; more than may is told in words, not by colour alone. */
function Count({
  chapter: { mostWords, isRequired },
  part,
  languages,
  reader: { words },
}: CountProps) {
  const told = languages.flatMap((language) => {
    const text = part.fields[`text.${language}`]
    if (text === undefined) return []
    const count = wordsIn(text)
    const isOver = mostWords !== null && count > mostWords
    return [{ language, count, isOver }]
  })
  return (
    <p class="write__count">
      <small>
        {told.length === 0 &&
          words.t(isRequired ? 'projects.draft.unwritten-needed' : 'projects.draft.unwritten', {
            most: mostWords ?? 0,
          })}
        {told.map(({ language, count, isOver }, at) => (
          <>
            {at > 0 && ' · '}
            {languages.length > 1 && `${words.languageName(language) ?? language}: `}
            <span class={isOver ? 'write__over' : ''}>
              {mostWords === null
                ? words.t('projects.draft.words', { count })
                : words.t(isOver ? 'projects.draft.words-over' : 'projects.draft.words-of', {
                    count,
                    most: mostWords,
                    over: count - mostWords,
                  })}
            </span>
          </>
        ))}
      </small>
    </p>
  )
}
