import type { Locale } from '#platform/i18n/locale.ts'

/** Whether somebody was only asked to come, may sign in, or may no longer. */
export const standings = ['invited', 'active', 'deactivated'] as const
export type PersonStanding = (typeof standings)[number]

/** When letters come that can wait: each at once, or together once a day or a week. */
export const rhythms = ['at-once', 'daily', 'weekly'] as const
export type Letters = (typeof rhythms)[number]

/** A person with an account, as this database holds them now. */
export interface Person {
  id: string
  /** Lower case; no two people have the same. */
  email: string
  name: string
  locale: Locale
  letters: Letters
  standing: PersonStanding
}

/** Whom a letter goes to, as letters name them. */
export const addresseeOf = ({
  id,
  email,
  name,
  locale,
}: Pick<Person, 'id' | 'email' | 'name' | 'locale'>) => ({
  to: email,
  person: id,
  name,
  locale,
})

/** How a letter that can wait goes to them: at once where they wish so, else with others. */
export const mannerFor = ({ letters }: Person): 'at-once' | 'digest' =>
  letters === 'at-once' ? 'at-once' : 'digest'

/** An address as it is kept and compared: without spaces around it, in one form of Unicode, in lower case. */
export const plainAddress = (text: string): string => text.trim().normalize('NFKC').toLowerCase()

/** Whether the text is one plain address of mail, which fits a letter's head. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(text)

/** A name as it is kept: inner spaces single, none around it. */
export const plainName = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')

/** Whether the text can be what somebody is called: something to read, on one line, without marks that turn the direction of a page. */
export const isName = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Cs}\p{Co}\p{Bidi_C}\u2028\u2029<>]/u.test(text)
