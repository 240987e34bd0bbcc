import type { Need, Sample } from './doors.ts'

/** The project under way of `projectedFor`: anybody sees it, so that who may not write it is told so, and who may that it cannot be written now. */
const project = '/projects/pr-sample-active'
const at = `${project}/1/budget`
const api = `${project}/versions/1/budget`
const early = { version: 'early' }
const develops: Need = { right: 'projects.develop', where: 'target' }

/** A form that those inside may open; the verb refuses. */
const pair = (path: string, url: string, body: Record<string, string>): Record<string, Sample> => ({
  [`form GET ${path}`]: { url, needs: null },
  [`form POST ${path}`]: { url, body, needs: develops },
})
const budget = '/projects/:id/:number/budget'

/** The doors of budgets. What is sent changes nothing that the next who knocks would need. */
export const budgetSamples: Record<string, Sample> = {
  ...pair(`${budget}/add`, `${at}/add`, { parent: 'project', 'title.en': 'Tried' }),
  ...pair(`${budget}/line/:part`, `${at}/line/b1`, early),
  ...pair(`${budget}/line/:part/remove`, `${at}/line/b1/remove`, early),
  ...pair(`${budget}/lines`, `${at}/lines`, { revision: '1', 'b1.rate': '7' }),
  ...pair(`${budget}/import`, `${at}/import`, {}),
  'write POST /projects/:id/versions/:number/budget/lines': {
    url: `${api}/lines`,
    json: JSON.stringify({ revision: '1', lines: [{ fields: { 'title.en': 'Tried' } }] }),
    needs: develops,
  },
  'write POST /projects/:id/versions/:number/budget/workbook': {
    url: `${api}/workbook`,
    json: JSON.stringify({ workbook: 'YQ==' }),
    needs: develops,
  },
}
