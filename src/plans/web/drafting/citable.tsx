import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import type { CitableGroup } from '#plans/views/drafting/citable.ts'
import type { uppersTold } from '#plans/views/reading/cited.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'

interface GroupsProps {
  groups: readonly CitableGroup[]
  isOpen: (group: CitableGroup) => boolean
  ticked: readonly string[]
  /** What is cited already, as texts. */
  cited: readonly string[]
  reader: Reader
}

/** What can be cited, plan by plan and framework by framework, to be ticked. */
export function CitableGroups({ groups, isOpen, ticked, cited, reader }: GroupsProps) {
  const { words } = reader
  if (groups.length === 0) return <p class="empty">{words.t('plans.part.nothing-found')}</p>
  return (
    <div id="field-uppers">
      {groups.map((group) => (
        <details class="draft__citable" open={isOpen(group)}>
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
                  {isCited && <small> · {words.t('plans.part.cited-already')}</small>}
                </label>
              </p>
            )
          })}
        </details>
      ))}
    </div>
  )
}

interface CitedProps {
  cited: readonly Upper[]
  told: Awaited<ReturnType<typeof uppersTold>>
  /** Where one is taken back; null where the reader may not. */
  uncite: string | null
  reader: Reader
}

/** What a part cites already, each with a way to take it back. */
export function CitedUppers({ cited, told, uncite, reader }: CitedProps) {
  const label = reader.words.t('plans.part.uncite')
  const link = (upper: Upper) => (
    <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
  )
  return (
    <ul class="draft__cites">
      {cited.map((upper) => (
        <li>
          {uncite === null ? (
            link(upper)
          ) : (
            <form class="draft__cited" method="post" action={uncite}>
              <span>{link(upper)}</span>
              <input type="hidden" name="upper" value={upperText(upper)} />
              <button
                class="ds-button"
                data-variant="tertiary"
                type="submit"
                aria-label={`${label}: ${upperText(upper)}`}
              >
                {label}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Looks for something in what can be cited: a form of its own, which keeps nothing. */
export const CitableSearch = ({
  q,
  action,
  reader: { words },
}: {
  q: string
  action: string
  reader: Reader
}) => (
  <form class="form" method="get" action={action}>
    <TextField
      name="q"
      label={words.t('plans.part.search')}
      hint={words.t('plans.part.search-hint')}
      beginning={q}
      again={null}
      words={words}
    />
    <p>
      <SubmitButton label={words.t('plans.part.find')} barred={null} id="no-find" isQuiet />
    </p>
  </form>
)

/** The form that chooses what is cited, from what can be or typed. What it sends is read with `uppersChosen`. */
export function CiteFields({ again, ...groups }: GroupsProps & { again: Again | null }) {
  const { reader } = groups
  const { words } = reader
  return (
    <Form reader={reader}>
      <CitableGroups {...groups} />
      <TextField
        name="typed"
        label={words.t('plans.part.typed')}
        hint={words.t('plans.part.typed-hint')}
        most={500}
        isAddress
        beginning={typedOr(again, 'typed')}
        again={again}
        words={words}
      />
      <p>
        <SubmitButton label={words.t('plans.part.cite-these')} barred={null} id="no-cite" />
      </p>
    </Form>
  )
}

/** What was ticked and typed to be cited, each with the field it came from. */
export const uppersChosen = ({
  uppers = [],
  typed,
}: {
  uppers?: readonly string[]
  typed?: string
}) => [
  ...uppers.map((text) => ({ text, field: 'uppers' })),
  ...(typed === undefined ? [] : [{ text: typed, field: 'typed' }]),
]
