import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { presently } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import { gradedAnswer, GradedShape, WorkbookBody } from '#platform/doors/workbooks.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf } from '#posts/web/parts.tsx'
import type { Which } from '#projects/model/project.ts'
import { seenVersion } from '#projects/views/reading/versions.ts'
import { writeLines } from './actions/lines.ts'
import { takeWorkbook, tryWorkbook } from './actions/sheets.ts'
import { BudgetShape, LineShape } from './api/shapes.ts'
import { BudgetRead, LinesBody, LinesRead } from './forms.ts'
import { paths } from './paths.ts'
import { budgetOf } from './views/budget.ts'
import { budgetItem, lineItems } from './views/items.ts'
import { givenBack } from './views/sheets/given-back.ts'

const tag = 'budgets'
const at = [':id', ':number'] as const

/** Budgets in the API: what they come to, their lines (also as files), several lines written at once, workbooks. */
export function budgetsApi(app: FastifyInstance): void {
  read(
    app,
    paths.api.budget(...at),
    {
      stance: latest,
      query: BudgetRead,
      tag,
      summary:
        'The budget of a version of a project: sums, overhead, and where it does not keep the rules',
      answers: BudgetShape,
    },
    async (reader, _query, params) => {
      const { db, moment, words } = reader
      const { budget, revision } = await theBudget(reader, params)
      const offices = new Map((await officeChoices(db, moment)).map(({ id, name }) => [id, name]))
      return budgetItem(budget, { revision, words, offices })
    },
  )
  read(
    app,
    paths.api.lines(...at),
    {
      stance: latest,
      query: LinesRead,
      tag,
      summary: 'The lines of the budget of a version, each with what it costs',
      answers: ListShape(LineShape),
    },
    async (reader, query, params) => {
      const { budget } = await theBudget(reader, params)
      const items = lineItems(budget, reader.locale)
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  budgetWrites(app)
}

function budgetWrites(app: FastifyInstance): void {
  const writes = { tag, admission: 'signed-in' } as const
  write(app, paths.api.lines(...at), {
    ...writes,
    body: LinesBody,
    answers: Type.Object({ lines: Type.Array(Type.String()) }),
    most: 1024 * 1024,
    summary:
      'Writes several budget lines in one act, new ones among them; all or none. Answers their ids',
    handle: async (reader, { lines, revision }, params) => {
      const rows = lines.map(({ part = '', parent = '', fields }) => ({
        part,
        parent,
        fields,
        formulas: [],
      }))
      return { lines: [...(await writeLines(byOf(reader), whichOf(params), { rows, revision }))] }
    },
  })
  write(app, paths.api.workbook(...at), {
    ...writes,
    body: WorkbookBody,
    answers: GradedShape,
    most: 2 * 1024 * 1024,
    summary:
      'Looks through a workbook of a budget row by row; with `take`, takes its good rows in one act',
    handle: async (visitor, { workbook: sent, take = false, version }, params) => {
      const reader = presently(visitor)
      const which = whichOf(params)
      const bytes = Buffer.from(sent, 'base64')
      const { origin } = reader.site
      const graded = take
        ? await takeWorkbook(byOf(reader), which, { bytes, origin, version })
        : await tryWorkbook(byOf(reader), which, { bytes, origin })
      const given = await givenBack(reader, which, { ...graded, isTaken: take })
      return gradedAnswer(graded, { isTaken: take, ...given })
    },
  })
}

const whichOf = ({ id = '', number = '' }: Record<string, string>): Which => ({
  project: id,
  number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0,
})

/** The budget of an address, of a version that the reader may see. */
async function theBudget(reader: Reader, params: Record<string, string>) {
  const { db, moment } = reader
  const which = whichOf(params)
  const { project } = await seenVersion(reader, which)
  return { budget: await budgetOf(db, moment, project, which.number), revision: project.revision }
}
