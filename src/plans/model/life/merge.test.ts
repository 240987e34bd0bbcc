import { expect, test } from 'vitest'
import type { Part } from '#plans/model/part.ts'
import { upper } from '#plans/plans.test.room.ts'
import { type Laid, merge } from './merge.ts'

const root: Part = { part: 'plan', kind: 'plan', parent: null, place: 1, fields: {} }
const objective = (part: string, place: number): Part => ({
  part,
  kind: 'objective',
  parent: 'plan',
  place,
  fields: { 'title.en': part },
})
const base: Laid = {
  languages: ['en'],
  parts: [root, objective('o1', 1), objective('o2', 2)],
  citations: [{ part: 'o1', upper: upper('sdg@2015/10.7') }],
  rationale: [{ part: 'plan', issue: 't-drought' }],
}

test('what either side cites and answers more is there, what either gave up is not', () => {
  const theirs: Laid = {
    ...base,
    citations: [...base.citations, { part: 'o2', upper: upper('gcm@2018/6') }],
    rationale: [],
  }
  const mine: Laid = {
    ...base,
    citations: [{ part: 'o2', upper: upper('sdg@2015/8.8') }],
    rationale: [...base.rationale, { part: 'o2', issue: 't-floods' }],
  }
  const { merged, conflicts } = merge(base, theirs, mine)
  expect(conflicts).toEqual([])
  expect(merged.citations).toEqual([
    { part: 'o2', upper: upper('gcm@2018/6') },
    { part: 'o2', upper: upper('sdg@2015/8.8') },
  ])
  expect(merged.rationale).toEqual([{ part: 'o2', issue: 't-floods' }])
})

test('an objective that one side took away while the other cited more for it is chosen', () => {
  const without: Laid = { ...base, parts: [root, objective('o2', 2)], citations: [] }
  const cited: Laid = {
    ...base,
    citations: [...base.citations, { part: 'o1', upper: upper('sdg@2015/8.8') }],
  }
  expect(merge(base, cited, without).conflicts).toMatchObject([{ key: 'o1:part', theirs: 'o1' }])
  const gone = merge(base, cited, without, new Map([['o1:part', { side: 'mine' }]])).merged
  expect(gone.parts.map(({ part }) => part)).toEqual(['plan', 'o2'])
  expect(gone.citations).toEqual([])
})
