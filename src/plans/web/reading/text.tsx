import type { Reader } from '#platform/http/reader.ts'
import { textOf } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'
import { directionOfLanguage, type Wording } from '#platform/i18n/wording.ts'
import { Said } from '#platform/ui/parts/said.tsx'

/** What a part says under a name, and in which of the plan's languages it is to be read. */
interface TextProps {
  part: Pick<Part, 'fields'>
  name: string
  /** The chosen language first. */
  languages: readonly string[]
  reader: Reader
}

/** Says that a text is in another language than the one chosen, since nobody translated it. */
export function OtherLanguage({
  wording,
  languages: [chosen],
  reader: { words },
}: {
  wording: Wording
  languages: readonly string[]
  reader: Reader
}) {
  if (wording.language === chosen) return null
  const language = words.languageName(wording.language) ?? wording.language
  return (
    <>
      {' '}
      <small class="plan__other">{words.t('plans.text.other', { language })}</small>
    </>
  )
}

/** A short text of a part; nothing where none is written. */
export function ShortText({ part, name, languages, reader }: TextProps) {
  const wording = textOf(part, name, languages)
  if (wording === null) return null
  return (
    <>
      <Said wording={wording} />
      <OtherLanguage wording={wording} languages={languages} reader={reader} />
    </>
  )
}

/** A long text of a part, its paragraphs as they were written; nothing where none is. */
export function LongText({ part, name, languages, reader }: TextProps) {
  const wording = textOf(part, name, languages)
  if (wording === null) return null
  const { text, language } = wording
  return (
    <div class="plan__text">
      {text
        .split(/\n\s*\n/)
        .filter((each) => each.trim() !== '')
        .map((each) => (
          <p lang={language} dir={directionOfLanguage(language)}>
            {each}
          </p>
        ))}
      <OtherLanguage wording={wording} languages={languages} reader={reader} />
    </div>
  )
}
