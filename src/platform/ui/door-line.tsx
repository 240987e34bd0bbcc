import { here, linkTo, type Visitor } from '#platform/http/reader.ts'

/** At the head of every page: the way in, or who is signed in, with the way to their account and out. */
export function DoorLine({ reader }: { reader: Visitor }) {
  const { asker, words, site, path } = reader
  const { signIn, signOut, account, work } = site.door
  if (asker === null) {
    const to = path === signIn ? {} : { to: here(reader, {}) }
    return (
      <nav class="door" aria-label={words.t('platform.door')}>
        <a href={linkTo({ locale: reader.locale, asked: {} }, signIn, to)} rel="nofollow">
          <Figure />
          <span class="door__text">{words.t('platform.door.in')}</span>
        </a>
      </nav>
    )
  }
  return (
    <nav class="door" aria-label={words.t('platform.door')}>
      <a class="door__work" href={linkTo({ locale: reader.locale, asked: {} }, work)}>
        <Tray />
        <span class="door__text">{words.t('platform.door.work')}</span>
        {reader.waiting !== undefined && (
          <span class="door__count" data-work-count>
            {reader.waiting > 0 && words.number(reader.waiting)}
          </span>
        )}
      </a>
      <a href={linkTo({ locale: reader.locale, asked: {} }, account)}>
        <Figure />
        <bdi class="door__text">{asker.name}</bdi>
      </a>
      <form method="post" action={`/${reader.locale}${signOut}`}>
        <button type="submit">{words.t('platform.door.out')}</button>
      </form>
    </nav>
  )
}

const Tray = () => (
  <svg class="door__figure" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d="M2.5 11 5 3.5h10l2.5 7.5v5.5h-15zM2.5 11h4.5l1 2.5h4l1-2.5h4.5" />
  </svg>
)

const Figure = () => (
  <svg class="door__figure" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <circle cx="10" cy="6.5" r="3.5" />
    <path d="M3 18c0-4 3-6.5 7-6.5s7 2.5 7 6.5" />
  </svg>
)
