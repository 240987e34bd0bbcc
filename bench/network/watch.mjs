import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { options } from 'preact'
import { renderToString } from 'preact-render-to-string'

let watching = null

/** What begins and ends a transaction says nothing by itself, and would hold another's connection when it is put again. */
const isBracket = /^(start transaction|begin|commit|rollback)\b/

const query = pg.Client.prototype.query
pg.Client.prototype.query = function watched(text, values, ...rest) {
  const done = query.call(this, text, values, ...rest)
  if (watching === null || typeof text !== 'string' || isBracket.test(text)) return done
  const { batches } = watching
  // What begins while nothing else is under way waited for what came before it.
  if (watching.underWay === 0) batches.push([])
  batches.at(-1).push(CompiledQuery.raw(text, values ?? []))
  watching.underWay += 1
  const over = () => (watching === null ? 0 : (watching.underWay -= 1))
  done.then(over, over)
  return done
}

// preact-render-to-string calls this with what it has rendered.
options.__c = (document) => {
  if (watching !== null) watching.document = document
}

/** Does the work and tells which statements it put to the database, in what steps, and the document it rendered. */
export async function watched(work) {
  const seen = { batches: [], underWay: 0, document: null }
  watching = seen
  try {
    const answer = await work()
    return { answer, batches: seen.batches, document: seen.document }
  } finally {
    watching = null
  }
}

/**
 * What a request cannot be spared: its statements, through the same pool and side by side where the request put them so, and the
 * writing of its HTML or JSON from what it read. Refuses an answer that does not come out the same.
 */
export function bareOf({ answer, batches, document }) {
  const isPage = answer.headers['content-type'].startsWith('text/html')
  const content = isPage ? null : JSON.parse(answer.body)
  const write = isPage
    ? () => `<!doctype html>${renderToString(document)}`
    : () => JSON.stringify(content)
  if (write() !== answer.body) throw new Error('the bare answer is not the one of the program')
  return async (db) => {
    for (const batch of batches) await Promise.all(batch.map((each) => db.executeQuery(each)))
    return write()
  }
}
