import { linkTo, type Reader } from '#platform/http/reader.ts'
import { becauseText, passedTexts, type Names } from '#routes/model/sentence.ts'
import type { Rule } from '#routes/model/rule.ts'
import { ruleList } from '#routes/views.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { ProjectBeside } from '#projects/web.tsx'
import { Money } from '#projects/web.tsx'
import { placeNames } from '#world/views.ts'
import type { PlannedAsk, PlannedRoute } from '#portfolio/model/planned.ts'
import type { PublishedContent } from '#portfolio/model/published.ts'
import { publishedOf } from '#portfolio/views/published.ts'

/** On the page of a published project: what was published of it, and who would have been asked on its first day. */
export const portfolioBeside: ProjectBeside = async (reader, { project }) => {
  if (project.origin !== 'published') return {}
  const { db, moment, words, locale } = reader
  const told = await publishedOf(db, moment, project.id)
  if (told === undefined) return {}
  const { content, route } = told
  const [rules, names] = await Promise.all([ruleList(db, moment), placeNames(db, moment, locale)])
  return {
    sections: [
      {
        id: 'published',
        title: words.t('portfolio.published.title'),
        at: 'life',
        children: <Published content={content} reader={reader} />,
      },
      {
        id: 'planned',
        title: words.t('portfolio.planned.title'),
        at: 'life',
        children:
          route === null ? (
            <p class="empty">{words.t('portfolio.planned.none')}</p>
          ) : (
            <Planned route={route} rules={rules} names={names} reader={reader} />
          ),
      },
    ],
  }
}

function Published({ content, reader }: { content: PublishedContent; reader: Reader }) {
  const { words } = reader
  const { status, contact, isHumanitarian, budgets, funding, sectors, scopes, links } = content
  const codes = [...sectors, ...scopes]
  return (
    <>
      <p class="portfolio__note">
        {words.t('portfolio.published.lead')}{' '}
        <a class="ds-link" href={linkTo(reader, `/sources/${content.document}`)}>
          {words.t('portfolio.line', { source: content.document, line: String(content.line) })}
        </a>
      </p>
      <dl class="portfolio__facts">
        <dt>{words.t('portfolio.published.status')}</dt>
        <dd>
          {words.t(`portfolio.status.${status}`)} (<bdi dir="ltr">{status}</bdi>)
        </dd>
        <dt>{words.t('portfolio.published.contact')}</dt>
        <dd>
          <bdi lang="en">{contact}</bdi>
        </dd>
        <dt>{words.t('portfolio.published.humanitarian')}</dt>
        <dd>{words.t(isHumanitarian ? 'portfolio.yes' : 'portfolio.no')}</dd>
        {budgets.map(({ from, to, amount, currency, line }) => (
          <>
            <dt>
              {words.t('portfolio.published.budget', { from: words.day(from), to: words.day(to) })}
            </dt>
            <dd>
              <Money amount={amount} currency={currency} reader={reader} />{' '}
              <small>{words.t('portfolio.at-line', { line: String(line) })}</small>
            </dd>
          </>
        ))}
        {funding.map(({ donorName, donorActivity, line }) => (
          <>
            <dt>{words.t('portfolio.published.donor')}</dt>
            <dd>
              <bdi lang="en">{donorName}</bdi> <bdi dir="ltr">{donorActivity}</bdi>{' '}
              <small>{words.t('portfolio.at-line', { line: String(line) })}</small>
            </dd>
          </>
        ))}
        {codes.map(({ vocabulary, id, name, line }) => (
          <>
            <dt>{words.t('portfolio.published.code', { vocabulary })}</dt>
            <dd>
              <bdi dir="ltr">{id}</bdi> <bdi lang="en">{name}</bdi>{' '}
              <small>{words.t('portfolio.at-line', { line: String(line) })}</small>
            </dd>
          </>
        ))}
        {links.map(({ title, address }) => (
          <>
            <dt>{words.t('portfolio.published.link')}</dt>
            <dd>
              <a class="ds-link" href={address} rel="noreferrer">
                <bdi lang="en">{title}</bdi>
              </a>
            </dd>
          </>
        ))}
      </dl>
    </>
  )
}

interface PlannedProps {
  route: PlannedRoute
  rules: readonly Rule[]
  names: Names
  reader: Reader
}

/** The steps by stages: what would have been asked, of whom, and why. */
function Planned({ route, rules, names, reader }: PlannedProps) {
  const { words, locale } = reader
  const called = ({ rule, ruleFrom }: PlannedAsk) =>
    (
      rules.find(({ id, from }) => id === rule && from === ruleFrom) ??
      rules.find(({ id }) => id === rule)
    )?.titles[locale] ?? rule
  const asked = route.steps.filter(({ isSkipped }) => !isSkipped)
  const skipped = route.steps.filter(({ isSkipped }) => isSkipped)
  return (
    <>
      <p class="portfolio__note">
        {words.t('portfolio.planned.lead', { day: words.day(route.day) })}
      </p>
      <ol class="portfolio__steps">
        {asked.map((step) => (
          <li>
            <strong>{called(step)}</strong>{' '}
            <small>{words.t('portfolio.planned.stage', { stage: step.stage })}</small>
            <br />
            <OfficeLink id={step.because.office} name={step.because.officeName} reader={reader} />
            <br />
            <span class="portfolio__why">{becauseText(step.because, names, words)}</span>
            {passedTexts(step.because, words).map((text) => (
              <>
                <br />
                <span class="portfolio__why">{text}</span>
              </>
            ))}
          </li>
        ))}
      </ol>
      {skipped.length > 0 && (
        <details>
          <summary>{words.t('portfolio.planned.skipped', { count: skipped.length })}</summary>
          <ul>
            {skipped.map((step) => (
              <li>
                <strong>{called(step)}</strong>{' '}
                <span class="portfolio__why">{passedTexts(step.because, words).join(' ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
