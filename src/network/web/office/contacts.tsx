import type { Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Section } from '#platform/ui/section.tsx'
import type { Office } from '#network/views/office.ts'

/** How to reach the office, as published. */
export function Contacts({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  if (office.contacts.length === 0) return null
  return (
    <Section title={words.t('network.office.contacts')}>
      <dl class="contacts">
        {office.contacts.map((line) => (
          <>
            <dt>{words.t(`network.channel.${line.channel}`)}</dt>
            <dd>
              <Contact channel={line.channel} value={line.value} />
              <Grounds row={line} reader={reader} />
            </dd>
          </>
        ))}
      </dl>
    </Section>
  )
}

/** A contact as published; telephone numbers, mail and web addresses can be used at once. */
function Contact({ channel, value }: { channel: string; value: string }) {
  if (channel === 'telephone' || channel === 'hotline') {
    const number = numberIn(value)
    return number === null ? (
      <bdi dir="ltr">{value}</bdi>
    ) : (
      <a class="ds-link" href={`tel:${number}`} dir="ltr">
        {value}
      </a>
    )
  }
  if (channel === 'email')
    return (
      <a class="ds-link" href={`mailto:${value}`} dir="ltr">
        {value}
      </a>
    )
  if (channel === 'website')
    return (
      <a
        class="ds-link"
        href={/^https?:/.test(value) ? value : `http://${value}`}
        rel="external noreferrer"
        dir="ltr"
      >
        {value}
      </a>
    )
  return <bdi lang="en">{value}</bdi>
}

/**
 * The number to dial, up to an extension or a second number: `+249 156554600/1/2`. Null without a country's code, since
 * such a number cannot be dialled from elsewhere.
 */
const numberIn = (value: string): string | null =>
  /^\+[\d\s().-]+/.exec(value)?.[0].replace(/[^+\d]/g, '') ?? null
