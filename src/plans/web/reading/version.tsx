import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Contents, type RecordSection, Section } from '#platform/ui/section.tsx'
import { VersionQuery } from '#plans/forms/pages.ts'
import { under } from '#platform/tree/part.ts'
import { rootPart } from '#plans/model/part.ts'
import { chaptersOf } from '#plans/model/reading/chapters.ts'
import { isFrozen, isInForce, type PlanVersion } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { foremost, seenPlan, seenVersion } from '#plans/views/seen.ts'
import type { Beside } from '#plans/web/beside.ts'
import { Costs } from './costs.tsx'
import { About, Languages } from './head.tsx'
import { Answers, Cites } from './links.tsx'
import { Beside as Asides, PartTree } from './part.tsx'
import { type Reading, readingOf } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { OriginMark, StateMark, titleOf } from './said.tsx'
import { LongText } from './text.tsx'
import { Versions } from './versions.tsx'

interface Room {
  besides: readonly Beside[]
  sections: readonly RecordSection[]
}

/** One version of a plan under an address of its own, for ever; and under the plan's, the one that stands for it on the day. */
export function versionPages(app: FastifyInstance, room: Room): void {
  page(app, paths.plan(':id'), VersionQuery, async (reader, query, { id = '' }) => {
    const versions = await seenPlan(reader, id)
    return versionView(reader, foremost(versions, reader.moment), { ...room, ...query, versions })
  })
  page(app, paths.version(':id', ':number'), VersionQuery, async (reader, query, params) => {
    const { id = '', number = '' } = params
    const version = await seenVersion(reader, id, number)
    const versions = await seenPlan(reader, id)
    return versionView(reader, version, { ...room, ...query, versions })
  })
}

interface Asked extends Room {
  versions: readonly PlanVersion[]
  language?: string
  done?: string
}

async function versionView(
  reader: Reader,
  version: PlanVersion,
  { besides, sections, versions, language, done }: Asked,
): Promise<VNode> {
  const { words, locale } = reader
  const reading = await readingOf(reader, version, { language: language || undefined, besides })
  const more = await Promise.all(sections.map((section) => section(reader, version.plan.id)))
  const { shown, asides } = reading
  const [chosen = locale] = shown.languages
  const title = titleOf(version, chosen)
  const told = `plans.done.${done ?? ''}`
  return (
    <Page
      reader={reader}
      title={words.t('plans.version.title', { title: title.text, number: version.number })}
      summary={words.t('plans.version.summary', {
        level: words.t(`plans.level.${version.plan.level}`),
        office: version.plan.officeName ?? version.plan.office,
      })}
      isOwn={!isFrozen(version)}
      {...(language ? {} : { fixed: { language: chosen } })}
    >
      <article class="plan">
        <h1 class="ds-heading" data-size="lg">
          <Said wording={title} />
        </h1>
        <p class="lead plan__line">
          {words.t(`plans.level.${version.plan.level}`)} ·{' '}
          {words.t('plans.version.number', { number: version.number })}{' '}
          <StateMark version={version} reader={reader} />{' '}
          <OriginMark plan={version.plan} reader={reader} />
        </p>
        {done !== undefined && words.has(told) && <Done>{words.t(told)}</Done>}
        <OtherInForce version={version} versions={versions} reader={reader} />
        <Languages reading={reading} />
        <About reading={reading} />
        {asides.map(({ head }) => head)}
        <Body reading={reading} />
      </article>
      {asides.map(({ foot }) => foot)}
      <Section id="versions" title={words.t('plans.versions.title')}>
        <Versions versions={versions} shown={version} reader={reader} />
      </Section>
      {more}
    </Page>
  )
}

/** On a version that is not in force: where the one is that is. */
function OtherInForce({
  version,
  versions,
  reader,
}: {
  version: PlanVersion
  versions: readonly PlanVersion[]
  reader: Reader
}) {
  const { words, moment } = reader
  const inForce = versions.find((each) => isInForce(each, moment.asOf))
  if (inForce === undefined || inForce.number === version.number) return null
  return (
    <p class="note">
      {words.t('plans.version.not-in-force', { day: words.day(moment.asOf) })}{' '}
      <a class="ds-link" href={linkTo(reader, paths.version(inForce.plan.id, inForce.number))}>
        {words.t('plans.version.in-force-one', { number: inForce.number })}
      </a>
    </p>
  )
}

/** What the version says: chapter by chapter, then its objectives with all below them. */
function Body({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { words } = reader
  const { parts, languages, template } = shown
  const root = parts.find(({ part }) => part === rootPart)
  const chapters = chaptersOf(parts, template)
  const main = under(parts, rootPart).filter(({ kind }) => kind !== 'chapter')
  const objectives = words.t('plans.objectives.title')
  return (
    <>
      {chapters.length > 1 && (
        <Contents
          words={words}
          places={[
            ...chapters.map(({ titles, part }) => ({
              id: part.part,
              title: nearest(titles, reader.locale)?.text ?? part.part,
            })),
            { id: 'objectives', title: objectives, count: main.length },
          ]}
        />
      )}
      {root !== undefined && (
        <>
          <Cites part={root} reading={reading} />
          <Answers part={root} reading={reading} />
          <Asides part={root} reading={reading} />
        </>
      )}
      {chapters.map(({ titles, part }) => (
        <section id={part.part} class="plan__chapter">
          <h2 class="ds-heading" data-size="sm">
            <Said
              wording={nearest(titles, languages[0] ?? 'en') ?? { text: part.part, language: 'en' }}
            />
          </h2>
          <LongText part={part} name="text" languages={languages} reader={reader} />
          <Cites part={part} reading={reading} />
          <Answers part={part} reading={reading} />
          <Asides part={part} reading={reading} />
        </section>
      ))}
      <section id="objectives">
        <h2 class="ds-heading" data-size="sm">
          {objectives}
        </h2>
        {main.length === 0 ? (
          <p class="empty">{words.t('plans.objectives.none')}</p>
        ) : (
          main.map((part) => <PartTree part={part} depth={1} reading={reading} />)
        )}
      </section>
      <Costs reading={reading} />
    </>
  )
}
