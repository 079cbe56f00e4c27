import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The signature of a text, for an address. One key signs links of several kinds: the text begins with which. */
export const sign = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** Whether that is the signature of a text. */
export const isSigned = (key: string, text: string, signature: string): boolean =>
  isSameSecret(signature, sign(key, text))

/** Whether two secrets are the same. Hashed first: comparing must neither throw nor tell their lengths. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(sha256(given), sha256(expected))

const sha256 = (text: string) => createHash('sha256').update(text).digest()
