import { type Upper, upperFrom } from '#frameworks/model/upper.ts'

/** What somebody typed to name what is cited: an upper, the address of one in another organisation, or nothing of the kind. */
export type Typed = { is: 'upper'; upper: Upper } | { is: 'foreign' } | { is: 'nothing' }

const nothing: Typed = { is: 'nothing' }

/**
 * Reads what was typed: `sdg@2015/10.7`, `p-vienna-2020@2/o3`, or the address of an objective or of a part on the pages of this
 * organisation (`origin`). Whether there is such a thing is another question.
 */
export function citedFrom(typed: string, origin: string): Typed {
  const text = typed.trim()
  if (/^https?:\/\//i.test(text)) return fromAddress(text, origin)
  const upper = upperFrom(text)
  return upper === null ? nothing : { is: 'upper', upper }
}

const ofPlan = /^(?:\/[a-z]{2})?\/plans\/(p-[^/]+)\/(\d+)(?:\/parts\/([^/]+))?\/?$/
const ofFramework = /^(?:\/[a-z]{2})?\/frameworks\/([^/]+)\/([^/]+)\/objectives\/([^/]+)\/?$/

function fromAddress(text: string, origin: string): Typed {
  const url = URL.parse(text)
  if (url === null) return nothing
  if (url.origin !== new URL(origin).origin) return { is: 'foreign' }
  const [, plan, number, inPath] = ofPlan.exec(url.pathname) ?? []
  if (plan !== undefined && number !== undefined) {
    const part = inPath ?? url.hash.replace(/^#(?:part-)?/, '')
    return written(`${plan}@${number}/${part}`)
  }
  const [, framework, edition, code] = ofFramework.exec(url.pathname) ?? []
  if (framework === undefined || edition === undefined || code === undefined) return nothing
  return written(`${framework}@${edition}/${code}`)
}

const written = (text: string): Typed => {
  const upper = upperFrom(text)
  return upper === null ? nothing : { is: 'upper', upper }
}
