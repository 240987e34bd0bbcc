import MailComposer from 'nodemailer/lib/mail-composer'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { directionOf, type Locale } from '#platform/i18n/locale.ts'
import { wordsIn, type Words } from '#platform/i18n/words.ts'
import { hasControls, wordingOf } from '#mail/model/letter.ts'
import type { Taken } from '#mail/store.ts'

/** Who writes: the organisation, its sender and where a person says how often they want letters. */
export interface Sender {
  /** The organisation's id; part of each mail's own name. */
  organisation: string
  title: Readonly<Record<Locale, string>>
  /** Like `Meridian <meridian@example.org>`. */
  from: string
  /** The account page in this language, absolute. */
  account(locale: Locale): string
}

interface Piece {
  heading: string | null
  paragraphs: readonly string[]
  link: { url: string; says: string } | null
}

/**
 * A mail of one letter, or of several to the same mailbox as a digest: plain text and simple HTML, in the language and the
 * direction of who reads it. Nobody else's address stands in it.
 */
export function composed(letters: readonly [Taken, ...Taken[]], sender: Sender): Promise<Buffer> {
  const [first] = letters
  const words = wordsIn(first.locale)
  const isDigest = letters.length > 1
  const pieces = letters.map((letter) => pieceOf(letter, words, isDigest))
  const subject = isDigest
    ? words.t('mail.digest.subject', { count: letters.length, title: sender.title[first.locale] })
    : wordingOf(first, words).subject
  if (hasControls(subject)) throw new Error('a subject is one line')
  const account = sender.account(first.locale)
  const foot = [
    words.t('mail.foot.why', { title: sender.title[first.locale] }),
    words.t('mail.foot.account', { account }),
  ]
  const greeting = words.t('mail.greeting', { name: first.name })
  const domain = /@([^>\s]+)>?\s*$/.exec(sender.from)?.[1] ?? 'localhost'
  const mail = new MailComposer({
    from: sender.from,
    to: { name: first.name, address: first.address },
    subject,
    messageId: `<${letters
      .map((each) => each.id)
      .join('.')
      .slice(0, 100)}.${sender.organisation}@${domain}>`,
    date: new Date(first.writtenAt),
    text: plain(greeting, pieces, foot),
    html: html({ subject, greeting, pieces, foot, account }, words),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': first.locale,
      'List-Unsubscribe': `<${account}>`,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return mail.compile().build()
}

function pieceOf(letter: Taken, words: Words, isDigest: boolean): Piece {
  const { subject, paragraphs, action } = wordingOf(letter, words)
  return {
    heading: isDigest ? subject : null,
    paragraphs,
    link: letter.link === null ? null : { url: letter.link, says: action },
  }
}

function plain(greeting: string, pieces: readonly Piece[], foot: readonly string[]): string {
  const texts = pieces.map(({ heading, paragraphs, link }) =>
    [
      ...(heading === null ? [] : [heading]),
      ...paragraphs,
      ...(link === null ? [] : [`${link.says}:\n${link.url}`]),
    ].join('\n\n'),
  )
  return `${[greeting, texts.join('\n\n* * *\n\n'), `-- \n${foot.join('\n')}`].join('\n\n')}\n`
}

interface Contents {
  subject: string
  greeting: string
  pieces: readonly Piece[]
  foot: readonly string[]
  account: string
}

/** Mail programs know little of style sheets: elements alone say what is what. */
function html({ subject, greeting, pieces, foot }: Contents, { locale }: Words): string {
  const dir = directionOf(locale)
  const body = [
    h('p', null, greeting),
    ...pieces.flatMap(({ heading, paragraphs, link }, at) => [
      ...(at > 0 ? [h('hr', null)] : []),
      ...(heading === null ? [] : [h('h2', null, heading)]),
      ...paragraphs.map((text) => h('p', null, text)),
      ...(link === null ? [] : [h('p', null, h('a', { href: link.url }, link.says))]),
    ]),
    h('hr', null),
    ...foot.map((text) => h('p', null, h('small', null, text))),
  ]
  const document = h(
    'html',
    { lang: locale, dir },
    h('head', null, h('meta', { charSet: 'utf-8' }), h('title', null, subject)),
    h('body', { dir }, body),
  )
  return `<!doctype html>${renderToString(document)}`
}
