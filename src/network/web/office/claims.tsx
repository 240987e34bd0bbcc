import type { Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import type { Ruling } from '#sources/model/claim.ts'
import type { Statement } from '#sources/views.ts'
import { StatementTable } from '#sources/web/statements.tsx'

/** What was decided about the claims where they disagree. */
export function Rulings({ rulings, reader }: { rulings: readonly Ruling[]; reader: Reader }) {
  if (rulings.length === 0) return null
  return (
    <Section title={reader.words.t('network.office.rulings')}>
      <ul class="statements" lang="en" dir="ltr">
        {rulings.map((ruling) => (
          <li>
            {ruling.reason} <small>({ruling.taken})</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Every claim about the office, as it was made. */
export function Claims({ claims, reader }: { claims: readonly Statement[]; reader: Reader }) {
  const { words } = reader
  return (
    <Section title={words.t('network.office.claims')}>
      <details>
        <summary>{words.t('network.office.claims.count', { count: claims.length })}</summary>
        <StatementTable
          statements={claims}
          reader={reader}
          caption={words.t('network.office.claims')}
        />
      </details>
    </Section>
  )
}
