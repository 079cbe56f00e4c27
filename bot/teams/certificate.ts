import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What a bot signs its requests for tokens with, instead of showing a password; in botbuilder's own words. */
export type Certificate = { readonly CertificateThumbprint: string; readonly CertificatePrivateKey: string }

/** Reads a PEM file that holds a certificate and its private key. Throws, in words that repeat nothing of what is in it. */
export function readCertificate(path: string, now = new Date()): Certificate {
  const pem = attempt(() => readFileSync(path, 'utf8'), 'cannot be read')
  const certificate = attempt(() => new X509Certificate(pem), 'holds no certificate')
  const key = attempt(() => createPrivateKey(pem), 'holds no private key that can be read without a passphrase')
  if (!certificate.checkPrivateKey(key)) throw new Error('holds the private key of another certificate')
  if (new Date(certificate.validTo) <= now) throw new Error('holds a certificate that has expired')
  return {
    // Entra knows a certificate by its SHA-1.
    CertificateThumbprint: certificate.fingerprint.replaceAll(':', ''),
    CertificatePrivateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function attempt<T>(read: () => T, complaint: string): T {
  try {
    return read()
  } catch {
    throw new Error(complaint)
  }
}
