import { here, linkTo, type Visitor } from '#platform/http/reader.ts'
import { type Locale, locales } from '#platform/i18n/locale.ts'
import { isForeign } from './share.tsx'

/** Open Graph wants a territory with each language. */
const graphLocales: Record<Locale, string> = {
  en: 'en_GB',
  fr: 'fr_FR',
  es: 'es_ES',
  ar: 'ar_AR',
}

/** What search engines, feed readers and link previews look for: one whole address for the page in each language. */
export function HeadTags({
  reader,
  title,
  summary,
}: {
  reader: Visitor
  title: string
  summary: string | undefined
}) {
  const { site, locale, words, query } = reader
  const name = site.title[locale]
  const foreign = [...query.keys()].filter(isForeign).map((key) => [key, undefined])
  const addressIn = (each: Locale) => site.origin + here(reader, Object.fromEntries(foreign), each)
  const address = addressIn(locale)
  const graph: [string, string][] = [
    ['title', title],
    ['description', summary ?? words.t('platform.page.summary', { name })],
    ['url', address],
    ['type', 'website'],
    ['site_name', name],
    ['locale', graphLocales[locale]],
    ...locales
      .filter((each) => each !== locale)
      .map((each): [string, string] => ['locale:alternate', graphLocales[each]]),
  ]
  return (
    <>
      <link rel="canonical" href={address} />
      {locales.map((each) => (
        <link rel="alternate" hreflang={each} href={addressIn(each)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={addressIn('en')} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={words.t('platform.page.feed', { name })}
        href={site.origin + linkTo({ locale, asked: {} }, site.feed)}
      />
      {graph.map(([property, content]) => (
        <meta property={`og:${property}`} content={content} />
      ))}
    </>
  )
}
