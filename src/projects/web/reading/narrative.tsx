import { upperText } from '#frameworks/model/upper.ts'
import { isOfPlan } from '#frameworks/model/upper.ts'
import { LongText } from '#plans/web/reading/text.tsx'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { nearest } from '#platform/i18n/wording.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { chapterOf } from '#projects/model/writing.ts'
import type { Reading } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'

/** What others show beside a part, below what it says. */
export const Beside = ({ part, reading }: { part: ProjectPart; reading: Reading }) => (
  <>{reading.asides.map((aside) => aside.part?.(part))}</>
)

/** The chapters that are written, in the order of the template. */
export const writtenChapters = ({ shown: { parts } }: Reading): ProjectPart[] =>
  parts.filter(
    ({ kind, fields }) =>
      kind === 'chapter' && Object.keys(fields).some((name) => name.startsWith('text.')),
  )

/** Why and how: the chapters, each under the title that its template gives it. */
export function Narrative({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { template, languages } = shown
  return (
    <>
      {writtenChapters(reading).map((part) => {
        const title = nearest(chapterOf(template, part.part)?.titles ?? {}, reader.locale)
        return (
          <section class="plan__part" id={part.part}>
            <h3>{title === null ? part.part : <Said wording={title} />}</h3>
            <LongText part={part} name="text" languages={languages} reader={reader} />
            <Beside part={part} reading={reading} />
          </section>
        )
      })}
    </>
  )
}

/** What a part cites above it, what is superseded marked as such. */
export function Cites({ part, reading }: { part: string; reading: Reading }) {
  const { shown, uppers, reader } = reading
  const cited = shown.citations.filter((each) => each.part === part)
  if (cited.length === 0) return null
  const { words } = reader
  const list = (title: string, those: typeof cited) =>
    those.length > 0 && (
      <div class="plan__cites">
        <p class="plan__name">{words.t(title)}</p>
        <ul>
          {those.map(({ upper }) => (
            <li>
              <UpperLink upper={upper} told={uppers.get(upperText(upper))} reader={reader} />
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <>
      {list(
        'projects.page.cites.plan',
        cited.filter(({ upper }) => isOfPlan(upper)),
      )}
      {list(
        'projects.page.cites.framework',
        cited.filter(({ upper }) => !isOfPlan(upper)),
      )}
    </>
  )
}

/** What the project as a whole serves; says so where it cites nothing. */
export function Serves({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  return shown.citations.some(({ part }) => part === rootPart) ? (
    <Cites part={rootPart} reading={reading} />
  ) : (
    <p class="empty">{reader.words.t('projects.page.cites.none')}</p>
  )
}
