// What the benches of this folder share: the program as a process of its own, and what it says.
import { spawn } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const { DATABASE_URL: _url, TEST_DATABASE_URL: _test, ...rest } = process.env
const program = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  './bin/tsx.mjs',
  'src/main.ts',
]

/** Runs a command of the program; `starter` is put before it, such as `['sh', '-c', '… exec "$@"', 'sh']`. */
export function run(args, env, { starter = [], cwd } = {}) {
  const [command, ...words] = [...starter, process.execPath, ...program, ...args]
  const child = spawn(command, words, {
    cwd,
    env: { ...rest, LOG_FORMAT: 'text', LANG: 'en', ...env },
  })
  let output = ''
  const ended = new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)))
  const heard = (words) =>
    new Promise((done) => {
      const look = () => output.includes(words) && done(true)
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
      child.on('close', () => done(output.includes(words)))
      look()
    })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
  return { child, ended, heard, said: () => output, last: () => output.trim().split('\n').at(-1) }
}

/** What a reader gets, and after how many milliseconds; status 0 when nothing answered. */
export async function ask(url, most = 60_000) {
  const began = performance.now()
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(most),
    })
    const body = await answer.text()
    const retry = answer.headers.get('retry-after')
    return { status: answer.status, retry, body, ms: performance.now() - began }
  } catch (error) {
    return { status: 0, retry: null, body: String(error), ms: performance.now() - began }
  }
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))

/** Notes promises; those that are broken make the exit code 1. */
export function promises() {
  let broken = 0
  return {
    promise(what, isKept, more = '') {
      console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${what}${more === '' ? '' : `: ${more}`}`)
      if (!isKept) broken += 1
    },
    exitCode: () => (broken === 0 ? 0 : 1),
  }
}

/** A copy of the program in this folder, whose files of organisations may be changed; answers how to add a remark to the claims of IOM. */
export function copyTo(folder) {
  for (const part of ['bin', 'migrations', 'organisations', 'src', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const files = ['002.csv', '003.csv', 'structure.csv'].map((name) =>
    join(folder, 'organisations', 'iom', name),
  )
  const before = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
  return {
    /** Every claim without a remark gets this one, which is a correction of some hundreds of claims. */
    remark(words) {
      for (const [file, text] of before) writeFileSync(file, text.replaceAll(/,$/gm, `,${words}`))
    },
  }
}

/** How many claims bear a remark, as the running program says. */
export async function remarked(home, words) {
  const answer = await ask(`${home}/api/v1/statements.csv`)
  return answer.body.split('\n').filter((line) => line.includes(words)).length
}

/** Where the program of `run` listens, once it says so. */
export async function homeOf(server) {
  await server.heard('Meridian is at ')
  return /listening on ([^\s)]+)/.exec(server.said())?.[1] ?? ''
}

/** Asks for pages until told to stop; answers what came, by status and problem. */
export function keepAsking(home) {
  const heard = new Map()
  let isOver = false
  let longest = 0
  const asking = (async () => {
    for (let at = 0; !isOver; at += 1) {
      const day = new Date(Date.UTC(2012, 0, 1 + at)).toISOString().slice(0, 10)
      const answer = await ask(`${home}/api/v1/offices?asOf=${day}`)
      const type = answer.status === 503 ? JSON.parse(answer.body).type : ''
      const what = `${answer.status} ${type}${answer.retry === null ? '' : ` retry after ${answer.retry} s`}`
      heard.set(what.trim(), (heard.get(what.trim()) ?? 0) + 1)
      longest = Math.max(longest, answer.ms)
      await pause(20)
    }
  })()
  return {
    async stop() {
      isOver = true
      await asking
      return {
        heard,
        longest,
        told: [...heard].map(([what, count]) => `${count} × ${what}`).join(', '),
      }
    },
  }
}

/** The first good answer from now on, in seconds; null when none comes in a minute. */
export async function untilAnswered(url) {
  const began = performance.now()
  while (performance.now() - began < 60_000) {
    if ((await ask(url, 15_000)).status === 200) return (performance.now() - began) / 1000
    await pause(100)
  }
  return null
}
