import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'

/** A certificate that its own key has signed, valid for so many days from now, and that key: PEM, and as objects. */
export function selfSigned(days = 1) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const time = (moment: number) =>
    der(0x17, Buffer.from(`${new Date(moment).toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
  const algorithm = der(0x30, der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))
  const name = der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('bot')))))
  const signed = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    name,
    der(0x30, time(Date.now() - 10 * DAY), time(Date.now() + days * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.of(0), sign('sha256', signed, privateKey))
  const certificate = new X509Certificate(der(0x30, signed, algorithm, signature))
  return { certificate, publicKey, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

const DAY = 86_400_000

/** One element of a certificate: its tag, its length, what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...head), body])
}
