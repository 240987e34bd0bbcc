import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { locales, ownNames } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { Done } from '#platform/ui/done.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { paths as network } from '#network/paths.ts'
import { placeNames } from '#world/views.ts'
import { DonePageQuery } from '#partners/forms.ts'
import { isActive, nameOf, type Partner, referenceText } from '#partners/model/partner.ts'
import { paths } from '#partners/paths.ts'
import { partnerBy } from '#partners/views.ts'
import { activeText, labelOf, NameText, SourceText } from './parts.tsx'

/** One partner: its names, what others call it, and what other domains know of it. */
export function partnerPage(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(app, paths.partner(':id'), DonePageQuery, async (reader, { done }, { id = '' }) => {
    const { db, moment, words, locale, asker } = reader
    const partner = found(await partnerBy(db, moment, id), 'partners/unknown-partner')
    const more = await Promise.all(sections.map((section) => section(reader, id)))
    const mayEdit = asker?.grants.some(({ right }) => right === 'funds.mobilise') ?? false
    return (
      <Page reader={reader} title={nameOf(partner, locale)}>
        {done !== undefined && <Done>{words.t(`partners.done.${done}`)}</Done>}
        <h1 class="ds-heading" data-size="lg">
          <NameText names={partner.names} reader={reader} />
        </h1>
        <p class="lead">{words.t(`partners.kind.${partner.kind}`)}</p>
        {!isActive(partner, moment.asOf) && (
          <p class="note">{words.t('partners.not-active', { day: words.day(moment.asOf) })}</p>
        )}
        <About partner={partner} reader={reader} country={await countryText(reader, partner)} />
        {mayEdit && (
          <p class="ways">
            <WayTo
              href={linkTo(reader, paths.edit(id))}
              label={words.t('partners.edit.title')}
              barred={null}
              id="no-edit"
            />
          </p>
        )}
        {more}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.partners)}>
            {words.t('partners.list.title')}
          </a>
        </p>
      </Page>
    )
  })
}

async function countryText({ db, moment, locale }: Reader, { country }: Partner) {
  if (country === null) return null
  return (await placeNames(db, moment, locale)).get(country) ?? country
}

interface AboutProps {
  partner: Partner
  reader: Reader
  country: string | null
}

function About({ partner, reader, country }: AboutProps) {
  const { words, locale } = reader
  const line = (field: string, content: ComponentChildren) => (
    <>
      <dt>{labelOf(field, words)}</dt>
      <dd>{content}</dd>
    </>
  )
  const others = locales.flatMap((language) => {
    const name = partner.names[language]
    return language === locale || name === undefined ? [] : [{ language, name }]
  })
  const active = activeText(partner, words)
  return (
    <>
      <dl class="facts__list">
        {line('id', <bdi dir="ltr">{partner.id}</bdi>)}
        {country !== null &&
          line(
            'country',
            <a class="ds-link" href={linkTo(reader, network.country(partner.country ?? ''))}>
              <bdi>{country}</bdi>
            </a>,
          )}
        {others.length > 0 &&
          line(
            'names',
            <ul>
              {others.map(({ language, name }) => (
                <li>
                  <bdi lang={language}>{name}</bdi>{' '}
                  <small lang={language}>{ownNames[language]}</small>
                </li>
              ))}
            </ul>,
          )}
        {partner.isEuropeanUnion && line('isEuropeanUnion', words.t('partners.yes-no.yes'))}
        {active !== '' && line('active', active)}
        {partner.website !== null &&
          line('website', <SourceText source={partner.website} reader={reader} />)}
        {partner.source !== null &&
          line('source', <SourceText source={partner.source} reader={reader} />)}
      </dl>
      {partner.references.length > 0 && (
        <Section title={words.t('partners.field.references')}>
          <ul>
            {partner.references.map((reference) => (
              <li>
                <bdi dir="ltr">{referenceText(reference)}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {partner.alsoNamed.length > 0 && (
        <Section title={words.t('partners.field.alsoNamed')}>
          <p>{words.t('partners.also-named')}</p>
          <ul>
            {partner.alsoNamed.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
