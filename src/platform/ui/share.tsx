import type { ComponentChildren } from 'preact'
import { here, type Visitor } from '#platform/http/reader.ts'
import type { Stand } from '#platform/http/stand.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-copy': { class: string; children: ComponentChildren; 'data-done': string }
    }
  }
}

/** What other sites add to links to follow people; it changes nothing on a page. */
export const isForeign = (key: string): boolean => /^utm_|clid$/.test(key)

interface ShareProps {
  reader: Visitor & { stand?: Stand }
  title: string
  /** What else of the query must be given outright, because the page would choose it by the clock. */
  fixed?: Record<string, string>
}

/**
 * The address that gives this answer for ever: the same page with the day, and with the moment of the last event that the answer
 * rests on, so that no later correction changes it. Nothing where the page rests on no database.
 */
export function Share({ reader, title, fixed = {} }: ShareProps) {
  const { words, site, locale, moment, stand } = reader
  if (stand === undefined || stand.at === null) return null
  const foreign = [...reader.query.keys()].filter(isForeign).map((key) => [key, undefined])
  const address = here(reader, {
    ...Object.fromEntries(foreign),
    ...fixed,
    asOf: moment.asOf,
    asKnown: stand.at,
  })
  const whole = site.origin + address
  return (
    <details class="share">
      <summary>{words.t('platform.share')}</summary>
      <meridian-copy class="share__copy" data-done={words.t('platform.share.copied')}>
        <label for="share-address">{words.t('platform.share.for-ever')}</label>
        <input class="ds-input" id="share-address" type="text" dir="ltr" readOnly value={whole} />
        <template>
          <button class="ds-button" data-variant="secondary" type="button">
            {words.t('platform.share.copy')}
          </button>
          <span role="status" />
        </template>
      </meridian-copy>
      <p>
        {words.t('platform.share.cite')}{' '}
        <q>
          {words.t('platform.share.citation', {
            name: site.title[locale],
            title,
            day: words.day(moment.asOf),
            moment: words.instant(stand.at),
          })}{' '}
          <bdi dir="ltr">{whole}</bdi>
        </q>
      </p>
      <p class="share__links">
        <a class="ds-link" href={address} rel="nofollow">
          {words.t('platform.share.open')}
        </a>
        <a
          class="ds-link"
          href={here(reader, { asOf: undefined, asKnown: undefined, cursor: undefined })}
        >
          {words.t('platform.share.today')}
        </a>
      </p>
    </details>
  )
}
