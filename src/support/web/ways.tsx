import type { SignedReader } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { Section } from '#platform/ui/section.tsx'
import type { Actor } from '#platform/act.ts'
import type { By } from '#posts/actions/operator.ts'
import { askingIt, givingIt } from '#support/actions/acting.ts'
import { type Move, moveRules, movesFrom } from '#support/model/moves.ts'
import { heldByRequest, openStates, type SupportRequest } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'

/** Whether somebody may act on one side of a request. */
export async function may(
  side: (by: By, request: SupportRequest) => Promise<Actor>,
  reader: SignedReader,
  request: SupportRequest,
): Promise<boolean> {
  try {
    await side(reader, request)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What the reader can do with a request now; null where there is nothing. */
export async function waysOf(reader: SignedReader, request: SupportRequest) {
  const { words, locale } = reader
  const { state } = request.standing
  const gives = await may(givingIt, reader, request)
  const asks = await may(askingIt, reader, request)
  const moves: Move[] = [
    ...(gives ? movesFrom(state, 'holder') : []),
    ...(asks ? movesFrom(state, 'asker') : []),
  ]
  const isOpen = gives && openStates.includes(state)
  if (moves.length === 0) return null
  const here = { locale, asked: {} }
  return (
    <Section id="do" title={words.t('support.section.do')}>
      <div class="ways">
        {moves.map((move, at) =>
          moveRules[move].needs === null ? (
            <form method="post" action={linkTo(here, paths.move(request.id, move))}>
              <input type="hidden" name="version" value={versionOf(heldByRequest(request))} />
              <button class="ds-button" data-variant={variantOf(move, at)} type="submit">
                {words.t(`support.move.${move}`)}
              </button>
            </form>
          ) : (
            <a
              class="ds-button"
              data-variant={variantOf(move, at)}
              href={linkTo(here, paths.move(request.id, move))}
            >
              {words.t(`support.move.${move}`)}
            </a>
          ),
        )}
        {isOpen && (
          <a
            class="ds-button"
            data-variant="secondary"
            href={linkTo(here, paths.passOn(request.id))}
          >
            {words.t('support.pass-on')}
          </a>
        )}
      </div>
    </Section>
  )
}

/** The move that leads on stands first, and shows it; to take a request back leads nowhere. */
const variantOf = (move: Move, at: number) =>
  at === 0 && move !== 'withdraw' ? 'primary' : 'secondary'
