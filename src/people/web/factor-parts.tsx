import { create } from 'qrcode'
import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Field } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#people/paths.ts'
import type { Factors } from '#people/views/factor.ts'
import { wayTo } from './shared.tsx'

/** A field for a code of an app, or a recovery code. What was typed is never sent back. */
export function CodeField({
  reader,
  again,
  hint = 'people.factor.code.hint',
}: {
  reader: Reader
  again: Again | null
  /** The key of its words. */
  hint?: string
}) {
  const { words } = reader
  return (
    <Field
      name="code"
      label={words.t('people.factor.code')}
      hint={words.t(hint)}
      again={again}
      words={words}
    >
      {(attributes) => (
        <input
          class="ds-input"
          type="text"
          dir="ltr"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxLength={60}
          required
          {...attributes}
        />
      )}
    </Field>
  )
}

/** Recovery codes, to be printed or written down. */
export const CodeList = ({ reader, codes }: { reader: Reader; codes: readonly string[] }) => (
  <ol class="codes" dir="ltr" aria-label={reader.words.t('people.factor.codes')}>
    {codes.map((code) => (
      <li>
        <code>{code}</code>
      </li>
    ))}
  </ol>
)

const edge = 4

/** What an app reads with a camera: dark squares on white in either scheme, or cameras would not find them. */
export function Picture({ address, label }: { address: string; label: string }) {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * edge
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_unused, column) =>
      modules.get(row, column) === 0 ? '' : `M${column + edge} ${row + edge}h1v1h-1z`,
    ).join(''),
  )
  return (
    <svg class="code-picture" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={rows.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** The app somebody has: since when, how many recovery codes are left, and what may be done with it. */
export function Present({
  reader,
  factors,
  since,
}: {
  reader: Reader
  factors: Factors
  since: string
}) {
  const { words } = reader
  return (
    <Section title={words.t('people.factor.app')}>
      <p>{words.t('people.factor.since', { day: words.day(since.slice(0, 10)) })}</p>
      <p>{words.t('people.factor.left', { count: factors.codesLeft })}</p>
      <p class="ways">
        <a class="ds-button" data-variant="secondary" href={wayTo(reader, paths.renewCodes)}>
          {words.t('people.factor.renew')}
        </a>
        <a class="ds-button" data-variant="secondary" href={wayTo(reader, paths.removeFactor)}>
          {words.t('people.factor.remove')}
        </a>
      </p>
    </Section>
  )
}
