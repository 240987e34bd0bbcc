import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { hear, type Hearer } from '#platform/documents/unpacked.ts'
import { Refusal } from '#platform/refusal.ts'
import type { DocumentType } from '#projects/model/document.ts'
import { wrong } from './wrong.ts'

const mostParts = 5000
/** What is unpacked of a file, in bytes: what its parts are, and what they lead to. */
const mostUnpacked = 8 * 1024 * 1024

const macros = /(^|\/)(vba\w*\.(bin|xml)|macrosheets\/.*|activex\d*\.\w+)$/i
const contents = /^\[content_types\]\.xml$/i
const relations = /(^|\/)_rels\/[^/]*\.rels$/i
/** What content types and relations are called that run something, whatever the name of their part is. */
const running = /vba|macro|activex|\/(control|ole-?object)$|\.oleobject$/i

const onDrive = /^file:\/\/\/[a-z]:[\\/]/i

/**
 * What a file of an office program is, by its parts, of which only the lists are unpacked: those of content types and of relations.
 * Null where it is neither a text nor a workbook. Refuses what brings macros, controls or objects of other programs, and what fetches
 * something from outside when it is opened: links that a reader follows are no such thing.
 */
export async function inOffice(bytes: Buffer): Promise<DocumentType | null> {
  const names = await namesOf(bytes)
  if (!names.includes('[Content_Types].xml')) return null
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : null
}

async function namesOf(bytes: Buffer): Promise<string[]> {
  try {
    const zip = await fromBufferPromise(bytes)
    try {
      return await lookedThrough(zip)
    } finally {
      zip.close()
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    return []
  }
}

async function lookedThrough(zip: ZipFile): Promise<string[]> {
  if (zip.entryCount > mostParts) return []
  const names: string[] = []
  let left = mostUnpacked
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry
    if (entry.isEncrypted()) return []
    if (macros.test(fileName)) throw wrong('projects/document-macros')
    names.push(fileName)
    const hearer = hearerOf(fileName)
    if (hearer === undefined) continue
    // What an entry says of itself; the reader stops where it turns out to be more.
    left -= entry.uncompressedSize
    if (left < 0) return []
    await hear(await unpacked(zip, entry), hearer)
  }
  return names
}

const hearerOf = (name: string): Hearer | undefined => {
  if (contents.test(name)) return ofContents
  return relations.test(name) ? ofRelations : undefined
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = await Array.fromAsync(await zip.openReadStreamPromise(entry))
  return Buffer.concat(chunks)
}

const ofContents: Hearer = {
  opens(_name, attributes) {
    if (running.test(attributes.get('ContentType') ?? '')) throw wrong('projects/document-macros')
  },
}

const ofRelations: Hearer = {
  opens(_name, attributes) {
    const type = attributes.get('Type') ?? ''
    if (running.test(type)) throw wrong('projects/document-macros')
    if (attributes.get('TargetMode')?.toLowerCase() !== 'external' || type.endsWith('/hyperlink'))
      return
    // Programs note where a text's template lay on the machine of whoever wrote it.
    const isOfMachine = onDrive.test(attributes.get('Target') ?? '')
    if (!isOfMachine || !type.endsWith('/attachedTemplate'))
      throw wrong('projects/document-outside')
  },
}
