import type { Need, Sample } from './doors.ts'

const mobilises: Need = { right: 'funds.mobilise', where: 'anywhere' }
const reviews: Need = { right: 'budget.review', where: 'everywhere' }
const version = 'early'
const why = 'Tried'

/** It ends before it begins: whoever may say it is told so, and nothing is recorded. */
const partner = {
  kind: 'private',
  nameEn: 'Tried',
  from: '2026-12-01',
  until: '2026-01-01',
}
const edit = { url: '/partners/jp-mofa/edit', body: { ...partner, version, why } }
/** A rate of nothing. */
const rates = { rates: 'currency,day,units,source\nEUR,2026-11-01,0,Tried\n' }

/** The doors of partners, funds and rates. */
export const fundSamples: Record<string, Sample> = {
  'form GET /partners/new': { url: '/partners/new', needs: mobilises },
  'form POST /partners/new': { url: '/partners/new', body: partner, needs: mobilises },
  'form GET /partners/:id/edit': { url: edit.url, needs: mobilises },
  'form POST /partners/:id/edit': { ...edit, needs: mobilises },
  'write POST /partners': { url: '/partners', body: partner, needs: mobilises },
  'write POST /partners/:id/edit': { ...edit, needs: mobilises },
  'form GET /rates/import': { url: '/rates/import', needs: reviews },
  'form POST /rates/import': { url: '/rates/import', body: rates, needs: reviews },
  'write POST /rates/import': { url: '/rates/import', body: rates, needs: reviews },
}
