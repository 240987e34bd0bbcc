import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { faultsIn } from '#projects/outcomes.test.room.ts'
import { typeOf } from './content.ts'

/** A PDF whose objects are packed. */
const packed = (object: string, more = '/Filter /FlateDecode') =>
  `%PDF-1.7\n5 0 obj\n<< /Type /Obj#53tm /N 1 ${more} >>\nstream\n${deflateSync(Buffer.from(object)).toString('latin1')}\nendstream\nendobj`

/** PDFs that do something, by why they are refused. */
const active = [
  ['macros', '%PDF-1.7 << /#4aavaScript (x) >>'],
  ['macros', '%PDF-1.7 << /OpenAction << /S /URI /URI (http://elsewhere.example) >> >>'],
  ['macros', '%PDF-1.7 << /OpenAction 7 0 R >> 7 0 obj << /S /SubmitForm >>'],
  ['macros', '%PDF-1.7 << /AA << /O 7 0 R >> >>'],
  ['embedded', '%PDF-1.7 << /Names << /EmbeddedFiles 7 0 R >> >>'],
  ['locked', '%PDF-1.7 trailer << /Encrypt 7 0 R >>'],
  ['macros', packed('6 0 << /S /JavaScript /JS (x) >>')],
  ['embedded', packed('6 0 << /EmbeddedFiles 7 0 R >>')],
  [
    'macros',
    packed(
      '6 0 7 23 << /OpenAction 7 0 R >><< /S /URI /URI (x) >>',
      '/First 9 /Filter /FlateDecode',
    ),
  ],
  ['locked', packed('x', '/Filter /LZWDecode')],
  ['locked', packed(' '.repeat(33 * 1024 * 1024))],
] as const

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (type: string, target: string) =>
  `<Relationships><Relationship Id="r" Type="${types}/${type}" TargetMode="External" Target="${target}"/></Relationships>`

/** A text of an office program with a part more. */
const text = (name: string, part: string, contents = 'application/xml') =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/a" ContentType="${contents}"/></Types>`,
    ),
    'word/document.xml': strToU8('<document/>'),
    [name]: strToU8(part),
  })

const rels = 'word/_rels/document.xml.rels'
/** Texts that bring or fetch something, by why they are refused. */
const bringing = [
  ['macros', text('word/m.bin', 'x', 'application/vnd.ms-office.vbaProject')],
  ['macros', text('word/vbaProject.bin', 'x')],
  ['macros', text(rels, relation('oleObject', 'a.bin'))],
  ['outside', text(rels, relation('attachedTemplate', 'http://elsewhere.example/x.dotm'))],
  ['outside', text(rels, relation('image', 'http://elsewhere.example/x.png'))],
  ['type', text(rels, '<Relationships>')],
  ['type', text(rels, `<Relationships>${' '.repeat(9 * 1024 * 1024)}</Relationships>`)],
] as const

/** PDFs that show a place when they are opened, or pack what does nothing. */
const still = [
  '%PDF-1.7 << /OpenAction [3 0 R /XYZ null null 0] >>',
  '%PDF-1.7 << /OpenAction<</D[3 0 R /Fit]/S/GoTo>> >>',
  '%PDF-1.7 << /OpenAction 7 0 R >> 7 0 obj << /S /GoTo /D [3 0 R /Fit] >>',
  packed('6 0 << /Type /Page >>'),
  packed(
    '6 0 7 23 << /OpenAction 7 0 R >><< /S /GoTo /D [3 0 R /Fit] >>',
    '/First 9 /Filter /FlateDecode',
  ),
]

test('a document that runs, fetches or holds something else is refused, and one that does not is taken', async () => {
  const said = (bytes: Uint8Array, name: string) => faultsIn(() => typeOf(bytes, name))
  for (const [reason, bytes] of active)
    expect(await said(Buffer.from(bytes, 'latin1'), 'a.pdf'), bytes.slice(0, 90)).toEqual([
      `file: projects/document-${reason}`,
    ])
  for (const bytes of still) expect(await typeOf(Buffer.from(bytes, 'latin1'), 'a.pdf')).toBe('pdf')
  for (const [reason, bytes] of bringing)
    expect(await said(bytes, 'a.docx')).toEqual([`file: projects/document-${reason}`])
  const links = relation('hyperlink', 'http://elsewhere.example')
  const drive = relation('attachedTemplate', 'file:///C:\\Our.dotx')
  for (const part of [links, drive]) expect(await typeOf(text(rels, part), 'a.docx')).toBe('docx')
})
