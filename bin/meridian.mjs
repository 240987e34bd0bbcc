#!/usr/bin/env node
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { continueUnder, install, root } from './ready.mjs'

install()
process.exitCode = await continueUnder([
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(join(root, 'bin', 'tsx.mjs')).href,
  join(root, 'src', 'main.ts'),
  ...process.argv.slice(2),
])
