import type { ComponentChildren, VNode } from 'preact'
import { linkTo } from '#platform/http/reader.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { paths as funds } from '#funds/paths.ts'
import { PartnerLink } from '#partners/web.tsx'
import { chosenIn } from '#platform/tree/field.ts'
import { countriesOf } from '#projects/model/reading/covers.ts'
import { markerOf } from '#projects/model/gender.ts'
import { isInUse, nameIn } from '#projects/model/vocabulary.ts'
import { paths } from '#projects/paths.ts'
import type { Reading } from './reading.ts'
import { Covers } from '#network/web/place-links.tsx'
import { Money, OfficeOf, periodText } from './said.tsx'

/** The key facts of a project, as the version shown says them. */
export function Facts({ reading }: { reading: Reading }) {
  const { shown, root, reader, places, asides } = reading
  const { words } = reader
  const { project, parts } = shown
  const { fields } = root
  const covers = countriesOf(parts)
  const agency = fields['executing-agency']
  return (
    <dl class="facts__list">
      <Fact name={words.t('projects.field.type')}>{typeName(reading, fields['type'])}</Fact>
      <Fact name={words.t('projects.field.second-type')}>
        {typeName(reading, fields['second-type'])}
      </Fact>
      <Fact name={words.t('projects.page.site')}>
        <OfficeOf project={project} reader={reader} />
      </Fact>
      <Fact name={words.t('projects.page.coverage')}>
        {covers.length > 0 && <Covers covers={covers} names={places} reader={reader} />}
      </Fact>
      <Fact name={words.t('projects.page.period.name')}>
        {periodText({ from: fields['from'], to: fields['to'] }, reader)}
      </Fact>
      <Fact name={words.t('projects.page.amount')}>{amountOf(reading)}</Fact>
      <Fact name={words.t('projects.field.donor')}>
        {fields['donor'] !== undefined && <PartnerName reading={reading} id={fields['donor']} />}
        {fields['donor-reference'] !== undefined && (
          <>
            {' · '}
            <bdi dir="ltr">{fields['donor-reference']}</bdi>
          </>
        )}
      </Fact>
      <Fact name={words.t('projects.field.fund')}>{fundOf(reading)}</Fact>
      <Fact name={words.t('projects.field.executing-agency')}>
        {agency !== undefined && <PartnerName reading={reading} id={agency} />}
      </Fact>
      <Fact name={words.t('projects.field.themes')}>
        {words.list(chosenIn(fields['themes'] ?? '').map((each) => words.t(`posts.theme.${each}`)))}
      </Fact>
      <Fact name={words.t('projects.field.gender-marker')}>{markerText(reading)}</Fact>
      <Fact name={words.t('projects.page.manager')}>
        {reading.manager !== null && <bdi>{reading.manager}</bdi>}
      </Fact>
      <Fact name={words.t('projects.page.reason')}>
        {shown.isInside && project.reason !== null && <bdi>{project.reason}</bdi>}
      </Fact>
      <Fact name={words.t('projects.page.copied-from')}>
        {shown.isInside && project.copiedFrom !== null && (
          <a class="ds-link" href={linkTo(reader, paths.project(project.copiedFrom))}>
            <bdi>{project.copiedFrom}</bdi>
          </a>
        )}
      </Fact>
      <Fact name={words.t('projects.page.source')}>{sourceOf(reading)}</Fact>
      {asides.flatMap(({ facts = [] }) =>
        facts.map(({ name, value }) => <Fact name={name}>{value}</Fact>),
      )}
    </dl>
  )
}

/** A name with what is told under it; nothing where nothing is. */
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const told = [children].flat().filter((each) => each !== false && each !== null && each !== '')
  if (told.every((each) => each === undefined)) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** A type as it was called when the project began. */
function typeName({ types, root, reader }: Reading, code: string | undefined): VNode | null {
  if (code === undefined) return null
  const all = types.filter((each) => each.code === code)
  const day = root.fields['from'] ?? reader.moment.asOf
  const type = all.find((each) => isInUse(each, day)) ?? all[0]
  return (
    <>
      <bdi dir="ltr">{code}</bdi>
      {type !== undefined && <> · {nameIn(type.names, reader.locale)}</>}
    </>
  )
}

/** What it costs, or, before there is a budget, what it is expected to. */
function amountOf({ shown, root, reader }: Reading): VNode | null {
  const { words } = reader
  const { project, version } = shown
  const { expected, currency = project.currency } = root.fields
  if (version.number === project.version && project.amount !== null && project.currency !== null)
    return (
      <>
        <Money amount={project.amount} currency={project.currency} reader={reader} />
        {project.overhead !== null && (
          <small>
            {' · '}
            {words.t('projects.page.overhead')}{' '}
            <Money amount={project.overhead} currency={project.currency} reader={reader} />
          </small>
        )}
      </>
    )
  if (expected === undefined || currency === null || currency === undefined) return null
  return (
    <>
      <Money amount={expected} currency={currency} reader={reader} />{' '}
      <small>{words.t('projects.page.expected')}</small>
    </>
  )
}

/** A partner of the register by its name; what is none of it stands as it was written. */
export function PartnerName({
  reading: { partners, reader },
  id,
}: {
  reading: Pick<Reading, 'partners' | 'reader'>
  id: string
}) {
  const partner = partners.get(id)
  return partner === undefined ? <bdi>{id}</bdi> : <PartnerLink partner={partner} reader={reader} />
}

function fundOf({ fund, root, reader }: Reading): VNode | null {
  const id = root.fields['fund']
  if (id === undefined) return null
  return (
    <a class="ds-link" href={linkTo(reader, funds.fund(id))}>
      <bdi>{fund === undefined ? id : titleIn(fund.titles, reader.locale).text}</bdi>
    </a>
  )
}

/** The gender marker as it was set, or else as it follows from its standards. */
function markerText({ root, reader }: Reading): string | null {
  const marker = root.fields['gender-marker'] ?? markerOf(root.fields)
  return marker === null ? null : reader.words.t(`projects.choice.gender-marker.${marker}`)
}

function sourceOf({ shown, reader }: Reading): VNode | null {
  const { source } = shown.project
  if (source === null) return null
  const { title, address, line } = source
  return (
    <>
      {address === null ? (
        <bdi>{title}</bdi>
      ) : (
        <a class="ds-link" href={address}>
          <bdi>{title}</bdi>
        </a>
      )}
      {line !== null && <> · {reader.words.t('projects.page.source.line', { line })}</>}
    </>
  )
}
