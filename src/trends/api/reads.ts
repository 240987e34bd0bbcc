import type { FastifyInstance } from 'fastify'
import { versionOf } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { IssuesQuery, ObservationsQuery, PartsQuery } from '#trends/forms/queries.ts'
import { heldByDescription, heldByIssue, heldByObservation } from '#trends/model/held.ts'
import { closedOn, type Issue, openedOn } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { issueById, issueList } from '#trends/views.ts'
import { refuseUnknownPlaces } from '#trends/views/choices.ts'
import { observationById, observationList } from '#trends/views/observations.ts'
import { membersOf, regionOf } from '#trends/views/region.ts'
import {
  IssueShape,
  ObservationShape,
  QuarterShape,
  RegionCountryShape,
  WholeIssueShape,
  WholeObservationShape,
} from './shapes.ts'

const tag = 'trends'

/** Issues, observations and regions, as far as the asker may read them. */
export function trendsReads(app: FastifyInstance): void {
  issueReads(app)
  observationReads(app)
  read(
    app,
    `${paths.region(':id')}/countries`,
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary:
        'The countries of an office’s region or of an area, with what was seen of them in the twelve months up to the day',
      answers: ListShape(RegionCountryShape),
    },
    async ({ db, moment, asker, locale }, query, { id = '' }) => {
      const sight = sightOf(asker)
      const region = found(
        await regionOf(db, moment, id, { sight, locale }),
        'trends/unknown-region',
      )
      const items = region.countries.map(({ numeric: _numeric, ...each }) => each)
      return pageThrough(items, query, ({ id: code, name }) => `${code} ${name}`)
    },
  )
}

function issueReads(app: FastifyInstance): void {
  read(
    app,
    paths.issues,
    {
      stance: latest,
      query: IssuesQuery,
      tag,
      summary: 'Issues that were followed by the day, rising ones first',
      answers: ListShape(IssueShape),
    },
    async (
      { db, moment, asker, locale },
      { region, theme, country, office, tendency, ...query },
    ) => {
      await refuseUnknownPlaces(db, { country, region })
      const within = region === undefined ? undefined : await membersOf(db, moment, region)
      const narrowed = { theme, country, within, office, tendency }
      const issues = await issueList(db, moment, { sight: sightOf(asker), ...narrowed })
      const items = issues.map((each) => listed(each, locale))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.issue(':id'),
    {
      stance: latest,
      query: ApiQuery({}),
      tag,
      summary: 'An issue, and what its verbs rest on',
      answers: WholeIssueShape,
    },
    async (reader, _query, { id = '' }) => {
      const issue = await theIssue(reader, id)
      const { titles, description, language, followed, closing, revision, madeAt } = issue
      return {
        ...listed(issue, reader.locale),
        titles,
        description,
        language,
        followed,
        closing,
        revision,
        madeAt,
        versions: {
          description: versionOf(heldByDescription(issue)),
          revision: versionOf(heldByIssue(issue)),
        },
      }
    },
  )
  read(
    app,
    paths.quarters(':id'),
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary: 'How an issue rose and fell: its level by quarter of the year, the first first',
      answers: ListShape(QuarterShape),
    },
    async (reader, query, { id = '' }) => {
      const { curve } = await theIssue(reader, id)
      const items = curve.quarters.map(({ quarter, ...each }) => ({ id: quarter, ...each }))
      return pageThrough(items, query, (item) => item.id)
    },
  )
}

function observationReads(app: FastifyInstance): void {
  read(
    app,
    paths.listOfObservations,
    {
      stance: latest,
      query: ObservationsQuery,
      tag,
      summary: 'What offices saw by the day and did not withdraw, the latest days first',
      answers: ListShape(ObservationShape),
    },
    async (reader, { theme, country, office, issue, ...query }) => {
      const { db, moment, asker, locale } = reader
      await refuseUnknownPlaces(db, { country })
      // Of an issue that they may not read, they are not told what belongs to it.
      if (issue !== undefined) await theIssue(reader, issue)
      const narrowed = { theme, country, office, issue }
      const sight = sightOf(asker)
      const observations = await observationList(db, moment, { sight, locale, ...narrowed })
      const items = observations.map(seen)
      return pageThrough(items, query, ({ id, text }) => `${id} ${text}`)
    },
  )
  read(
    app,
    paths.listed(':id'),
    {
      stance: latest,
      query: ApiQuery({}),
      tag,
      summary: 'What an office saw, withdrawn or not, and what its verbs rest on',
      answers: WholeObservationShape,
    },
    async ({ db, moment, asker, locale }, _query, { id = '' }) => {
      const sight = sightOf(asker)
      const observation = found(
        await observationById(db, moment, id, { sight, locale }),
        'trends/unknown-observation',
      )
      const { withdrawn, revision, madeAt } = observation
      const version = versionOf(heldByObservation(observation))
      return { ...seen(observation), withdrawn, revision, madeAt, version }
    },
  )
}

const theIssue = async ({ db, moment, asker }: Reader, id: string): Promise<Issue> =>
  found(await issueById(db, moment, id, sightOf(asker)), 'trends/unknown-issue')

const listed = (issue: Issue, locale: Reader['locale']) => ({
  id: issue.id,
  title: titleIn(issue.titles, locale).text,
  theme: issue.theme,
  office: issue.office,
  officeName: issue.officeName,
  area: issue.area,
  countries: issue.countries,
  concerns: issue.concerns,
  tendency: issue.curve.tendency,
  level: issue.curve.level,
  observations: issue.observations,
  opened: openedOn(issue),
  closed: closedOn(issue),
  isPublic: issue.isPublic,
})

const seen = ({
  withdrawn: _withdrawn,
  revision: _revision,
  madeAt: _madeAt,
  ...observation
}: Observation) => observation
