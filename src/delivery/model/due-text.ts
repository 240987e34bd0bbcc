import type { Words } from '#platform/i18n/words.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { DueKind } from './due.ts'

/** As much of what is due as tells what it is. */
export interface DueNamed {
  kind: DueKind
  ref: string
  text: string | null
  stepTitles: Readonly<Record<string, string>> | null
}

/** What a report is called. */
export function reportText(report: string, words: Words): string {
  const [, kind = 'interim', number] = /^(interim|final)(?:-(\d+))?$/.exec(report) ?? []
  return words.t(`delivery.report.${kind}`, { number: Number(number ?? '1') })
}

/** What is due, in a few words of the reader's language. */
export function dueText({ kind, ref, text, stepTitles }: DueNamed, words: Words): string {
  if (kind === 'report') return reportText(ref, words)
  if (kind === 'instalment') return words.t('delivery.due.instalment', { number: Number(ref) })
  if (kind === 'step')
    return nearest(stepTitles ?? {}, words.locale)?.text ?? words.t('delivery.due.step')
  const called = words.t(`delivery.due.${kind}`)
  return text === null ? called : `${called}: ${text}`
}
