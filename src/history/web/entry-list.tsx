import type { ComponentChildren } from 'preact'
import { isDay } from '#platform/day.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { isOfVocabulary, predicateText, valueText } from '#sources/web/statement-text.ts'
import { deedKey } from '#history/model/entry.ts'
import type { ShownEntry } from '#history/views.ts'

/** Deeds, the last first: what was done to what, by whom, when, why, and what became of what. */
export function EntryList({
  items,
  reader,
  isOfRecord = false,
}: {
  items: readonly ShownEntry[]
  reader: Reader
  /** Stands on the page of the one record they are all about. */
  isOfRecord?: boolean
}) {
  return (
    <ol class="history">
      {items.map((entry) => (
        <li class="history__entry" id={`entry-${entry.number}`}>
          <p class="history__deed">
            <strong>{deedText(entry.name, reader)}</strong>
            {!isOfRecord && <Record entry={entry} reader={reader} />}
          </p>
          <p class="history__who">
            <time dateTime={entry.at}>{reader.words.instant(entry.at)}</time>
            {' · '}
            <Who entry={entry} reader={reader} />
          </p>
          {entry.why !== null && (
            <p>
              {reader.words.t('history.why')} <q dir="auto">{entry.why}</q>
            </p>
          )}
          <Changes entry={entry} reader={reader} />
          <Statements entry={entry} reader={reader} />
          <AsItWas entry={entry} reader={reader} isOfRecord={isOfRecord} />
        </li>
      ))}
    </ol>
  )
}

/** A verb in words; one of an older program that has none any more stands as it was written. */
export const deedText = (name: string, { words }: Pick<Reader, 'words'>): string =>
  words.has(deedKey(name)) ? words.t(deedKey(name)) : name

function Record({ entry, reader }: { entry: ShownEntry; reader: Reader }) {
  const { record, subject } = entry
  const isOwnFiles = subject === reader.site.id
  if (record === null && (isOwnFiles || !subject.includes(':')))
    return (
      <span>: {isOwnFiles ? reader.site.title[reader.locale] : recordText(subject, reader)}</span>
    )
  const name = <bdi>{record?.name ?? recordText(subject, reader)}</bdi>
  return (
    <span>
      {': '}
      {record?.path ? (
        <a class="ds-link" href={linkTo(reader, record.path)}>
          {name}
        </a>
      ) : (
        name
      )}
    </span>
  )
}

const recordText = (subject: string, { words }: Reader): string => {
  const key = `history.record.${subject.replace(':', '-')}`
  return words.has(key) ? words.t(key) : subject
}

/** Who did it, under which post, on whose behalf; what the program did by itself says so. */
function Who({ entry, reader }: { entry: ShownEntry; reader: Reader }) {
  const { words } = reader
  const { actor, person, postTitle, forPostTitle } = entry
  if (person === null) {
    const command = `history.command.${actor}`
    return (
      <span>
        {words.t('history.by-program', { command: words.has(command) ? words.t(command) : actor })}
      </span>
    )
  }
  const post = postTitle === null ? '' : words.t('history.under-post', { post: postTitle })
  const behalf = forPostTitle === null ? '' : words.t('history.on-behalf', { post: forPostTitle })
  return (
    <span>
      <bdi>{actor}</bdi>
      {[post, behalf]
        .filter((part) => part !== '')
        .map((part) => (
          <>
            {reader.locale === 'ar' ? '، ' : ', '}
            {part}
          </>
        ))}
    </span>
  )
}

/** The most lines that are read at a glance; more are folded away under their number. */
const atAGlance = 6

/** What became of what, a line each. */
function Lines({ count, words, of, children }: LinesProps) {
  const list = <ul class="history__changes">{children}</ul>
  if (count <= atAGlance) return list
  return (
    <details>
      <summary>{words.t(of, { count })}</summary>
      {list}
    </details>
  )
}

interface LinesProps {
  count: number
  words: Reader['words']
  /** The words that count them. */
  of: string
  children: ComponentChildren
}

function Changes({ entry: { changes }, reader }: { entry: ShownEntry; reader: Reader }) {
  const { words } = reader
  if (changes.length === 0) return null
  return (
    <Lines count={changes.length} words={words} of="history.changes">
      {changes.map(({ field, before, after }) => (
        <li>
          <span class="history__field">{words.has(field) ? words.t(field) : field}</span>
          <Became before={dayOr(before, reader)} after={dayOr(after, reader)} reader={reader} />
        </li>
      ))}
    </Lines>
  )
}

/** A day as people write it; anything else as it stands. */
const dayOr = (text: string | null, { words }: Reader): string | null =>
  text !== null && isDay(text) ? words.day(text) : text

interface BecameProps {
  before: string | null
  after: string | null
  reader: Reader
  language?: string
}

/** What it was, and what it became; words say what colours and strokes do. */
function Became({ before, after, reader, language }: BecameProps) {
  const { words } = reader
  const lang = language === undefined ? {} : { lang: language }
  return (
    <span>
      {before !== null && (
        <>
          <span class="history__unseen">{words.t('history.before')}</span>
          <del>
            <bdi {...lang}>{before}</bdi>
          </del>{' '}
        </>
      )}
      {before !== null && after !== null && (
        <span aria-hidden="true">{words.t('history.arrow')} </span>
      )}
      {after !== null && (
        <>
          <span class="history__unseen">{words.t('history.after')}</span>
          <ins>
            <bdi {...lang}>{after}</bdi>
          </ins>
        </>
      )}
    </span>
  )
}

function Statements({ entry: { statements }, reader }: { entry: ShownEntry; reader: Reader }) {
  const { words } = reader
  if (statements.length === 0) return null
  return (
    <Lines count={statements.length} words={words} of="history.statements">
      {statements.map(({ predicate, before, after, source, line }) => (
        <li>
          <span class="history__field">{predicateText(predicate, words)}</span>
          <Became
            before={before && valueText(predicate, before, words)}
            after={after && valueText(predicate, after, words)}
            reader={reader}
            {...(isOfVocabulary(predicate) ? {} : { language: 'en' })}
          />{' '}
          <a class="ds-link history__source" href={linkTo(reader, `/sources/${source}`)}>
            {line === null
              ? words.t('platform.source', { source })
              : words.t('platform.source.line', { source, line })}
          </a>
        </li>
      ))}
    </Lines>
  )
}

/** The record as it was known from this deed on: its own page, at that moment. */
function AsItWas({
  entry,
  reader,
  isOfRecord,
}: {
  entry: ShownEntry
  reader: Reader
  isOfRecord: boolean
}) {
  const path = isOfRecord ? reader.path : (entry.record?.path ?? null)
  if (path === null || !entry.isAnswered) return null
  const { asOf } = reader.asked
  const asked = { ...(asOf === undefined ? {} : { asOf }), asKnown: entry.at }
  return (
    <p class="history__then">
      <a class="ds-link" href={linkTo({ locale: reader.locale, asked }, path)} rel="nofollow">
        {reader.words.t('history.as-it-was')}
      </a>
    </p>
  )
}
