import { Refusal } from '#platform/refusal.ts'

/** The forms in which the API answers, each with its media type. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  jsonld: 'application/ld+json',
} as const
export type Form = keyof typeof mediaTypes

interface Wish {
  type: string
  quality: number
}

/** How much a form is wished for: the quality of the most specific wish that speaks of it, and how specific that is. */
function weightOf(form: Form, wishes: readonly Wish[]): { quality: number; exactness: number } {
  const type = mediaTypes[form]
  const ranges = [type, `${type.split('/')[0] ?? ''}/*`, '*/*']
  for (const [index, range] of ranges.entries()) {
    const wish = wishes.find((each) => each.type === range)
    if (wish) return { quality: wish.quality, exactness: ranges.length - index }
  }
  return { quality: 0, exactness: 0 }
}

function wishesIn(accept: string): Wish[] {
  return accept
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [type = '', ...options] = part.split(';').map((each) => each.trim().toLowerCase())
      const quality = Number(options.find((each) => each.startsWith('q='))?.slice(2) ?? 1)
      return { type, quality: Number.isFinite(quality) ? quality : 0 }
    })
    .filter((wish) => wish.type !== '')
}

/** The form an `Accept` header wishes for most; JSON where it does not care. Refuses when none of the forms will do. */
export function formFrom(accept: string | undefined, forms: readonly Form[]): Form {
  const wishes = wishesIn(accept ?? '')
  if (wishes.length === 0) return 'json'
  const [best] = forms
    .map((form) => ({ form, ...weightOf(form, wishes) }))
    .filter((each) => each.quality > 0)
    .toSorted((a, b) => b.quality - a.quality || b.exactness - a.exactness)
  if (!best) throw notAcceptable(forms)
  return best.form
}

/** What is asked for does not come in that form; names those in which it does. */
export const notAcceptable = (forms: readonly Form[]): Refusal =>
  new Refusal('not-acceptable', 'request/not-acceptable', {
    details: { forms: forms.map((form) => mediaTypes[form]).join(', ') },
  })
