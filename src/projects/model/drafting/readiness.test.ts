import { expect, test } from 'vitest'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { lackingCitation, lackingTemplate } from './readiness.ts'

const part = (
  id: string,
  kind: ProjectPart['kind'],
  fields: ProjectPart['fields'],
  parent: string | null = 'project',
): ProjectPart => ({ part: id, kind, parent, place: 1, fields })

test('a plan objective that is no longer in force is no plan objective', () => {
  const upper = { of: 'p-vienna', version: '2', code: 'o3' }
  const citations = [{ part: 'project', upper }]
  const asks = { kind: 'citation', of: 'plan' } as const
  expect(lackingCitation(asks, { citations, stale: new Set() })).toEqual([])
  const stale = new Set(['p-vienna@2/o3'])
  expect(lackingCitation(asks, { citations, stale })[0]?.reason).toBe('projects/lack.plan-in-force')
  expect(lackingCitation(asks, { citations: [], stale })[0]?.reason).toBe('projects/lack.plan')
  const framework = { kind: 'citation', of: 'sdg' } as const
  expect(lackingCitation(framework, { citations, stale })[0]?.reason).toBe(
    'projects/lack.framework',
  )
})

test('what was written and no longer fits is missing too, before a project is submitted', () => {
  const titles = { en: 'x', fr: 'x', es: 'x', ar: 'x' }
  const asked = {
    id: 'summary',
    titles,
    guidance: titles,
    mostWords: 2,
    isOfConcept: true,
    isRequired: true,
  }
  const question = { id: 'psea', titles, guidance: titles, explain: ['no' as const] }
  const own = { titles, source: 'x', chapters: [asked], safeguards: [question], mostMonths: null }
  const looked = {
    parts: [
      part('project', 'project', { from: '2027-01-01', to: '2027-12-31' }, null),
      part('chapter-summary', 'chapter', { 'text.en': 'three words here' }),
      part('a1', 'activity', { 'title.en': 'Train', to: '2028-06-30' }),
      part('safeguard-psea', 'safeguard', { answer: 'no' }),
    ],
    citations: [],
    languages: ['en'],
    template: { ...own, id: 'project', version: 1, from: '2010-01-01', until: null },
    stale: new Set<string>(),
  }
  const told = (move: 'propose' | 'submit') =>
    lackingTemplate(move, looked).map((each) => `${each.part}:${each.field} ${each.reason}`)
  expect(told('propose')).toEqual([
    'chapter-summary:text.en field/many-words',
    'a1:to projects/outside-period',
  ])
  expect(told('submit')).toEqual([
    'chapter-summary:text.en field/many-words',
    'a1:to projects/outside-period',
    'safeguard-psea:text.en projects/lack.explanation',
  ])
})
