import type { FastifyReply } from 'fastify'
import type { Db } from '#platform/db/db.ts'
import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { locales, ownNames } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Done } from '#platform/ui/done.tsx'
import { Field } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { longest, shortest } from '#people/model/password.ts'

/** What the doors of people are given: the clock, and whether someone owes a second factor after their password. */
export interface PeopleHelp {
  now(): Date
  awaitsFactor(db: Db, person: string): Promise<boolean>
  /** What people call the organisation's OpenID Connect provider; null where there is none. */
  openidName: string | null
  /** Where invented people sign in on an installation for trying out, and the key of its words; null on all others. */
  demo: { path: string; words: string } | null
}

/** A link of ours without the day asked about: what is done here is done now. */
export const wayTo = (
  reader: { locale: Locale },
  path: string,
  query: Record<string, string | undefined> = {},
): string => linkTo({ locale: reader.locale, asked: {} }, path, query)

/** The same, as it stands in a letter in that language. */
export const letterLink = (
  origin: string,
  locale: Locale,
  path: string,
  query: Record<string, string> = {},
): string => origin + wayTo({ locale }, path, query)

/** The address a request came from, as the server knows it. */
export const addressOf = (reply: FastifyReply): string => reply.request.ip

/** A page of someone's own, with a short form: narrow, under one heading. */
export function OwnPage({
  reader,
  title,
  done,
  children,
}: {
  reader: Reader
  title: string
  /** The key of what was just done, to be told. */
  done?: string | undefined
  children: ComponentChildren
}) {
  const { words } = reader
  const key = `people.done.${done ?? ''}`
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {done !== undefined && words.has(key) && <Done>{words.t(key)}</Done>}
      {children}
    </Page>
  )
}

interface InputProps {
  words: Words
  again: Again | null
}

/** A field for the password there is, by which somebody shows that it is they. */
export const PresentPassword = ({
  name = 'current',
  label = 'people.field.current',
  words,
  again,
}: InputProps & { name?: string; label?: string }) => (
  <Field name={name} label={words.t(label)} again={again} words={words}>
    {(attributes) => (
      <input
        class="ds-input"
        type="password"
        autocomplete="current-password"
        required
        {...attributes}
      />
    )}
  </Field>
)

/** A field for a new password, with what it must be. What was typed is never sent back. */
export const NewPassword = ({ words, again }: InputProps) => (
  <Field
    name="password"
    label={words.t('people.field.new-password')}
    hint={words.t('people.field.new-password.hint', { shortest, longest })}
    again={again}
    words={words}
  >
    {(attributes) => (
      <input
        class="ds-input"
        type="password"
        autocomplete="new-password"
        required
        minLength={shortest}
        {...attributes}
      />
    )}
  </Field>
)

/** A field for an address. */
export const AddressField = ({
  words,
  again,
  value,
  autocomplete,
}: InputProps & { value: string; autocomplete: string }) => (
  <Field name="email" label={words.t('people.field.email')} again={again} words={words}>
    {(attributes) => (
      <input
        class="ds-input"
        type="email"
        dir="ltr"
        autocomplete={autocomplete}
        maxLength={254}
        required
        value={value}
        {...attributes}
      />
    )}
  </Field>
)

/** A field for a name. */
export const NameField = ({
  words,
  again,
  value,
  autocomplete,
  label = words.t('people.field.name'),
}: InputProps & { value: string; autocomplete: string; label?: string }) => (
  <Field name="name" label={label} again={again} words={words}>
    {(attributes) => (
      <input
        class="ds-input"
        type="text"
        dir="auto"
        autocomplete={autocomplete}
        maxLength={120}
        required
        value={value}
        {...attributes}
      />
    )}
  </Field>
)

/** A choice of language, each under its own name. */
export const LanguageField = ({ words, again, value }: InputProps & { value: string }) => (
  <Field name="locale" label={words.t('people.field.language')} again={again} words={words}>
    {(attributes) => (
      <select class="ds-input" {...attributes}>
        {locales.map((each) => (
          <option value={each} lang={each} selected={each === value}>
            {ownNames[each]}
          </option>
        ))}
      </select>
    )}
  </Field>
)
