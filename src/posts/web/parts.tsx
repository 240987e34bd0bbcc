import type { ComponentChildren } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import { FormBody, staleIn } from '#platform/ui/conflict.tsx'
import { Checks, type Option, Select } from '#platform/ui/fields/select.tsx'
import { DayField } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { idIn, spanIn } from '#posts/model/held.ts'
import { type PostLife, postLife } from '#posts/views/life.ts'
import { spanText } from './post.tsx'

/** Who asks for a verb. */
export function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The post of a form as it is today, whatever day is asked about. Refuses one that the reader may not know of. */
export async function lifeToday(reader: Reader, id: string): Promise<PostLife> {
  const { asker } = signedIn(reader)
  return found(await postLife({ ...reader, moment: asker.today }, id), 'posts/unknown-post')
}

interface PartProps {
  again: Again | null
  words: Words
}

/** A day to choose; the words stand under `posts.field.<name>`. */
export function DayInput({
  name,
  words,
  ...field
}: PartProps & { name: string; beginning?: string; required?: boolean }) {
  const hint = name === 'from' ? {} : { hint: words.t('posts.field.day-hint') }
  const label = words.t(`posts.field.${name}`)
  return <DayField name={name} label={label} {...hint} words={words} {...field} />
}

/** Why something is done: stands in the history. */
export const WhyField = ({ name = 'why', ...field }: PartProps & { name?: string }) => (
  <LongField name={name} label={field.words.t('posts.field.why')} most={500} required {...field} />
)

interface FormPageProps {
  reader: Reader
  life: PostLife
  title: string
  again: Again | null
  /** Which of several things of the post is to be changed, in words: told again where the form itself gives way to a conflict. */
  subject?: string
  /** What can be chosen in the fields that are no days and no text. */
  options?: Readonly<Record<string, readonly Option[]>>
  children: ComponentChildren
}

/**
 * The page of a form about a post. When somebody saved the same meanwhile, what stands there now stands beside what was typed, field
 * by field, in place of the form.
 */
export function FormPage({
  reader,
  life,
  title,
  again,
  subject,
  options = {},
  children,
}: FormPageProps) {
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <bdi>{life.title}</bdi>
      </p>
      {staleIn(again) !== null && subject !== undefined && (
        <p>
          <bdi>{subject}</bdi>
        </p>
      )}
      <FormBody
        reader={reader}
        again={again}
        label={(field) => labelOf(field, reader.words)}
        shown={(field, value) => shownAs(field, value, { reader, life, options })}
        none={(field) => (field === 'rights' ? reader.words.t('posts.in-charge') : null)}
        control={(field) => <Anew stale={field} options={options} words={reader.words} />}
      >
        {children}
      </FormBody>
    </Page>
  )
}

const labels: Readonly<Record<string, string>> = {
  person: 'column.person',
  toPost: 'column.stand-in',
  rights: 'column.rights',
  reason: 'field.why',
  holding: 'column.holder',
  delegation: 'column.stand-in',
  holders: 'post.others',
  lent: 'post.lent',
  period: 'column.period',
}
const labelOf = (field: string, words: Words) => {
  const key = `posts.${labels[field] ?? `field.${field}`}`
  return words.has(key) ? words.t(key) : field
}

function shownAs(
  field: string,
  value: string,
  { reader, life, options }: Required<Pick<FormPageProps, 'reader' | 'life' | 'options'>>,
): string {
  const { words } = reader
  const hidden = words.t('posts.holder.hidden')
  const holder = life.holdings.find((each) => each.id === idIn(value))
  const lent = life.lent.find((each) => each.id === idIn(value))
  if (field === 'period') return spanText(spanIn(value), reader)
  if (field === 'holders')
    return holder ? `${holder.holder ?? hidden} (${spanText(holder, reader)})` : hidden
  if (field === 'lent')
    return lent ? `${lent.name ?? hidden}, ${lent.standIn} (${spanText(lent, reader)})` : hidden
  if (isDay(field)) return words.day(value)
  return options[field]?.find((each) => each.id === value)?.name ?? value
}

const isDay = (field: string) => field === 'day' || field === 'from' || field === 'until'

/** Where a field of a conflict is written anew. */
function Anew({
  stale: { field, mine },
  options,
  words,
}: {
  stale: StaleField
  options: Readonly<Record<string, readonly Option[]>>
  words: Words
}) {
  const [value = ''] = mine
  const label = `${labelOf(field, words)}: ${words.t('platform.conflict.anew')}`
  const attributes = { id: `anew-value-${field}`, name: field, 'aria-label': label }
  const given = options[field]
  if (field === 'rights' && given)
    return <Checks name={field} options={given} chosen={mine} prefix="anew-" />
  if (given) return <Select options={given} chosen={value} attributes={attributes} />
  if (isDay(field)) return <input class="ds-input" type="date" {...attributes} value={value} />
  return <input class="ds-input" type="text" dir="auto" {...attributes} value={value} />
}
