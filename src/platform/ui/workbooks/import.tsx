import type { FastifyInstance } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import { type Admission, presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { type GradedSheets, ImportForm, type Sent } from '#platform/doors/workbooks.ts'
import type { Workbook } from '#platform/documents/sheets.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { isLeft } from '#platform/tree/sheets/grade.ts'
import type { Telling } from '#platform/tree/sheets/told.ts'
import { staleIn } from '#platform/ui/conflict.tsx'
import { gradedBody, WorkbookForm } from './forms.tsx'

/** The page of a form about what a workbook is taken into. */
interface PageProps {
  title: string
  again: Again | null
  barred?: string | null
  label?(field: string): string
  children: ComponentChildren
}

/** What a workbook is taken into, as its pages show it. */
export interface TakenInto {
  /** Why the reader may not write it, or not now; null where they may. */
  barred: string | null
  revision: number
  /** What files of it are called, before `-result.xlsx`. */
  name: string
  /** Where its form stands. */
  address: string
  title: string
  /** What is to be known before a workbook is sent. */
  means: ComponentChildren
  page: (props: PageProps) => VNode
}

type Params = Record<string, string>

/** A form that takes a workbook. */
export interface ImportDoor<Graded extends GradedSheets> {
  admission: Admission
  opened: (reader: Reader, params: Params) => Promise<TakenInto>
  /** Tells what would become of each row; writes nothing. */
  tried: (reader: Reader, params: Params, sent: Sent) => Promise<Graded>
  /** Takes the good rows. `version` is the revision against which they were graded before. */
  taken: (
    reader: Reader,
    params: Params,
    sent: Sent & { version: string | undefined },
  ) => Promise<Graded>
  /** Where one goes on when no row is left. */
  goesOn: (reader: Reader, params: Params) => string
  /** The workbook as it came, with what would become of each row; or what is left once the good ones were taken. */
  givenBack: (
    reader: Reader,
    params: Params,
    graded: Graded & { isTaken: boolean },
  ) => Promise<{ workbook: Workbook; telling: Telling }>
}

/** The form that takes a workbook: first it tells what would become of each row, then it takes the good ones. */
export function importForm<Graded extends GradedSheets>(
  app: FastifyInstance,
  path: string,
  door: ImportDoor<Graded>,
): void {
  takingFiles(app, (within) =>
    form(within, path, {
      query: PageQuery({}),
      body: ImportForm,
      admission: door.admission,
      show: (reader, _query, params, again) => askingPage(door, reader, params, again),
      send: async (reader, { upload, held, version }, params) => {
        const { origin } = reader.site
        if (upload !== undefined || held === undefined) {
          const graded = await door.tried(reader, params, { bytes: upload, origin })
          const bytes = upload ?? new Uint8Array()
          return gradedPage(door, reader, params, { graded, bytes, isTaken: false })
        }
        const bytes = Buffer.from(held, 'base64')
        const graded = await door.taken(reader, params, { bytes, origin, version })
        if (graded.rows.every(({ grade }) => !isLeft(grade))) return door.goesOn(reader, params)
        return gradedPage(door, reader, params, { graded, bytes, isTaken: true })
      },
    }),
  )
}

async function askingPage<Graded extends GradedSheets>(
  door: ImportDoor<Graded>,
  visitor: Reader,
  params: Params,
  again: Again | null,
): Promise<VNode> {
  const reader = presently(visitor)
  const { barred, title, means, page } = await door.opened(reader, params)
  const { words } = reader
  // Somebody changed it since the rows were graded: they are graded anew, and nothing is lost of the workbook.
  const held = again?.typed['held']
  if (staleIn(again) !== null && typeof held === 'string' && barred === null) {
    const bytes = Buffer.from(held, 'base64')
    const graded = await door.tried(reader, params, { bytes, origin: reader.site.origin })
    return gradedPage(door, reader, params, { graded, bytes, isTaken: false, isAnew: true })
  }
  return page({
    title,
    again,
    barred,
    label: (field) => (field === 'upload' ? words.t('platform.sheet.file') : field),
    children: (
      <>
        {means}
        <WorkbookForm reader={reader} again={again} />
      </>
    ),
  })
}

interface Shown<Graded> {
  graded: Graded
  bytes: Uint8Array
  /** Whether the good rows were taken already. */
  isTaken: boolean
  /** Whether somebody changed the record since the rows were graded before. */
  isAnew?: boolean
}

/** The rows with their grades, what one can do about them, and the workbook that says the same. */
async function gradedPage<Graded extends GradedSheets>(
  door: ImportDoor<Graded>,
  visitor: Reader,
  params: Params,
  { graded, bytes, isTaken, isAnew = false }: Shown<Graded>,
): Promise<VNode> {
  const reader = presently(visitor)
  const into = await door.opened(reader, params)
  const given = await door.givenBack(reader, params, { ...graded, isTaken })
  const children = await gradedBody(reader, {
    ...given,
    graded,
    bytes,
    isTaken,
    isAnew,
    name: into.name,
    version: versionOf(heldByRevision(into)),
    another: into.address,
  })
  return into.page({ title: reader.words.t('platform.sheet.result'), again: null, children })
}
