import { type Reader } from '#platform/http/reader.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import { Sources } from '#platform/ui/dated.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import type { Because } from '#routes/model/because.ts'
import type { StepState } from '#routes/model/route.ts'
import { becauseText, type Names, passedTexts } from '#routes/model/sentence.ts'

/** What a step is called for the reader: the id of its rule where that is gone. */
export const stepWording = (
  titles: Readonly<Record<string, string>>,
  rule: string,
  locale: string,
): Wording => nearest(titles, locale) ?? { text: rule, language: 'en' }

/** The title of a step, with the theme it is asked about where there is one. */
export const StepTitle = ({
  titles,
  rule,
  theme,
  reader: { words, locale },
}: {
  titles: Readonly<Record<string, string>>
  rule: string
  theme: string | null
  reader: Pick<Reader, 'words' | 'locale'>
}) => (
  <>
    <Said wording={stepWording(titles, rule, locale)} />
    {theme !== null && <> · {words.t(`posts.theme.${theme}`)}</>}
  </>
)

/** Where a step stands, in a word. */
export const StepMark = ({
  state,
  isLate = false,
  reader: { words },
}: {
  state: StepState
  isLate?: boolean
  reader: Pick<Reader, 'words'>
}) => (
  <span class={`route__mark route__mark--${isLate ? 'late' : state}`}>
    {words.t(isLate ? 'routes.page.late' : `routes.state.${state}`)}
  </span>
)

/** Why an office is asked, with what it rests on; and why those were passed over that would have been asked before. */
export function Why({
  because,
  names,
  reader,
}: {
  because: Because
  names: Names
  reader: Reader
}) {
  const { words } = reader
  const passed = passedTexts(because, words)
  return (
    <div class="route__why">
      {/* The documents stand behind the sentence, as links. */}
      {because.office !== '' && <p>{becauseText({ ...because, sources: [] }, names, words)}</p>}
      {because.sources.length > 0 && <Sources sources={because.sources} reader={reader} />}
      {passed.length > 0 && (
        <ul class="route__passed">
          {passed.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The office and the post that have a step. */
export const Holder = ({
  office,
  officeName,
  post,
  reader,
}: {
  office: string | null
  officeName: string | null
  post: string | null
  reader: Reader
}) => (
  <>
    {office !== null && <OfficeLink id={office} name={officeName ?? office} reader={reader} />}
    {post !== null && (
      <>
        {' · '}
        <bdi lang="en">{post}</bdi>
      </>
    )}
  </>
)
