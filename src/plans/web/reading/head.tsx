import type { ComponentChildren } from 'preact'
import { here, linkTo, queryOf } from '#platform/http/reader.ts'
import { wasPublished } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { periodWords } from './part.tsx'
import type { Reading } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { Covers } from '#network/web/place-links.tsx'
import { PlanOffice } from './said.tsx'
import { forceWords } from './versions.tsx'

/** The languages in which the version can be read, and its documents in the one chosen. */
export function Languages({ reading: { shown, reader } }: { reading: Reading }) {
  const { words } = reader
  const { version, languages } = shown
  const [chosen = ''] = languages
  const called = (language: string) => words.languageName(language) ?? language
  const file = (format: string) =>
    `/${reader.locale}${paths.document(version.plan.id, version.number, format)}${queryOf({ language: chosen, ...reader.asked })}`
  return (
    <div class="plan__ways">
      {version.languages.length > 1 && (
        <nav aria-label={words.t('plans.languages.choose')}>
          <ul class="countries">
            {version.languages.map((each) => (
              <li>
                <a
                  class="ds-link"
                  href={here(reader, { language: each })}
                  hreflang={each}
                  {...(each === chosen ? { 'aria-current': 'true' } : {})}
                >
                  {called(each)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="exports">
        {words.t('plans.document.files')}{' '}
        {['docx', 'pdf'].map((format) => (
          <>
            <a class="ds-link" href={file(format)} hreflang={chosen} rel="nofollow">
              {format.toUpperCase()}
            </a>{' '}
          </>
        ))}
        <a
          class="ds-link"
          href={linkTo(reader, paths.workbook(version.plan.id, version.number))}
          rel="nofollow"
        >
          {words.t('plans.sheet.short')}
        </a>
      </p>
    </div>
  )
}

/** What a version is: whose, for whom, for when, in what languages, how it stands. */
export function About({ reading }: { reading: Reading }) {
  const { shown, reader, places } = reading
  const { words, site } = reader
  const { version, template } = shown
  const { plan } = version
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`plans.column.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  const address = `${site.origin}/${reader.locale}${paths.version(plan.id, version.number)}`
  const templateTitle = nearest(template.titles, reader.locale)
  return (
    <dl class="facts__list">
      {line('office', <PlanOffice plan={plan} reader={reader} />)}
      {line('covers', <Covers covers={plan.covers} names={places} reader={reader} />)}
      {(version.from !== null || version.to !== null) &&
        line(
          'period',
          periodWords({ from: version.from ?? undefined, to: version.to ?? undefined }, reader),
        )}
      {version.inForce !== null && line('in-force', forceWords(version, reader))}
      {line(
        'languages',
        words.list(version.languages.map((each) => words.languageName(each) ?? each)),
      )}
      {templateTitle !== null &&
        line(
          'template',
          <>
            <Said wording={templateTitle} /> ·{' '}
            {words.t('plans.version.number', { number: template.version })}
          </>,
        )}
      {reading.follows !== null &&
        line(
          'follows',
          <a class="ds-link" href={linkTo(reader, paths.plan(reading.follows.plan.id))}>
            <Said
              wording={
                nearest(reading.follows.titles, reader.locale) ?? {
                  text: reading.follows.plan.id,
                  language: 'en',
                }
              }
            />
          </a>,
        )}
      {plan.source !== null &&
        line(
          'source',
          plan.source.address === null ? (
            <bdi>{plan.source.title}</bdi>
          ) : (
            <a class="ds-link" href={plan.source.address}>
              <bdi>{plan.source.title}</bdi>
            </a>
          ),
        )}
      {version.reason !== null &&
        version.state === 'withdrawn' &&
        line('reason', <bdi>{version.reason}</bdi>)}
      {wasPublished(version) &&
        line(
          'address',
          <bdi dir="ltr" class="plan__address">
            {address}
          </bdi>,
        )}
      {version.fingerprint !== null &&
        line(
          'fingerprint',
          <code class="plan__fingerprint" dir="ltr">
            {version.fingerprint}
          </code>,
        )}
    </dl>
  )
}
