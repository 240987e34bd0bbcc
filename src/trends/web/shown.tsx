import type { Words } from '#platform/i18n/words.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { LinePlot } from '#platform/ui/plot.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as network } from '#network/paths.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Curve, Tendency } from '#trends/model/curve.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { paths } from '#trends/paths.ts'
import { IssueLink, periodText, placeText, publicText } from './parts.tsx'

/** How an issue moves, in a word. */
export const TendencyText = ({ tendency, words }: { tendency: Tendency; words: Words }) => (
  <span class={`tendency tendency--${tendency}`}>{words.t(`trends.tendency.${tendency}`)}</span>
)

/** A level, of 100. */
export const levelText = ({ level }: Pick<Curve, 'level'>, words: Words): string =>
  level === null ? '' : words.number(level)

/** How an issue rose and fell, as a small line; its page says the same in a table. */
export const SmallPlot = ({ curve, words }: { curve: Curve; words: Words }) => (
  <LinePlot
    title={words.t('trends.plot.small', { count: curve.quarters.length })}
    values={curve.quarters.map(({ level }) => level)}
    most={100}
  />
)

interface ShownProps {
  reader: Reader
  named(id: string): string
  caption: string
}

/** Issues with how they move. */
export function IssueTable({
  issues,
  reader,
  named,
  caption,
}: ShownProps & { issues: readonly Issue[] }) {
  const { words } = reader
  const column = (key: string) => words.t(`trends.column.${key}`)
  return (
    <Table
      caption={caption}
      rows={issues}
      variant="trends"
      columns={[
        {
          title: column('issue'),
          cell: (issue) => <IssueLink issue={issue} reader={reader} />,
        },
        {
          title: column('tendency'),
          cell: ({ curve }) => <TendencyText tendency={curve.tendency} words={words} />,
        },
        { title: column('level'), cell: ({ curve }) => levelText(curve, words) },
        {
          title: column('plot'),
          cell: ({ curve, observations }) =>
            observations > 0 && <SmallPlot curve={curve} words={words} />,
        },
        { title: column('theme'), cell: ({ theme }) => words.t(`posts.theme.${theme}`) },
        {
          title: column('concerns'),
          cell: (issue) => <Concerns issue={issue} reader={reader} named={named} />,
        },
        {
          title: column('observations'),
          cell: ({ observations }) => words.number(observations),
        },
        {
          title: column('office'),
          cell: ({ office, officeName }) => (
            <OfficeLink id={office} name={officeName ?? office} reader={reader} />
          ),
        },
      ]}
    />
  )
}

/** The area and the countries that an issue concerns, each leading to its page. */
export const Concerns = ({
  issue: { area, countries },
  reader,
  named,
}: {
  issue: Pick<Issue, 'area' | 'countries'>
  reader: Reader
  named(id: string): string
}) => (
  <ul class="trends__places">
    {area !== null && (
      <li>
        <a class="ds-link" href={linkTo(reader, paths.region(area))}>
          {named(area)}
        </a>
      </li>
    )}
    {countries.map((country) => (
      <li>
        <a class="ds-link" href={linkTo(reader, network.country(country))}>
          {named(country)}
        </a>
      </li>
    ))}
  </ul>
)

/** Observations with what they rest on. */
export function ObservationTable({
  observations,
  reader,
  named,
  caption,
}: ShownProps & { observations: readonly Observation[] }) {
  const { words } = reader
  const column = (key: string) => words.t(`trends.column.${key}`)
  return (
    <Table
      caption={caption}
      rows={observations}
      variant="observations"
      columns={[
        {
          title: column('seen'),
          cell: ({ id, text, language, isPublic }) => (
            <>
              <a class="ds-link" href={linkTo(reader, paths.observation(id))}>
                <bdi lang={language}>{shortened(text)}</bdi>
              </a>
              {!isPublic && <small class="trends__mark">{publicText(isPublic, words)}</small>}
            </>
          ),
        },
        { title: column('place'), cell: (each) => placeText(each, { words, named }) },
        { title: column('theme'), cell: ({ theme }) => words.t(`posts.theme.${theme}`) },
        { title: column('period'), cell: (each) => periodText(each, words) },
        {
          title: column('judged'),
          cell: (each) => <Judged observation={each} words={words} />,
        },
        {
          title: column('evidence'),
          cell: ({ evidence }) => <EvidenceList evidence={evidence} words={words} />,
        },
        {
          title: column('office'),
          cell: ({ office, officeName }) => (
            <OfficeLink id={office} name={officeName ?? office} reader={reader} />
          ),
        },
      ]}
    />
  )
}

/** Where an observation says it is heading, how much it matters, and how sure its office is. */
const Judged = ({
  observation: { direction, weight, confidence },
  words,
}: {
  observation: Observation
  words: Words
}) => (
  <ul class="trends__places">
    <li>{words.t(`trends.direction.${direction}`)}</li>
    <li>{words.t(`trends.weight.${weight}`)}</li>
    <li>
      {words.t('trends.column.confidence')}: {words.t(`trends.confidence.${confidence}`)}
    </li>
  </ul>
)

/** What an observation rests on. */
export const EvidenceList = ({
  evidence,
  words,
}: Pick<Observation, 'evidence'> & { words: Words }) => (
  <ul class="trends__evidence">
    {evidence.map(({ title, address, kind }) => (
      <li>
        {address === null ? (
          <bdi>{title}</bdi>
        ) : (
          <a class="ds-link" href={address} rel="external nofollow noopener">
            <bdi>{title}</bdi>
          </a>
        )}{' '}
        <small>{words.t(`trends.evidence.${kind}`)}</small>
      </li>
    ))}
  </ul>
)

/** A cell shows so many letters of what was seen. */
const most = 160

/** The beginning of a long text, up to the end of a word. */
export const shortened = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(text.lastIndexOf(' ', most), most / 2))} …`
