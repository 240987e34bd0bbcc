import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type Fault, Refusal } from './refusal.ts'

/** What a JSON file of a folder holds; null where there is no such file. Refuses (`record-file/wrong`) what is not as told, each wrong place by name. */
export async function recordFile<Schema extends TSchema>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<Static<Schema> | null> {
  const text = await textOf(join(folder, name))
  return text === null ? null : recordFrom(name, text, schema)
}

/** What a JSON text holds. Refuses (`record-file/wrong`) what is not as told, each wrong place by name. */
export function recordFrom<Schema extends TSchema>(
  name: string,
  text: string,
  schema: Schema,
): Static<Schema> {
  const content = parsed(name, text)
  if (Value.Check(schema, content)) return content
  throw wrongRecords(
    Value.Errors(schema, content).map(({ instancePath, message }) => ({
      field: `${name}${instancePath}`,
      message,
    })),
  )
}

/** The refusal of a file of records: where it is wrong, and what is wrong there. */
export const wrongRecords = (wrong: readonly { field: string; message: string }[]): Refusal =>
  new Refusal('invalid', 'record-file/wrong', {
    faults: wrong.map(({ field, message }): Fault => ({
      field,
      reason: 'record-file/place',
      details: { message },
    })),
  })

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrongRecords([{ field: name, message: error instanceof Error ? error.message : '' }])
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
