import { appendFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { csv, rename, scenarioProgram, versionIn } from './attack-d-people.ts'
const out = '/tmp/attack-d/out.txt'
writeFileSync(out, '')
const say = (...what: unknown[]) => appendFileSync(out, what.map((w) => typeof w === 'string' ? w : JSON.stringify(w)).join(' ') + '\n')
const { as, drafted, upload, sendRaw, sendAll } = scenarioProgram() as any
const errorsIn = (text: string) => {
  const m = /<section class="problem".*?<\/section>/s.exec(text) ?? /<main.*?<\/main>/s.exec(text)
  return (m?.[0] ?? text).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)
}
test('probe', async () => {
  const at = await drafted('Probe')
  const own = await as('drafter')
  const file = `${at}/changes/file`
  const version = versionIn(await own.get(file))
  const head = 'change,subject,value,qualifier,note\n'
  const cases: Record<string, Buffer> = {
    onerow1mb: Buffer.from(head + 'rename,office:kyrgyzstan,' + 'x'.repeat(990_000) + ',en,\n'),
    onekind1mb: Buffer.from(head + 'x'.repeat(990_000) + ',office:kyrgyzstan,a,en,\n'),
    bigger: Buffer.from(head + 'x'.repeat(1_100_000)),
    nul: Buffer.from(head + 'rename,office:kyrgyzstan,a\u0000b,en,\n'),
    utf16: Buffer.from('\ufeff' + head + 'rename,office:kyrgyzstan,ab,en,\n', 'utf16le'),
    utf16nobom: Buffer.from(head + 'rename,office:kyrgyzstan,ab,en,\n', 'utf16le'),
    bom: Buffer.from('\ufeff' + head + 'rename,office:kyrgyzstan,ab,xx,\n'),
    crlf: Buffer.from((head + 'rename,office:kyrgyzstan,ab,xx-bad-,\n').replaceAll('\n', '\r\n')),
    quote: Buffer.from(head + 'rename,office:kyrgyzstan,"ab,en,\n'),
    rows2001: Buffer.from(head + Array.from({ length: 2001 }, (_, i) => `give-liaison,office:o${i},body:x,member,`).join('\n')),
    rows2000: Buffer.from(head + Array.from({ length: 2000 }, (_, i) => `give-liaison,office:o${i},body:x,member,`).join('\n')),
    proto: Buffer.from(head + 'rename,office:__proto__,ab,en,\n__proto__,office:a,b,,\nrename,__proto__,a,constructor,\nopen,office:constructor,country-office,,\ngive-function,office:kyrgyzstan,toString,,\nchange-kind,office:kyrgyzstan,constructor,,'),
    empty: Buffer.from(head),
    emptyfile: Buffer.from(''),
    semicolons: Buffer.from('change;subject;value;qualifier;note\nrename;office:kyrgyzstan;a;en;\n'),
    tabs: Buffer.from('change\tsubject\tvalue\tqualifier\tnote\nrename\toffice:kyrgyzstan\ta\ten\t\n'),
    excelheader: Buffer.from('Change,Subject,Value,Qualifier,Note\nrename,office:kyrgyzstan,a,en,\n'),
    latin1: Buffer.from(head + 'rename,office:kyrgyzstan,Bj\u00f6rk,en,\n', 'latin1'),
  }
  for (const [name, bytes] of Object.entries(cases)) {
    const v = versionIn(await own.get(file))
    const t = Date.now()
    const sent = await upload(own, file, { version: v, rows: 'KEEPME', file: bytes })
    say(name, sent.status, Date.now() - t, 'len', sent.text.length, 'kept', sent.text.includes('KEEPME'), sent.status === 303 ? '' : errorsIn(sent.text))
    if (sent.status === 303) {
      for (const p of ['', '/impact', '/decide', '/changes', '/compare']) { const t2 = Date.now(); const r = await own.get(at + p); say('   ', p, r.status, Date.now() - t2, errorsIn(r.text).slice(0, 120)) }
    }
  }
  // malformed multipart
  const raws: [string, string, string][] = [
    ['noboundary', 'multipart/form-data', 'x'],
    ['truncated', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="rows"\r\n\r\nabc'],
    ['badheader', 'multipart/form-data; boundary=b', '--b\r\nfoo\r\n\r\nabc\r\n--b--\r\n'],
    ['noname', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--b--\r\n'],
    ['proto', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nabc\r\n--b\r\nContent-Disposition: form-data; name="constructor"\r\n\r\nabc\r\n--b--\r\n'],
    ['twofiles', 'multipart/form-data; boundary=b', ['a', 'b'].map((n) => `--b\r\nContent-Disposition: form-data; name="${n}"; filename="x"\r\nContent-Type: text/csv\r\n\r\nabc\r\n`).join('') + '--b--\r\n'],
    ['longname', 'multipart/form-data; boundary=b', `--b\r\nContent-Disposition: form-data; name="${'n'.repeat(300)}"\r\n\r\nabc\r\n--b--\r\n`],
    ['many', 'multipart/form-data; boundary=b', Array.from({ length: 4500 }, (_, i) => `--b\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\na\r\n`).join('') + '--b--\r\n'],
    ['empty', 'multipart/form-data; boundary=b', ''],
    ['mixed', 'multipart/mixed; boundary=b', '--b\r\nContent-Disposition: form-data; name="rows"\r\n\r\nabc\r\n--b--\r\n'],
    ['charset', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="rows"\r\nContent-Type: text/plain; charset=utf-16\r\n\r\nabc\r\n--b--\r\n'],
    ['fieldlatin', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="rows"\r\nContent-Transfer-Encoding: base64\r\n\r\nabc\r\n--b--\r\n'],
    ['tworows', 'multipart/form-data; boundary=b', ['rows', 'rows'].map((n) => `--b\r\nContent-Disposition: form-data; name="${n}"\r\n\r\nabc\r\n`).join('') + '--b--\r\n'],
  ]
  for (const [name, type, payload] of raws) {
    const r = await Promise.race([sendRaw(own, file, type, payload), new Promise((d) => setTimeout(() => d({ status: 'HANGS', text: '' }), 4000))]) as any
    say('raw', name, r.status, errorsIn(r.text).slice(0, 150))
  }
}, 300_000)
