import { consultedId as scenario } from '#scenarios/consulted.test.room.ts'
import type { Need, Sample } from './doors.ts'

const early = 'day~early.from~early'
const target = (right: string): Need => ({ right, where: 'target' })
const anywhere = (right: string): Need => ({ right, where: 'anywhere' })
const everywhere = (right: string): Need => ({ right, where: 'everywhere' })

/** The rights by which somebody sees scenarios that were consulted on, with those who drafted them and commented. */
export const seesScenarios = [
  everywhere('scenarios.draft'),
  anywhere('network.propose'),
  anywhere('scenarios.adopt'),
  anywhere('oversight.read'),
]

/** The doors of scenarios, tried on one in consultation that concerns the office. */
export const scenarioSamples = (office: string): Record<string, Sample> => ({
  'page GET /scenarios': { url: '/scenarios', needs: null, names: seesScenarios, shows: true },
  'page GET /scenarios/compare': {
    url: `/scenarios/compare?scenario=${scenario}&with=${scenario}`,
    needs: null,
  },
  'page GET /scenarios/:id': {
    url: `/scenarios/${scenario}`,
    needs: null,
    names: seesScenarios,
    shows: true,
  },
  'page GET /scenarios/:id/compare': {
    url: `/scenarios/${scenario}/compare?with=${scenario}`,
    needs: null,
  },
  'page GET /scenarios/:id/impact': {
    url: `/scenarios/${scenario}/impact`,
    needs: null,
    names: [target('posts.read')],
  },
  'form GET /scenarios/new': { url: '/scenarios/new', needs: everywhere('scenarios.draft') },
  'form POST /scenarios/new': {
    url: '/scenarios/new',
    body: { title: 'Tried', day: '2028-01-01' },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/branch': {
    url: `/scenarios/${scenario}/branch`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/branch': {
    url: `/scenarios/${scenario}/branch`,
    body: { title: 'Tried' },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/edit': {
    url: `/scenarios/${scenario}/edit`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/edit': {
    url: `/scenarios/${scenario}/edit`,
    body: { title: 'Tried', day: '2028-01-01', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/changes/new': {
    url: `/scenarios/${scenario}/changes/new?kind=split`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/changes/new': {
    url: `/scenarios/${scenario}/changes/new`,
    body: { kind: 'close', subject: `office:${office}`, version: early },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/changes': {
    url: `/scenarios/${scenario}/changes`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/changes': {
    url: `/scenarios/${scenario}/changes`,
    body: { version: early },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/changes/file': {
    url: `/scenarios/${scenario}/changes/file`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/changes/file': {
    url: `/scenarios/${scenario}/changes/file`,
    body: { rows: 'change,subject,value,qualifier,note', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'deed POST /scenarios/:id/changes/remove': {
    url: `/scenarios/${scenario}/changes/remove`,
    body: { number: '1', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'deed POST /scenarios/:id/rebase': {
    url: `/scenarios/${scenario}/rebase`,
    body: { seen: '2026-01-01T00:00:00Z', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/consult': {
    url: `/scenarios/${scenario}/consult`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/consult': {
    url: `/scenarios/${scenario}/consult`,
    body: { deadline: '2027-12-01', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'form GET /scenarios/:id/comment': {
    url: `/scenarios/${scenario}/comment`,
    needs: anywhere('network.propose'),
    names: seesScenarios,
  },
  'form POST /scenarios/:id/comment': {
    url: `/scenarios/${scenario}/comment`,
    body: { text: 'Tried' },
    needs: target('network.propose'),
    names: seesScenarios,
  },
  'form GET /scenarios/:id/decide': {
    url: `/scenarios/${scenario}/decide`,
    needs: everywhere('scenarios.adopt'),
  },
  'form POST /scenarios/:id/decide': {
    url: `/scenarios/${scenario}/decide`,
    body: { outcome: 'reject', reason: 'Tried', version: early },
    needs: everywhere('scenarios.adopt'),
  },
  'form GET /scenarios/:id/withdraw': {
    url: `/scenarios/${scenario}/withdraw`,
    needs: everywhere('scenarios.draft'),
  },
  'form POST /scenarios/:id/withdraw': {
    url: `/scenarios/${scenario}/withdraw`,
    body: { reason: 'Tried', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'read GET /scenarios': { url: '/scenarios', needs: null, names: seesScenarios, shows: true },
  'read GET /scenarios/:id': {
    url: `/scenarios/${scenario}`,
    needs: null,
    names: seesScenarios,
    shows: true,
  },
  'read GET /scenarios/:id/changes': { url: `/scenarios/${scenario}/changes`, needs: null },
  'read GET /scenarios/:id/comments': {
    url: `/scenarios/${scenario}/comments`,
    needs: null,
    names: seesScenarios,
    shows: true,
  },
  'read GET /scenarios/:id/comparison': {
    url: `/scenarios/${scenario}/comparison?with=${scenario}`,
    needs: null,
  },
  'read GET /scenarios/:id/impact': {
    url: `/scenarios/${scenario}/impact`,
    needs: null,
    names: [target('posts.read')],
  },
  'read GET /scenarios/:id/checks': { url: `/scenarios/${scenario}/checks`, needs: null },
  'write POST /scenarios': {
    url: '/scenarios',
    body: { title: 'Tried', day: '2028-01-01' },
    needs: everywhere('scenarios.draft'),
  },
  'write PUT /scenarios/:id': {
    url: `/scenarios/${scenario}`,
    body: { title: 'Tried', day: '2028-01-01', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/branches': {
    url: `/scenarios/${scenario}/branches`,
    body: { title: 'Tried' },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/base': {
    url: `/scenarios/${scenario}/base`,
    body: { seen: '2026-01-01T00:00:00Z', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/changes': {
    url: `/scenarios/${scenario}/changes`,
    body: { kind: 'close', subject: office, version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write PUT /scenarios/:id/changes': {
    url: `/scenarios/${scenario}/changes`,
    body: { version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/changes/remove': {
    url: `/scenarios/${scenario}/changes/remove`,
    body: { number: '1', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/consultation': {
    url: `/scenarios/${scenario}/consultation`,
    body: { deadline: '2027-12-01', version: early },
    needs: everywhere('scenarios.draft'),
  },
  'write POST /scenarios/:id/comments': {
    url: `/scenarios/${scenario}/comments`,
    body: { text: 'Tried' },
    needs: target('network.propose'),
  },
  'write POST /scenarios/:id/rejection': {
    url: `/scenarios/${scenario}/rejection`,
    body: { reason: 'Tried', version: early },
    needs: everywhere('scenarios.adopt'),
  },
  'write POST /scenarios/:id/adoption': {
    url: `/scenarios/${scenario}/adoption`,
    body: { reason: 'Tried', version: early },
    needs: everywhere('scenarios.adopt'),
  },
  'write POST /scenarios/:id/withdrawal': {
    url: `/scenarios/${scenario}/withdrawal`,
    body: { reason: 'Tried', version: early },
    needs: everywhere('scenarios.draft'),
  },
})
