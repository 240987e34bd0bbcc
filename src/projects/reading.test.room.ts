import type { ProjectPart } from './model/kinds.ts'

const part = (
  id: string,
  kind: ProjectPart['kind'],
  parent: string,
  fields: Record<string, string>,
): Omit<ProjectPart, 'place'> => ({ part: id, kind, parent, fields })

const sketched = [
  part('o1', 'objective', 'project', { 'title.en': 'Workers are protected' }),
  part('oc1', 'outcome', 'o1', { 'title.en': 'Institutions advise' }),
  part('op1', 'output', 'oc1', { 'title.en': 'Six centres are trained' }),
  part('i1', 'indicator', 'op1', { 'title.en': 'Centres', target: '6', reached: '4' }),
  part('a1', 'activity', 'op1', {
    'title.en': 'Train the staff',
    from: '2026-01-01',
    to: '2026-06-30',
    done: '45',
  }),
  part('pe1', 'people', 'project', { kind: 'migrants', 'target.women.all': '2400' }),
  part('pe2', 'people', 'project', { kind: 'returnees', within: 'pe1', 'target.all.all': '800' }),
  part('r1', 'risk', 'project', {
    'title.en': 'Borders close',
    impact: '5',
    likelihood: '4',
    owner: 'Olga Owner',
  }),
  part('c1', 'contact', 'project', {
    role: 'office',
    name: 'Aida Invented',
    function: 'Project officer',
    email: 'aida@example.invalid',
  }),
]

/** A results matrix with an activity under way, people counted within others, a risk with its owner, a contact of the office. */
export const written: readonly ProjectPart[] = sketched.map((each, at) => ({
  ...each,
  place: 50 + at,
}))
