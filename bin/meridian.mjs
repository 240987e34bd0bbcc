#!/usr/bin/env node
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { continueUnder, install, root } from './ready.mjs'

install()
process.exitCode = await continueUnder([
  '--disable-warning=ExperimentalWarning',
  // Less room for what is thrown away at once: 80 MB less for the server, no slower (bench/README.md).
  '--max-semi-space-size=8',
  '--import',
  pathToFileURL(join(root, 'bin', 'tsx.mjs')).href,
  join(root, 'src', 'main.ts'),
  ...process.argv.slice(2),
])
