import { createHash } from 'node:crypto'
import { docxOf } from '#platform/documents/docx.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { Refusal } from '#platform/refusal.ts'
import { workbookOfBudget } from '#budgets/views/sheets/workbook.ts'
import { momentAt } from '#sources/views.ts'
import {
  formatsOf,
  type PaperFormat,
  type PaperIssued,
  type PaperWish,
} from '#papers/model/paper.ts'
import { documentFrom, type PaperMade } from './document.ts'
import { type From, gathered, type Site } from './gathered.ts'
import type { Telling } from './telling.ts'
import type { Db } from '#platform/db/db.ts'

/** A document as a file, and from what it was made. */
export interface PaperFile extends Pick<PaperMade, 'lacks' | 'isDraft'> {
  bytes: Buffer
  /** SHA-256 of the bytes, in hexadecimal. */
  hash: string
  template: { id: string; version: number }
  /** The version of the project, and the report that it is about where it is one. */
  version: number
  report: string | null
}

/** A document as it would be made now, to be looked at. Refuses what `gathered` refuses. */
export async function previewOf(
  from: From,
  project: string,
  wish: PaperWish,
): Promise<PaperMade & { telling: Telling }> {
  const telling = await gathered(from, project, wish)
  return { ...documentFrom(telling, from.site), telling }
}

/**
 * A document of a project as a file: the same record, known at the same moment, makes the same bytes. Refuses what `gathered` refuses, a
 * format that the document does not come in (`papers/no-format`), and with 503 what cannot be made now.
 */
export async function paperFile(
  from: From,
  project: string,
  { format, ...wish }: PaperWish & { format: PaperFormat },
): Promise<PaperFile> {
  if (!formatsOf(wish.paper).includes(format)) throw new Refusal('invalid', 'papers/no-format')
  const { telling, document, lacks, isDraft } = await previewOf(from, project, wish)
  const bytes = await written(from, { format, telling, document })
  return {
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
    lacks,
    isDraft,
    template: { id: telling.template.id, version: telling.template.version },
    version: telling.version.number,
    report: telling.report?.report.report ?? null,
  }
}

async function written(
  { db, moment }: From,
  {
    format,
    telling,
    document,
  }: { format: PaperFormat; telling: Telling; document: PaperMade['document'] },
): Promise<Buffer> {
  if (format === 'docx') return docxOf(document)
  if (format === 'pdf') return pdfOf(document)
  const { project, version, budget, locale, words } = telling
  return workbookOf(
    await workbookOfBudget({ db, moment, locale, words }, { project, version, budget }),
  )
}

/**
 * A document made anew from the record as it was known when it was first made, with the address that it named then, wherever the program
 * runs now: whether the bytes are the same tells its hash.
 */
export async function madeAgain(db: Db, site: Site, issued: PaperIssued): Promise<PaperFile> {
  const { paper, language, format, template, version, report, asOf, asKnown, origin } = issued
  const moment = await momentAt(db, asOf, asKnown)
  const there = { ...site, origin: origin ?? site.origin }
  return paperFile({ db, moment, site: there }, issued.project, {
    paper,
    language,
    format,
    version,
    template: `${template.id}@${template.version}`,
    report: report ?? undefined,
  })
}
