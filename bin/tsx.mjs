// Node strips types from .ts by itself; .tsx also needs its JSX turned into calls. Nothing is built.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      lang: 'tsx',
      jsx: { runtime: 'automatic', importSource: 'preact' },
      sourcemap: false,
    })
    if (errors.length > 0)
      throw new Error(`${file}: ${errors.map((error) => error.message).join('; ')}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
