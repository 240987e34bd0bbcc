import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Choice } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { sightOf } from '#trends/model/sight.ts'
import { CompareQuery } from '#plans/forms/pages.ts'
import { numbersOf } from '#plans/model/reading/numbering.ts'
import type { PartChange } from '#plans/model/reading/compare.ts'
import { textOf } from '#platform/tree/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { paths } from '#plans/paths.ts'
import { type Comparison, comparisonOf } from '#plans/views/reading/compared.ts'
import { seenPlan } from '#plans/views/seen.ts'
import { PlanChanges } from './changed.tsx'
import { Said } from '#platform/ui/parts/said.tsx'
import { titleOf } from './said.tsx'
import { UpperLink } from './upper.tsx'

/** What changed from one version of a plan to another: parts, what they say, what they cite and answer. */
export function comparePage(app: FastifyInstance): void {
  page(app, paths.compare(':id'), CompareQuery, async (reader, query, { id = '' }) => {
    const { words, locale } = reader
    const versions = await seenPlan(reader, id)
    const [newest] = versions
    const comparison = await comparisonOf(reader, versions, {
      ...query,
      sight: sightOf(reader.asker),
    })
    const title = words.t('plans.compare.title', { title: titleOf(newest, locale).text })
    return (
      <Page reader={reader} title={title} isOwn={comparison?.isDraft ?? false}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('plans.compare.heading')}
        </h1>
        <p class="lead">
          <a class="ds-link" href={linkTo(reader, paths.plan(id))}>
            <Said wording={titleOf(newest, locale)} />
          </a>
        </p>
        {versions.length < 2 ? (
          <p class="empty">{words.t('plans.compare.only-one')}</p>
        ) : (
          <Choosing versions={versions} comparison={comparison} reader={reader} />
        )}
        {comparison !== null && <Differences comparison={comparison} reader={reader} />}
      </Page>
    )
  })
}

function Choosing({
  versions,
  comparison,
  reader,
}: {
  versions: readonly PlanVersion[]
  comparison: Comparison | null
  reader: Reader
}) {
  const { words } = reader
  const one = (name: 'from' | 'to') => (
    <Choice form="compare" name={name} label={words.t(`plans.compare.${name}`)}>
      {versions.map(({ number, state }) => (
        <option value={String(number)} selected={comparison?.[name].version.number === number}>
          {words.t('plans.version.number', { number })} · {words.t(`plans.state.${state}`)}
        </option>
      ))}
    </Choice>
  )
  return (
    <form class="finder" method="get" aria-label={words.t('plans.compare.heading')}>
      {one('from')}
      {one('to')}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('plans.compare.show')}
        </button>
      </div>
    </form>
  )
}

function Differences({ comparison, reader }: { comparison: Comparison; reader: Reader }) {
  const { words } = reader
  const { changes, from, to } = comparison
  const different = changes.filter(({ became }) => became !== 'kept')
  const count = (became: PartChange['became']) =>
    changes.filter((each) => each.became === became).length
  return (
    <>
      <p>
        {words.t('plans.compare.counts', {
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
          kept: count('kept'),
        })}
      </p>
      {different.length === 0 ? (
        <p class="empty">{words.t('plans.compare.same')}</p>
      ) : (
        different.map((change) => (
          <Difference change={change} comparison={comparison} reader={reader} />
        ))
      )}
      <Exports
        reader={reader}
        list={paths.api.comparison(to.version.plan.id, to.version.number)}
        query={{ with: String(from.version.number) }}
      />
    </>
  )
}

function Difference({
  change,
  comparison,
  reader,
}: {
  change: PartChange
  comparison: Comparison
  reader: Reader
}) {
  const { words, locale } = reader
  const { from, to, uppers, issues } = comparison
  const side = change.became === 'removed' ? from : to
  const part = side.parts.find((each) => each.part === change.part)
  const number = numbersOf(side.parts).get(change.part)
  const kind = words.t(`plans.kind.${change.kind}`)
  const title =
    part === undefined ? null : textOf(part, 'title', [locale, ...side.version.languages])
  const told = (mark: 'ins' | 'del', key: string, content: ComponentChildren) => (
    <li>
      {words.t(`plans.compare.${key}`)}{' '}
      {mark === 'ins' ? <ins>{content}</ins> : <del>{content}</del>}
    </li>
  )
  const { cites, answers } = change
  const upper = (each: (typeof cites.added)[number]) => (
    <UpperLink upper={each} told={uppers.get(upperText(each))} reader={reader} />
  )
  const issue = (id: string) => {
    const named = issues.get(id)
    if (named === undefined) return words.t('plans.compare.unseen-issue')
    const { text, locale: language } = titleIn(named.titles, locale)
    return <Said wording={{ text, language }} />
  }
  const hasLinks = [...Object.values(cites), ...Object.values(answers)].some(
    (each) => each.length > 0,
  )
  return (
    <section class={`plan__difference plan__difference--${change.became}`}>
      <h2 class="ds-heading" data-size="xs">
        <span class="plan__number">
          {number === undefined ? kind : words.t('plans.part.number', { kind, number })}
        </span>{' '}
        {title !== null && <Said wording={title} />}{' '}
        <span class="plan__became">{words.t(`plans.became.${change.became}`)}</span>
      </h2>
      {change.isMoved && <p>{words.t('plans.compare.moved')}</p>}
      {change.fields.length > 0 && (
        <PlanChanges changes={change.fields} reader={reader} template={to.template} />
      )}
      {hasLinks && (
        <ul class="plan__links">
          {cites.removed.map((each) => told('del', 'no-longer-cites', upper(each)))}
          {cites.added.map((each) => told('ins', 'cites-now', upper(each)))}
          {answers.removed.map((each) => told('del', 'no-longer-answers', issue(each)))}
          {answers.added.map((each) => told('ins', 'answers-now', issue(each)))}
        </ul>
      )}
    </section>
  )
}
