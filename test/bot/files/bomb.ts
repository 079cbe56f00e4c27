import { constants, crc32, deflateRawSync } from 'node:zlib'
import { strToU8, unzipSync } from 'fflate'
import { workbook } from './written.ts'

/** Bytes of one block, which compresses to almost nothing. */
const BLOCK = 1_000_000

/**
 * A workbook whose sheet inflates to so many bytes, and says of itself that it is as large as `says`; made without ever holding
 * what it inflates to.
 */
export function zipBomb(inflated: number, says: number): Buffer {
  const parts = Object.entries(unzipSync(workbook({ Data: '' })))
  const entries = parts.map(([name, bytes]) =>
    name.endsWith('s0.xml')
      ? { name, data: sheetOf(inflated), size: says, crc: 0 }
      : { name, data: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) },
  )
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, size, crc } of entries) {
    const title = strToU8(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc, 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(title.length, 22)
    const listed = Buffer.alloc(14)
    listed.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(title), data)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, listed, Buffer.from(title))
    offset += 30 + title.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** One cell that does not end, deflated block by block. */
function sheetOf(inflated: number): Buffer {
  const flush = { finishFlush: constants.Z_SYNC_FLUSH }
  const begin = deflateRawSync(
    '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>id</t></is></c></row><row><c><v>1</v></c></row><row><c t="inlineStr"><is><t>',
    flush,
  )
  const block = deflateRawSync(Buffer.alloc(BLOCK, 'x'), flush)
  return Buffer.concat([begin, ...Array(Math.ceil(inflated / BLOCK)).fill(block), deflateRawSync('')])
}
