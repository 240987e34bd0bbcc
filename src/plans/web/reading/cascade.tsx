import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { upperFrom } from '#frameworks/model/upper.ts'
import { CascadeQuery } from '#plans/forms/pages.ts'
import { rootPart } from '#plans/model/part.ts'
import { isFrozen, type PlanVersion } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { type Cascade, cascadeOf, type CascadePart } from '#plans/views/reading/cascade.ts'
import { foremost, seenPlan, seenVersion } from '#plans/views/seen.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { titleOf } from './said.tsx'
import { UpperLink } from './upper.tsx'

/** What stands above a version, up to the frameworks, and below it, down to actions, on the day. */
export function cascadePage(app: FastifyInstance): void {
  page(app, paths.cascade(':id'), CascadeQuery, async (reader, query, { id = '' }) => {
    const { words, moment } = reader
    const version = query.version
      ? await seenVersion(reader, id, query.version)
      : foremost(await seenPlan(reader, id), moment)
    const { number } = version
    const cascade = await cascadeOf(reader, { plan: id, number })
    const called = titleOf(version, reader.locale)
    return (
      <Page
        reader={reader}
        title={words.t('plans.cascade.title', { title: called.text })}
        isOwn={!isFrozen(version)}
        {...(query.version ? {} : { fixed: { version: String(number) } })}
      >
        <h1 class="ds-heading" data-size="lg">
          {words.t('plans.cascade.heading')}
        </h1>
        <p class="lead">
          <a class="ds-link" href={linkTo(reader, paths.version(id, number))}>
            <Said wording={called} />
          </a>
          {' · '}
          {words.t('plans.version.number', { number })} ·{' '}
          {words.t('plans.cascade.lead', { day: words.day(moment.asOf) })}
        </p>
        {cascade.isCut && <p class="note">{words.t('plans.cascade.cut')}</p>}
        <Own cascade={cascade} version={version} reader={reader} />
        <Exports reader={reader} list={paths.api.cascade(id, number)} />
      </Page>
    )
  })
}

function Own({
  cascade,
  version,
  reader,
}: {
  cascade: Cascade
  version: PlanVersion
  reader: Reader
}) {
  const { words } = reader
  const shown = cascade.own.flatMap((key) => {
    const part = cascade.parts.get(key)
    if (part === undefined) return []
    const isLinked = cascade.above.has(key) || cascade.below.has(key)
    return isLinked || (part.kind !== 'plan' && part.kind !== 'chapter') ? [part] : []
  })
  if (shown.length === 0) return <p class="empty">{words.t('plans.cascade.none')}</p>
  const told: Told = { cascade, reader, seen: new Set(cascade.own) }
  return (
    <>
      {shown.map((part) => (
        <section class="cascade">
          <h2 class="ds-heading" data-size="xs">
            <span class="plan__number">{words.t(`plans.kind.${part.kind}`)}</span>{' '}
            <a
              class="ds-link"
              href={`${linkTo(reader, paths.version(version.plan.id, version.number))}#${part.part}`}
            >
              <Said wording={partTitle(part, reader)} />
            </a>
          </h2>
          <div class="cascade__sides">
            <div>
              <h3>{words.t('plans.cascade.above')}</h3>
              {cascade.above.has(part.key) ? (
                <Above from={part.key} told={told} path={[part.key]} />
              ) : (
                <p class="empty">{words.t('plans.cascade.no-above')}</p>
              )}
            </div>
            <div>
              <h3>{words.t('plans.cascade.below')}</h3>
              {cascade.below.has(part.key) ? (
                <Below from={part.key} told={told} />
              ) : (
                <p class="empty">{words.t('plans.cascade.no-below')}</p>
              )}
            </div>
          </div>
        </section>
      ))}
    </>
  )
}

interface Told {
  cascade: Cascade
  reader: Reader
  /** The parts whose branches were drawn: they are not drawn again. */
  seen: Set<string>
}

const partTitle = ({ titles, planTitles, part }: CascadePart, { locale }: Reader) =>
  nearest(part === rootPart ? planTitles : titles, locale) ?? { text: part, language: 'en' }

/** What stands above a part, and above that. A path that came by here already is not followed. */
function Above({ from, told, path }: { from: string; told: Told; path: readonly string[] }) {
  const { cascade, reader } = told
  const uppers = (cascade.above.get(from) ?? []).filter((each) => !path.includes(each))
  return (
    <ul class="cascade__branch">
      {uppers.flatMap((key) => {
        const upper = upperFrom(key)
        if (upper === null) return []
        return [
          <li>
            <UpperLink upper={upper} told={cascade.uppers.get(key)} reader={reader} />
            {cascade.above.has(key) && <Above from={key} told={told} path={[...path, key]} />}
          </li>,
        ]
      })}
    </ul>
  )
}

/** What stands below a part, and below that. */
function Below({ from, told }: { from: string; told: Told }) {
  const { cascade, reader, seen } = told
  const { words } = reader
  return (
    <ul class="cascade__branch">
      {(cascade.below.get(from) ?? []).flatMap(({ key, via }) => {
        const part = cascade.parts.get(key)
        if (part === undefined) return []
        const hasMore = cascade.below.has(key)
        const isAgain = seen.has(key)
        seen.add(key)
        return [
          <li class={`cascade__step cascade__step--${via}`}>
            <span class="plan__number">{words.t(`plans.kind.${part.kind}`)}</span>{' '}
            <a
              class="ds-link"
              href={`${linkTo(reader, paths.version(part.plan, part.number))}#${part.part}`}
            >
              <Said wording={partTitle(part, reader)} />
            </a>{' '}
            {via !== 'holds' && (
              <small class="plan__of">
                {words.t(`plans.level.${part.level}`)} ·{' '}
                <bdi lang="en">{part.officeName ?? part.office}</bdi>
                {via === 'cites-earlier' && <> · {words.t('plans.cascade.earlier')}</>}
              </small>
            )}
            {hasMore &&
              (isAgain ? (
                <small> {words.t('plans.cascade.again')}</small>
              ) : (
                <Below from={key} told={told} />
              ))}
          </li>,
        ]
      })}
    </ul>
  )
}
