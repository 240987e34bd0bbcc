import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Day } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Seal } from './model/chain.ts'

const SealFile = Type.Object({
  organisation: Type.String(),
  number: Type.Integer({ minimum: 1 }),
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  at: Type.String(),
})

const ending = '.seal.json'

/**
 * Writes a seal into a folder and answers its file: whole and on the disk, or not at all. A file is never written over: its name
 * holds the organisation, the day there and the number of the entry.
 */
export async function keepSeal(folder: string, day: Day, seal: Seal): Promise<string> {
  const number = String(seal.number).padStart(8, '0')
  const file = join(folder, `${seal.organisation}-${day}-${number}${ending}`)
  await mkdir(folder, { recursive: true })
  const draft = await open(`${file}.part`, 'w', 0o644)
  try {
    await draft.writeFile(`${JSON.stringify(seal, null, 2)}\n`)
    await draft.sync()
  } finally {
    await draft.close()
  }
  await rename(`${file}.part`, file)
  const names = await open(dirname(file), 'r')
  try {
    // The name, too, must outlive a loss of power.
    await names.sync().catch(() => {})
  } finally {
    await names.close()
  }
  return file
}

/**
 * The seals of an organisation in a file or a folder, in the order of their entries. Refuses a file that is not there
 * (`history/no-seal`), that is none (`history/no-seal`), or that is another organisation's (`history/other-seal`).
 */
export async function sealsIn(place: string, organisation: string): Promise<Seal[]> {
  const about = await stat(place).catch(() => null)
  if (about === null) throw noSeal(place)
  if (!about.isDirectory()) {
    const seal = await sealIn(place)
    if (seal.organisation !== organisation)
      throw new Refusal('invalid', 'history/other-seal', {
        details: { file: place, organisation: seal.organisation },
      })
    return [seal]
  }
  const names = (await readdir(place)).filter((name) => name.endsWith(ending))
  const seals = await Promise.all(names.map((name) => sealIn(join(place, name))))
  return seals
    .filter((seal) => seal.organisation === organisation)
    .toSorted((a, b) => a.number - b.number)
}

async function sealIn(file: string): Promise<Seal> {
  const text = await readFile(file, 'utf8')
  const content = parsed(text)
  if (!Value.Check(SealFile, content)) throw noSeal(file)
  return content
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const noSeal = (file: string) => new Refusal('invalid', 'history/no-seal', { details: { file } })
