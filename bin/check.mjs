// `npm test`: types, lint, format, then every test; it ends with the runner's own summary.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { continueUnder, install, root, suitableNode } from './ready.mjs'

install()
process.chdir(root)

const tool = (name) => join(root, 'node_modules', '.bin', name)
const steps = [
  { name: 'types', command: tool('tsc'), args: [] },
  {
    name: 'lint',
    command: tool('oxlint'),
    args: ['--type-aware', '--deny-warnings', 'bin', 'src', 'tests', 'bench'],
  },
  { name: 'format', command: tool('oxfmt'), args: ['--check', 'bin', 'src', 'tests', 'bench'] },
]
for (const { name, command, args } of steps) {
  console.log(`— ${name}`)
  const path = [join(suitableNode(), '..'), process.env.PATH].join(':')
  const step = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, PATH: path } })
  if (step.status !== 0) {
    console.error(`${name} failed`)
    process.exit(step.status ?? 1)
  }
}
console.log('— tests')
process.exitCode = await continueUnder([
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  ...process.argv.slice(2),
])
