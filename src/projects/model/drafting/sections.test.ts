import { expect, test } from 'vitest'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Lack } from '#projects/model/need.ts'
import { offeredOf, writtenOver } from './offered.ts'
import { marksOf, sectionOfLack } from './sections.ts'

const part = (id: string, kind: ProjectPart['kind'], fields: ProjectPart['fields'] = {}) => ({
  part: id,
  kind,
  parent: kind === 'project' ? null : 'project',
  place: 1,
  fields,
})
const parts: ProjectPart[] = [
  part('project', 'project', { 'title.en': 'Fair recruitment', donor: 'jp-mofa' }),
  part('chapter-summary', 'chapter'),
  part('a1', 'activity', { 'title.en': 'Train', from: '2027-01-01' }),
]
const lack = (about: Partial<Lack>): Lack => ({
  need: 'head',
  part: null,
  field: null,
  reason: 'field/missing',
  ...about,
})

test('what is missing stands in the section where it is put right', () => {
  const at = (about: Partial<Lack>) => sectionOfLack(lack(about), parts)
  expect(at({ part: 'project', field: 'title.en' })).toBe('overview')
  expect(at({ part: 'project', field: 'fund' })).toBe('funding')
  expect(at({ part: 'project', field: 'gender-marker' })).toBe('gender')
  expect(at({ part: 'project', reason: 'projects/lack.plan' })).toBe('frameworks')
  expect(at({ part: 'a1', field: 'to' })).toBe('work-plan')
  expect(at({ part: 'a1', field: 'title.en' })).toBe('results')
  expect(at({ part: 'safeguard-children', field: 'answer' })).toBe('safeguarding')
  expect(at({ field: 'people', reason: 'projects/lack.parts' })).toBe('people')
  expect(at({ reason: 'projects/lack.document', field: 'documents' })).toBe('documents')
  expect(at({ reason: 'budgets/ceiling' })).toBe('budget')
  expect(at({ reason: 'projects/lack.same-person' })).toBeNull()
})

test('a section is marked by what is missing, else by whether anything stands there', () => {
  const lacks = [lack({ part: 'chapter-summary', field: 'text.en' })]
  const marks = marksOf(lacks, parts, { documents: true, comments: false })
  const stateOf = (section: string) => marks.find((each) => each.section === section)?.state
  expect(stateOf('narrative')).toBe('missing')
  for (const section of ['overview', 'funding', 'results', 'work-plan', 'documents'])
    expect([section, stateOf(section)]).toEqual([section, 'done'])
  for (const section of ['gender', 'people', 'comments', 'lessons'])
    expect([section, stateOf(section)]).toEqual([section, 'empty'])
})

test('a form writes what it offers and leaves the rest; a proposal is not asked what was reached', () => {
  const writing = {
    template: { chapters: [], safeguards: [], mostMonths: null },
    languages: ['en'],
  }
  const names = (number: number) =>
    offeredOf({ part: 'i1', kind: 'indicator' }, writing, { number }).map(({ name }) => name)
  expect(names(1)).toContain('target')
  expect(names(1)).not.toContain('reached')
  expect(names(2)).toContain('reached')
  const offered = [{ name: 'target' }, { name: 'baseline' }]
  const held = { target: '5', baseline: '1', reached: '3' }
  expect(writtenOver(held, offered, { target: '7' })).toEqual({ target: '7', reached: '3' })
})
