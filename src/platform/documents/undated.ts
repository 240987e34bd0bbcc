/** Where the parts of a packed file begin, in bytes: its own marks, little-endian. */
const endOfPack = 0x06_05_4b_50
const entryOfPack = 0x02_01_4b_50
/** The first of January 1980, midnight, as packed files write days: the first one they can. */
const firstDay = 0x00_21

/**
 * A packed file (`.docx`, `.xlsx`) whose parts bear no time of day at which they were packed, so that the same content makes the same
 * bytes. Changes the bytes in place. Refuses, as a fault of the program, what is no packed file.
 */
export function undated(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfPack) end -= 1
  if (end < 0) throw new Error('what was written is no packed file')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let each = 0; each < count; each += 1) {
    if (view.getUint32(at, true) !== entryOfPack) throw new Error('a packed file lists no part')
    view.setUint32(at + 12, firstDay << 16, true)
    // The part itself begins with the same again.
    view.setUint32(view.getUint32(at + 42, true) + 10, firstDay << 16, true)
    at += 46 + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0)
  }
  return bytes
}
