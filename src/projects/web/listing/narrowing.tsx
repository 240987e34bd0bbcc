import { here, linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf, type Chooseable } from '#platform/ui/choice.tsx'
import { projectStates, publicStates } from '#projects/model/life.ts'
import { projectSorts, type ProjectSort } from '#projects/model/reading/listing.ts'
import { projectOrigins } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import type { ProjectChoices } from '#projects/views/reading/choices.ts'
import type { Wanted } from '#projects/views/reading/listing.ts'

interface NarrowingProps {
  reader: Reader
  wanted: Wanted
  /** How the list is ordered; left out where the page is no list. */
  order?: ProjectSort
  choices: ProjectChoices
  /** Whether the reader sees projects before they are public. */
  isInside: boolean
  /** The page that it narrows: the list, unless told. */
  page?: string
}

/** What is narrowed by least: it stands behind a line that opens. */
const further = [
  'type',
  'donor',
  'fund',
  'programme',
  'year',
  'running',
  'framework',
  'serves',
  'origin',
] as const

/** The form above the list of projects. */
export function Narrowing({
  reader,
  wanted,
  order,
  choices,
  isInside,
  page = paths.projects,
}: NarrowingProps) {
  const { words } = reader
  const label = (name: string) => words.t(`projects.list.by.${name}`)
  const one = (name: keyof Wanted, options: readonly Chooseable[]) => (
    <ChoiceOf
      form="projects"
      name={name}
      label={label(name)}
      any={words.t('projects.list.any')}
      options={options}
      chosen={wanted[name] === undefined ? undefined : String(wanted[name])}
    />
  )
  const told = (ids: readonly string[], key: string) =>
    ids.map((id) => ({ id, name: words.t(`${key}.${id}`) }))
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('projects.list.narrow')}>
      <div class="finder__field finder__field--wide">
        <label for="projects-q">{label('q')}</label>
        <input
          class="ds-input"
          id="projects-q"
          name="q"
          type="search"
          dir="auto"
          maxLength={200}
          value={wanted.q ?? ''}
        />
      </div>
      {one('state', told(isInside ? projectStates : publicStates, 'projects.state'))}
      {one('region', choices.region)}
      {one('office', choices.office)}
      {one('country', choices.country)}
      {one('theme', choices.theme)}
      {order !== undefined && (
        <ChoiceOf
          form="projects"
          name="order"
          label={label('order')}
          options={told(projectSorts, 'projects.list.order')}
          chosen={order}
        />
      )}
      <details class="finder__more" open={further.some((name) => wanted[name] !== undefined)}>
        <summary>{words.t('projects.list.more')}</summary>
        <div class="finder__fields">
          {one('type', choices.type)}
          {one('donor', choices.donor)}
          {one('fund', choices.fund)}
          {one('programme', choices.programme)}
          {one('framework', choices.framework)}
          {one('origin', told(projectOrigins, 'projects.list.origin'))}
          <div class="finder__field">
            <label for="projects-year">{label('year')}</label>
            <input
              class="ds-input"
              id="projects-year"
              type="text"
              name="year"
              inputMode="numeric"
              pattern="(19|20)[0-9]{2}|2100"
              maxLength={4}
              value={wanted.year ?? ''}
            />
          </div>
          {one('running', [{ id: 'yes', name: words.t('projects.list.running') }])}
          <div class="finder__field">
            <label for="projects-serves">{label('serves')}</label>
            <input
              class="ds-input"
              id="projects-serves"
              type="text"
              name="serves"
              dir="ltr"
              maxLength={200}
              placeholder="sdg@2015/10.7"
              value={wanted.serves ?? ''}
            />
          </div>
        </div>
      </details>
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('projects.list.show')}
        </button>
        <a class="ds-link" href={linkTo(reader, page)}>
          {words.t('projects.list.reset')}
        </a>
      </div>
    </form>
  )
}

/** What the list is narrowed by, each with a way to do without it; nothing where it is not narrowed. */
export function Chips({
  reader,
  wanted,
  choices,
}: Pick<NarrowingProps, 'reader' | 'wanted' | 'choices'>) {
  const { words } = reader
  const chosen = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: String(value) }],
  )
  if (chosen.length === 0) return null
  const among: Readonly<Record<string, readonly Chooseable[]>> = { ...choices }
  const called = ({ name, value }: (typeof chosen)[number]) => {
    if (name === 'state') return words.t(`projects.state.${value}`)
    if (name === 'origin') return words.t(`projects.list.origin.${value}`)
    if (name === 'running') return words.t('projects.list.running')
    return among[name]?.find(({ id }) => id === value)?.name ?? value
  }
  return (
    <ul class="chips" aria-label={words.t('projects.list.narrowed')}>
      {chosen.map((each) => (
        <li>
          <a
            class="chips__one"
            href={here(reader, { [each.name]: undefined, cursor: undefined })}
            aria-label={words.t('projects.list.without', {
              name: words.t(`projects.list.by.${each.name}`),
              value: called(each),
            })}
          >
            <span class="chips__name">{words.t(`projects.list.by.${each.name}`)}</span>{' '}
            <bdi>{called(each)}</bdi> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
