import type { Again } from '#platform/doors/forms.ts'
import { signedIn } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import { Field, Refused, typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { ComponentChildren } from 'preact'
import { type PostLife, postLife } from '#posts/views/life.ts'

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
  beginning = '',
  required = false,
  again,
  words,
}: PartProps & { name: string; beginning?: string; required?: boolean }) {
  const hint = name === 'from' ? {} : { hint: words.t('posts.field.day-hint') }
  return (
    <Field name={name} label={words.t(`posts.field.${name}`)} {...hint} again={again} words={words}>
      {(attributes) => (
        <input
          class="ds-input"
          type="date"
          {...attributes}
          value={typedOr(again, name, beginning)}
          required={required}
        />
      )}
    </Field>
  )
}

/** Why something is done: stands in the history. */
export function WhyField({ name = 'why', again, words }: PartProps & { name?: string }) {
  return (
    <Field name={name} label={words.t('posts.field.why')} again={again} words={words}>
      {(attributes) => (
        <textarea class="ds-input" maxLength={500} dir="auto" required {...attributes}>
          {typedOr(again, name)}
        </textarea>
      )}
    </Field>
  )
}

/** The page of a form about a post. When the post changed meanwhile, what it is now stands beside what was typed, and the form goes on from it. */
export function FormPage({
  reader,
  life,
  title,
  again,
  now,
  children,
}: {
  reader: Reader
  life: PostLife
  title: string
  again: Again | null
  now: ComponentChildren
  children: ComponentChildren
}) {
  const isStale = again?.refusal.code === 'posts/changed-meanwhile'
  return (
    <Page reader={reader} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <bdi>{life.title}</bdi>
      </p>
      <Refused again={again} words={reader.words} />
      {isStale && now}
      {children}
    </Page>
  )
}

/** The version of the post that the form rests on: that on which it was opened, or that of now once the reader was told what changed. */
export function Version({ life, again }: { life: PostLife; again: Again | null }) {
  const isTold = again === null || again.refusal.code === 'posts/changed-meanwhile'
  const version = isTold ? life.version : typedOr(again, 'version', life.version)
  return <input type="hidden" name="version" value={version} />
}
