import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { paths } from '#frameworks/paths.ts'
import {
  type MappingShown,
  objectivePage,
  type ObjectiveShown,
} from '#frameworks/views/objective.ts'
import { Replaced } from './edition.tsx'
import {
  EditionName,
  InEnglish,
  Notes,
  ObjectiveLink,
  periodText,
  Source,
  Titled,
} from './parts.tsx'

/** One objective: what it says, what stands above and below it, and how it stands to others. `sections` are what other domains add; they are handed its `upperText`. */
export function objectivePages(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(
    app,
    paths.objective({ of: ':id', version: ':edition', code: ':code' }),
    PageQuery({}),
    async (reader, _query, { id = '', edition = '', code = '' }) => {
      const { words } = reader
      const upper = { of: id, version: edition, code }
      const shown = await objectivePage(reader, upper)
      const added = await Promise.all(sections.map((each) => each(reader, upperText(upper))))
      const { objective, below, from, to } = shown
      const title = `${code} ${titleIn(objective.titles, reader.locale).text}`
      return (
        <Page reader={reader} title={title}>
          <Above shown={shown} reader={reader} />
          <h1 class="ds-heading" data-size="lg">
            <bdi>{code}</bdi> <Titled titles={objective.titles} reader={reader} />
          </h1>
          {objective.text !== null && (
            <p class="lead">
              <InEnglish text={objective.text} />
            </p>
          )}
          {objective.standing === 'withdrawn' && (
            <p class="note">{words.t('frameworks.objective.withdrawn')}</p>
          )}
          {objective.standing === 'superseded' && (
            <div class="note">
              <Replaced
                edition={shown.edition}
                editions={shown.framework.editions}
                reader={reader}
              />
            </div>
          )}
          <Notes notes={shown.notes} reader={reader} />
          <Facts shown={shown} reader={reader} />
          {added}
          {below.length > 0 && (
            <Section title={words.t('frameworks.objective.below')} id="below">
              <ul class="frameworks__tree">
                {below.map((each) => (
                  <li>
                    <ObjectiveLink objective={each} reader={reader} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Mapped mappings={from} end="to" reader={reader} />
          <Mapped mappings={to} end="from" reader={reader} />
          {from.length + to.length === 0 && (
            <p class="empty">{words.t('frameworks.mapping.none')}</p>
          )}
        </Page>
      )
    },
  )
}

interface ShownProps {
  shown: ObjectiveShown
  reader: Reader
}

/** The way from the edition down to the objective. */
function Above({ shown: { framework, edition, above }, reader }: ShownProps) {
  return (
    <nav class="frameworks__above" aria-label={reader.words.t('frameworks.objective.above')}>
      <ol>
        <li>
          <a class="ds-link" href={linkTo(reader, paths.edition(framework.id, edition.edition))}>
            <EditionName framework={framework} edition={edition} reader={reader} />
          </a>
        </li>
        {above.map((each) => (
          <li>
            <ObjectiveLink objective={each} reader={reader} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Facts({ shown: { objective, edition }, reader }: ShownProps) {
  const { words } = reader
  const line = (column: string, told: ComponentChildren) => (
    <>
      <dt>{words.t(`frameworks.column.${column}`)}</dt>
      <dd>{told}</dd>
    </>
  )
  const days = {
    from: objective.from ?? edition.from,
    until: objective.until ?? edition.until,
  }
  return (
    <dl class="facts__list">
      {line('kind', words.t(`frameworks.kind.${objective.kind}`))}
      {line('standing', <strong>{words.t(`frameworks.standing.${objective.standing}`)}</strong>)}
      {line('period', periodText(days, reader))}
      {line('cited-as', <bdi dir="ltr">{upperText(objective.upper)}</bdi>)}
      {line('source', <Source source={objective.source} reader={reader} />)}
      {objective.translatedBy !== null &&
        line('translated-by', words.t(`frameworks.translated-by.${objective.translatedBy}`))}
    </dl>
  )
}

interface MappedProps {
  mappings: readonly MappingShown[]
  /** The end at which the other objective stands. */
  end: 'from' | 'to'
  reader: Reader
}

function Mapped({ mappings, end, reader }: MappedProps) {
  const { words } = reader
  if (mappings.length === 0) return null
  const title = words.t(`frameworks.mapping.${end}`)
  return (
    <Section title={title} id={`mapped-${end}`}>
      <Table
        caption={title}
        rows={mappings}
        columns={[
          {
            title: words.t('frameworks.column.objective'),
            cell: ({ mapping, other }) =>
              other === null ? (
                <bdi dir="ltr">{upperText(mapping[end])}</bdi>
              ) : (
                <ObjectiveLink objective={other} reader={reader} />
              ),
          },
          {
            title: words.t('frameworks.column.relation'),
            cell: ({ mapping }) => words.t(`frameworks.mapping.${end}.${mapping.relation}`),
          },
          {
            title: words.t('frameworks.column.edition'),
            cell: ({ mapping }) => (
              <bdi dir="ltr">{`${mapping[end].of}@${mapping[end].version}`}</bdi>
            ),
          },
          {
            title: words.t('frameworks.column.basis'),
            cell: ({ mapping }) => words.t(`frameworks.basis.${mapping.basis}`),
          },
          {
            title: words.t('frameworks.column.period'),
            cell: ({ mapping }) =>
              periodText({ from: mapping.since, until: mapping.until }, reader),
          },
          {
            title: words.t('frameworks.column.source'),
            cell: ({ mapping }) => <Source source={mapping.source} reader={reader} />,
          },
        ]}
      />
    </Section>
  )
}
