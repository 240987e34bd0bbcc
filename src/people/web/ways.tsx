import type { Reader } from '#platform/http/reader.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { type questionFor, ShowPasskey } from './keys.tsx'
import { wayTo } from './shared.tsx'

interface OtherWaysProps {
  reader: Reader
  /** Where to go on afterwards. */
  to: string | undefined
  /** What a browser is asked, so that it shows a passkey. */
  wish: Awaited<ReturnType<typeof questionFor>>
  /** What people call the organisation's provider; null where there is none. */
  openidName: string | null
  /** They just signed out here: the provider may still know them. */
  isLeaving: boolean
}

/** The ways to sign in that need no password. */
export function OtherWays({ reader, to, wish, openidName, isLeaving }: OtherWaysProps) {
  const { words } = reader
  if (openidName === null && wish === null) return null
  return (
    <section class="other-ways" aria-label={words.t('people.keys.other-ways')}>
      {openidName !== null && (
        <p class="ways">
          <a
            class="ds-button"
            data-variant="secondary"
            href={wayTo(reader, paths.openid, { to: ownPath(to) ?? undefined })}
          >
            {words.t('people.openid.do', { name: openidName })}
          </a>
        </p>
      )}
      {openidName !== null && isLeaving && (
        <p>
          <a class="ds-link" href={wayTo(reader, paths.openidOut)}>
            {words.t('people.openid.leave', { name: openidName })}
          </a>
        </p>
      )}
      {wish !== null && <ShowPasskey reader={reader} to={to} wish={wish} isQuiet />}
    </section>
  )
}
