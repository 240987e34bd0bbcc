import { describe, expect, test } from 'vitest'
import { networkTables } from '#network/model/period-tables.ts'
import type { HeldFact } from '#sources/model/held.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { stepsOf } from './steps.ts'

const fact = (office: string, predicate: string, value: string, qualifier = ''): HeldFact => ({
  subject: `office:${office}`,
  predicate,
  value,
  qualifier,
  claims: [],
})
const facts = [
  ...['vienna', 'brussels', 'paris', 'lisbon'].map((office) =>
    fact(office, 'kind', 'country-office'),
  ),
  fact('brussels', 'function', 'eu-relations'),
  fact('brussels', 'function', 'training', 'eea'),
  fact('paris', 'line', 'office:brussels'),
  fact('lisbon', 'line', 'office:brussels'),
]
const ground = { tables: networkTables, facts, knows: () => true }
const change = (kind: ChangeKind, subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})
const plain = ({ subject, predicate, value, qualifier }: Said) =>
  [subject, predicate, value, qualifier].filter(Boolean).join(' ')
const told = (...changes: Change[]) => {
  const { steps, wrong } = stepsOf(changes, ground)
  return { steps: steps.map((step) => `${step.manner} ${plain(step)}`), wrong }
}

describe('what is handed over', () => {
  test('goes on to the one that takes over, also where an office and the one it reports to both cease', () => {
    const { steps, wrong } = told(
      change('merge', 'office:paris', 'office:vienna'),
      change('merge', 'office:brussels', 'office:vienna'),
    )
    expect(wrong).toEqual([])
    expect(steps).toContain('begins office:lisbon line office:vienna')
    expect(steps).not.toContain('begins office:paris line office:vienna')
  })

  test('leaves nobody below itself: who takes over what it reported to takes its line too, or none', () => {
    const { steps, wrong } = told(change('merge', 'office:brussels', 'office:paris'))
    expect(wrong).toEqual([])
    expect(steps).toContain('ends office:paris line office:brussels')
    expect(steps).toContain('begins office:lisbon line office:paris')
    expect(steps).not.toContain('begins office:paris line office:paris')
    const above = { ...ground, facts: [...facts, fact('brussels', 'line', 'office:vienna')] }
    const list = [change('merge', 'office:brussels', 'office:paris')]
    expect(stepsOf(list, above).steps.map(plain)).toContain('office:paris line office:vienna')
  })

  test('passes once: a service that the list gives to another does not go with the rest', () => {
    const { steps } = told(
      change('transfer', 'office:brussels', 'office:paris', 'eu-relations'),
      change('merge', 'office:brussels', 'office:vienna'),
    )
    expect(steps).toContain('begins office:paris function eu-relations')
    expect(steps).not.toContain('begins office:vienna function eu-relations')
    expect(steps).toContain('begins office:vienna function training eea')
  })
})
