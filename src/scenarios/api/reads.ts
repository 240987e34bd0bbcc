import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { CompareQuery, PartsQuery, ScenariosQuery } from '#scenarios/forms.ts'
import { compared } from '#scenarios/model/compare.ts'
import { heldByEditing } from '#scenarios/model/held.ts'
import type { NumberedChange, Scenario } from '#scenarios/model/scenario.ts'
import { changesOf, commentsOf } from '#scenarios/views.ts'
import { seenScenario, seenScenarios } from '#scenarios/views/seen.ts'
import { changeTexts } from '#scenarios/views/told.ts'
import { ChangeShape, CommentShape, ComparedShape, ScenarioShape, WholeShape } from './shapes.ts'

const tag = 'scenarios'
const admission = 'signed-in'

/** Scenarios, their changes, what was said of them, and two of them compared: as far as the asker may see them. */
export function scenarioReads(app: FastifyInstance): void {
  read(
    app,
    '/scenarios',
    {
      query: ScenariosQuery,
      tag,
      admission,
      summary: 'Scenarios that the asker may see, the last drafted first',
      answers: ListShape(ScenarioShape),
    },
    async (reader, { state, ...query }) => {
      const scenarios = await seenScenarios(reader, { state })
      return pageThrough(scenarios.map(listed), query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    '/scenarios/:id',
    {
      query: ApiQuery({}),
      tag,
      admission,
      summary: 'A scenario, how it ended, and what its verbs rest on',
      answers: WholeShape,
    },
    async (reader, _query, { id = '' }) => {
      const scenario = await seenScenario(reader, id)
      const { note, base, invited, revision, outcome } = scenario
      const versions = {
        edit: versionOf(heldByEditing(scenario)),
        revision: versionOf(heldByRevision(scenario)),
      }
      return {
        ...listed(scenario),
        note,
        base,
        invited,
        revision,
        outcome: shown(outcome),
        versions,
      }
    },
  )
  read(
    app,
    '/scenarios/:id/changes',
    {
      query: PartsQuery,
      tag,
      admission,
      summary: 'The changes of a scenario in their order, each also as a sentence',
      answers: ListShape(ChangeShape),
    },
    async (reader, query, { id = '' }) => {
      const scenario = await seenScenario(reader, id)
      const changes = await changesOf(reader.db, reader.moment, scenario.id)
      const items = await withTexts(reader, scenario, changes)
      return pageThrough(items, query, (item) => `${item.subject} ${item.value} ${item.text}`)
    },
  )
  read(
    app,
    '/scenarios/:id/comments',
    {
      query: PartsQuery,
      tag,
      admission,
      summary: 'What was said of a scenario, the first first',
      answers: ListShape(CommentShape),
    },
    async (reader, query, { id = '' }) => {
      const scenario = await seenScenario(reader, id)
      const comments = await commentsOf(reader.db, reader.moment, scenario.id)
      const items = comments.map(({ person: _person, post: _post, ...said }) => said)
      return pageThrough(items, query, ({ text, name }) => `${text} ${name ?? ''}`)
    },
  )
  read(
    app,
    '/scenarios/:id/comparison',
    {
      query: CompareQuery,
      tag,
      admission,
      summary: 'The changes of two scenarios: what only one of them has, and what both have',
      answers: ListShape(ComparedShape),
    },
    async (reader, { with: other, ...query }, { id = '' }) => {
      const [mine, theirs] = [await seenScenario(reader, id), await seenScenario(reader, other)]
      const list = async (one: Scenario) =>
        withTexts(reader, one, await changesOf(reader.db, reader.moment, one.id))
      const [first, second] = [await list(mine), await list(theirs)]
      const sides = compared(first.map(typed), second.map(typed))
      const items = [
        ...sides.onlyFirst.map((each) => ({ ...each.item, in: 'this' })),
        ...sides.onlySecond.map((each) => ({ ...each.item, in: 'other' })),
        ...sides.both.map((each) => ({ ...each.item, in: 'both' })),
      ]
      return pageThrough(items, query, (item) => `${item.subject} ${item.value} ${item.text}`)
    },
  )
}

const listed = ({
  id,
  title,
  state,
  day,
  deadline,
  changes,
  author,
  postTitle,
  branchedFrom,
  madeAt,
  outcome,
  recordedFrom,
}: Scenario) => ({
  id,
  title,
  state,
  day,
  deadline,
  changes,
  author,
  postTitle,
  branchedFrom,
  madeAt,
  decision: outcome?.decision ?? null,
  recordedFrom,
})

const shown = (outcome: Scenario['outcome']) => {
  if (outcome === null) return null
  const { person: _person, post: _post, ...told } = outcome
  return told
}

/** Each change with what it says, as of the scenario's day. */
async function withTexts(
  { db, moment, words }: Reader,
  { day }: Scenario,
  changes: readonly NumberedChange[],
) {
  const texts = await changeTexts({ db, moment: { ...moment, asOf: day }, words }, changes)
  return changes.map(({ kind, number, ...change }, at) => ({
    id: String(number),
    number,
    change: kind,
    ...change,
    text: texts[at] ?? '',
  }))
}

type Item = Awaited<ReturnType<typeof withTexts>>[number]

const typed = (item: Item) => ({ ...item, kind: item.change, item })
