import type { Reader } from '#platform/http/reader.ts'
import { linkTo } from '#platform/http/reader.ts'
import { upperText } from '#frameworks/model/upper.ts'
import type { CitableGroup } from '#plans/views/drafting/citable.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { paths } from '#projects/paths.ts'
import { Said } from '#projects/web/reading/said.tsx'
import type { Draft } from './draft.tsx'

interface GroupsProps {
  groups: readonly CitableGroup[]
  isOpen: boolean
  ticked: readonly string[]
  /** What is cited already, as texts. */
  cited: readonly string[]
  reader: Reader
}

/** What can be cited, plan by plan and framework by framework, to be ticked. */
export function CitableGroups({ groups, isOpen, ticked, cited, reader }: GroupsProps) {
  const { words } = reader
  if (groups.length === 0) return <p class="empty">{words.t('projects.draft.nothing-found')}</p>
  return (
    <div id="field-uppers">
      {groups.map((group) => (
        <details
          class="draft__citable"
          open={isOpen || group.items.some(({ upper }) => ticked.includes(upperText(upper)))}
        >
          <summary>
            <Said wording={group.title} />{' '}
            <small>
              {group.level !== null && <>{words.t(`plans.level.${group.level}`)} · </>}
              {group.office !== null && (
                <>
                  <bdi>{group.office}</bdi> ·{' '}
                </>
              )}
              {words.number(group.items.length)}
            </small>
          </summary>
          {group.items.map(({ upper, kind, title }) => {
            const text = upperText(upper)
            const isCited = cited.includes(text)
            const called = group.isPlan ? `plans.kind.${kind}` : `frameworks.kind.${kind}`
            return (
              <p class="form__check">
                <input
                  type="checkbox"
                  id={`upper-${text}`}
                  name="uppers"
                  value={text}
                  checked={isCited || ticked.includes(text)}
                  disabled={isCited}
                />
                <label for={`upper-${text}`}>
                  <small>
                    {words.has(called) ? words.t(called) : kind} <bdi dir="ltr">{upper.code}</bdi>
                  </small>{' '}
                  <Said wording={title} />
                  {isCited && <small> · {words.t('projects.draft.cited-already')}</small>}
                </label>
              </p>
            )
          })}
        </details>
      ))}
    </div>
  )
}

/** What of a draft's citations is told to the reader, by their texts. */
export const toldOf = (reader: Reader, { citations }: Pick<Draft, 'citations'>) =>
  uppersTold(
    reader,
    citations.map(({ upper }) => upper),
  )

interface CitedProps {
  part: string
  draft: Draft
  told: Awaited<ReturnType<typeof toldOf>>
  reader: Reader
}

/** What a part cites already, each with a way to take it back. */
export function Cited({ part, draft, told, reader }: CitedProps) {
  const { words, locale } = reader
  const { project, version, citations, barred } = draft
  const cited = citations.filter((each) => each.part === part)
  if (cited.length === 0) return <p class="empty">{words.t('projects.draft.cites-nothing')}</p>
  const action = linkTo({ locale, asked: {} }, paths.uncite(project.id, version.number, part))
  return (
    <ul class="draft__cites">
      {cited.map(({ upper }) => (
        <li>
          {barred === null ? (
            <form class="draft__cited" method="post" action={action}>
              <span>
                <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
              </span>
              <input type="hidden" name="upper" value={upperText(upper)} />
              <button
                class="ds-button"
                data-variant="tertiary"
                type="submit"
                aria-label={`${words.t('projects.draft.uncite')}: ${upperText(upper)}`}
              >
                {words.t('projects.draft.uncite')}
              </button>
            </form>
          ) : (
            <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
          )}
        </li>
      ))}
    </ul>
  )
}
