import type { ComponentChildren } from 'preact'
import { here, linkTo, type MenuLine, type Visitor } from '#platform/http/reader.ts'
import { locales, ownNames } from '#platform/i18n/locale.ts'
import type { Stand } from '#platform/http/stand.ts'
import { DayPicker } from './day-picker.tsx'
import { DoorLine } from './door-line.tsx'
import { HeadTags } from './head-tags.tsx'
import { Palette } from './palette.tsx'
import { script } from './script.ts'
import { Share } from './share.tsx'
import { stylesheet } from './stylesheet.ts'

interface PageProps {
  /** Who asks; a page that rests on a database says on which event. */
  reader: Visitor & { stand?: Stand }
  title: string
  /** What the page is about, in a sentence for search engines and link previews. */
  summary?: string
  /** What the page chose by the clock, as its query would say it: stands in the address that never changes. */
  fixed?: Record<string, string>
  /** A page of one's own: no day is chosen on it, and its address, which may hold a secret, is not offered to be passed on. */
  isOwn?: boolean
  children: ComponentChildren
}

/** A whole page: head, menu, the day shown, the content, the foot. */
export function Page({ reader, title, summary, fixed = {}, isOwn = false, children }: PageProps) {
  const { words, site, locale } = reader
  const name = site.title[locale]
  return (
    <html lang={locale} dir={reader.direction} data-color-scheme="auto" data-size="sm">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === name ? name : `${title} – ${name}`}</title>
        {summary !== undefined && <meta name="description" content={summary} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={stylesheet().href} />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <script type="module" src={script().href} />
        {isOwn ? (
          <meta name="robots" content="noindex" />
        ) : (
          <HeadTags reader={reader} title={title} summary={summary} />
        )}
      </head>
      <body>
        <a class="skip ds-skip-link" href="#content">
          {words.t('platform.page.skip')}
        </a>
        <Head reader={reader} name={name} isOwn={isOwn} />
        <main id="content" class="content" tabindex={-1}>
          <RehearsalNote reader={reader} />
          {!isOwn && <MomentNote reader={reader} />}
          {children}
        </main>
        <Foot reader={reader}>
          {!isOwn && <Share reader={reader} title={title} fixed={fixed} />}
        </Foot>
      </body>
    </html>
  )
}

function Head({ reader, name, isOwn }: { reader: Visitor; name: string; isOwn: boolean }) {
  const { words } = reader
  return (
    <header class="head">
      <div class="head__line">
        <a class="head__name" href={linkTo(reader, '/')}>
          <svg class="head__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="14" />
            <path d="M16 2v28M4.5 9h23M2 16h28M4.5 23h23M16 2c-9 8-9 20 0 28M16 2c9 8 9 20 0 28" />
          </svg>
          <span>{name}</span>
        </a>
        <Palette reader={reader} />
        <DoorLine reader={reader} />
        <nav class="languages" aria-label={words.t('platform.page.languages')}>
          <ul>
            {locales.map((each) => (
              <li>
                <a
                  href={here(reader, {}, each)}
                  lang={each}
                  hreflang={each}
                  {...(each === reader.locale ? { 'aria-current': 'true' } : {})}
                >
                  {ownNames[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div class="head__bar">
        <nav class="menu" aria-label={words.t('platform.page.menu')}>
          {reader.site.menu.map((group) => (
            <ul>
              {group.filter(isFor(reader)).map(({ path, words: key }) => (
                <li>
                  <a
                    href={linkTo(reader, path)}
                    {...(isHere(reader.path, path) ? { 'aria-current': 'page' } : {})}
                  >
                    {words.t(key)}
                  </a>
                </li>
              ))}
            </ul>
          ))}
        </nav>
        {!isOwn && <DayPicker reader={reader} />}
      </div>
    </header>
  )
}

/** Whether a line of the menu is for who asks. */
const isFor =
  ({ asker }: Visitor) =>
  ({ rights }: MenuLine) =>
    rights === undefined || asker?.grants.some(({ right }) => rights.includes(right)) === true

const isHere = (path: string, line: string) =>
  path === line || (line !== '/' && path.startsWith(`${line}/`))

/** On every page of an organisation whose calendar stands still, so that nobody takes it for a real one. */
function RehearsalNote({ reader: { site, words } }: { reader: Visitor }) {
  if (site.standsAt === null) return null
  return (
    <p class="rehearsal">{words.t('platform.page.rehearsal', { day: words.day(site.standsAt) })}</p>
  )
}

function MomentNote({ reader }: { reader: Visitor }) {
  const { words, moment } = reader
  const isBeyond = moment.asOf > moment.horizon
  if (moment.asKnown === null && !isBeyond) return null
  return (
    <aside class="note">
      {moment.asKnown !== null && (
        <p>
          {words.t('platform.page.asKnown', { moment: words.instant(moment.asKnown) })}{' '}
          <a class="ds-link" href={here(reader, { asKnown: undefined })}>
            {words.t('platform.page.asKnown.now')}
          </a>
        </p>
      )}
      {isBeyond && <p>{words.t('platform.page.beyond', { horizon: words.day(moment.horizon) })}</p>}
    </aside>
  )
}

function Foot({ reader, children }: { reader: Visitor; children: ComponentChildren }) {
  const { words } = reader
  return (
    <footer class="foot">
      {children}
      <p>{words.t('platform.page.footer.sources')}</p>
      <p>
        <a class="ds-link" href={linkTo(reader, reader.site.api)}>
          {words.t('platform.page.footer.api')}
        </a>
      </p>
      <p>{words.t('platform.page.footer.program')}</p>
    </footer>
  )
}
