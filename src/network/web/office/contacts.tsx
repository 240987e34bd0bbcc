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
  if (channel === 'telephone' || channel === 'hotline')
    return (
      <a class="ds-link" href={`tel:${value.replace(/[^+\d]/g, '')}`} dir="ltr">
        {value}
      </a>
    )
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
