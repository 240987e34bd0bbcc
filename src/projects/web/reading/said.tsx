import { linkTo, type Reader } from '#platform/http/reader.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { ProjectState } from '#projects/model/life.ts'
import { moneyText } from '#projects/model/reading/money.ts'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'

/** What a project is called for the reader; its id where nothing is written yet. */
export const titleOf = ({ titles, id }: Pick<Project, 'titles' | 'id'>, locale: string): Wording =>
  nearest(titles, locale) ?? { text: id, language: 'en' }

/** A project's title, leading to its page. */
export const ProjectLink = ({
  project,
  reader,
}: {
  project: Pick<Project, 'titles' | 'id'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, paths.project(project.id))}>
    <Said wording={titleOf(project, reader.locale)} />
  </a>
)

/** The office that manages a project, leading to its page; records of what was published need not say which it is. */
export const OfficeOf = ({
  project: { office, officeName },
  reader,
}: {
  project: Pick<Project, 'office' | 'officeName'>
  reader: Reader
}) =>
  office === '' ? (
    <small>{reader.words.t('projects.page.no-office')}</small>
  ) : (
    <OfficeLink id={office} name={officeName ?? office} reader={reader} />
  )

/** Where a project stands, in a word. */
export const StateMark = ({ state, reader }: { state: ProjectState; reader: Reader }) => (
  <span class={`project__state project__state--${state}`}>
    {reader.words.t(`projects.state.${state}`)}
  </span>
)

/** A mark for what is not a record of the organisation's own work here: invented, or published elsewhere; and for what is confidential. */
export const Marks = ({
  project: { origin, isConfidential },
  reader: { words },
}: {
  project: Pick<Project, 'origin' | 'isConfidential'>
  reader: Reader
}) => (
  <>
    {origin !== 'own' && (
      <span class={`project__mark project__mark--${origin}`}>
        {words.t(`projects.page.origin.${origin}`)}
      </span>
    )}{' '}
    {isConfidential && <span class="project__mark">{words.t('projects.page.confidential')}</span>}
  </>
)

/** An exact amount with its currency, grouped as readers of the language write it. */
export const Money = ({
  amount,
  currency,
  reader: { locale },
}: {
  amount: string
  currency: string
  reader: Pick<Reader, 'locale'>
}) => <bdi class="project__money">{moneyText(amount, currency, locale)}</bdi>

/** From which day to which last day, as far as it is told; nothing where neither is. */
export function periodText(
  { from, to }: { from?: string | null | undefined; to?: string | null | undefined },
  { words }: Pick<Reader, 'words'>,
): string {
  const [begins, ends] = [from ?? null, to ?? null]
  if (begins !== null && ends !== null)
    return words.t('projects.page.period', { from: words.day(begins), to: words.day(ends) })
  if (begins !== null) return words.t('projects.page.period.from', { from: words.day(begins) })
  return ends === null ? '' : words.t('projects.page.period.to', { to: words.day(ends) })
}
