import type { Words } from '#platform/i18n/words.ts'
import { type Check, checkKey } from '#network/model/checks/check.ts'
import { checkWords } from '#network/model/checks/words.ts'

interface CheckListProps {
  words: Words
  checks: readonly Check[]
  /**
   * Given inside a form: each warning has a box by which it is signed for, field `signed` with the key of the check; these are
   * ticked already.
   */
  signed?: readonly string[]
}

/** What a change would bring that should not be: errors, which stop it, then warnings; each with what would mend it. */
export function CheckList({ words, checks, signed }: CheckListProps) {
  if (checks.length === 0) return <p>{words.t('network.checks.none')}</p>
  return (
    <>
      {(['error', 'warning'] as const).map((severity) => {
        const those = checks.filter((check) => check.severity === severity)
        if (those.length === 0) return null
        return (
          <section class={`checks checks--${severity}`}>
            <h3 class="ds-heading" data-size="2xs">
              {words.t(`network.checks.${severity}s`)} ({words.number(those.length)})
            </h3>
            <ul class="statements">
              {those.map((check) => (
                <CheckLine
                  check={check}
                  words={words}
                  signed={severity === 'warning' ? signed : undefined}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

interface CheckLineProps {
  check: Check
  words: Words
  signed: readonly string[] | undefined
}

function CheckLine({ check, words, signed }: CheckLineProps) {
  const { title, text, mend } = checkWords(check, words)
  const key = checkKey(check)
  const field = `signed-${key.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
  return (
    <li>
      <p>
        <strong>{title}.</strong> {text}
      </p>
      <p class="remark">{words.t('network.checks.mend', { mend })}</p>
      {signed !== undefined && (
        <p class="form__check">
          <input
            type="checkbox"
            id={field}
            name="signed"
            value={key}
            {...(signed.includes(key) ? { checked: true } : {})}
          />
          <label for={field}>{words.t('network.checks.sign')}</label>
        </p>
      )}
    </li>
  )
}
