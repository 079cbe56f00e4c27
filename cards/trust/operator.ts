import type { Operator } from '../../domain/trust/operator.ts'
import type { Element } from '../elements.ts'
import { subheading, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** K8: what it is for, who processes data for the operator, and that there are no certifications. */
export const servingLines = (reader: Reader, operator: Operator): readonly Element[] => {
  const { privacy, responsibilities } = reader.words
  return [
    subheading(privacy.purposeTitle),
    text(privacy.purpose),
    subheading(privacy.processorsTitle),
    ...processorLines(reader, operator),
    subheading(responsibilities.certificationsTitle),
    text(responsibilities.certifications),
  ]
}

/** The third parties, one a line; or that none was named. */
const processorLines = ({ words: { privacy }, country }: Reader, { processors }: Operator): readonly Element[] =>
  processors.length === 0
    ? [text(privacy.noProcessors)]
    : processors.map(each => text(privacy.processor(each.name, each.purpose, country(each.country))))

/** The same for whoever registers. */
export const servingNote = (reader: Reader, operator: Operator): Element =>
  subtle(servingTexts(reader, operator).join('\n'))

/** K8: the same as sentences. */
export function servingTexts(reader: Reader, { processors }: Operator): readonly string[] {
  const { country, words } = reader
  const { privacy, responsibilities } = words
  const named = processors.map(each => privacy.processor(each.name, each.purpose, country(each.country)))
  const third = `${privacy.processorsTitle}: ${named.length === 0 ? privacy.noProcessors : `${named.join('; ')}.`}`
  return [privacy.purpose, responsibilities.company, third, responsibilities.certifications]
}

/** K7: for how long backups keep what was erased. */
export const backupText = ({ words: { privacy } }: Reader, { backupDays }: Operator): string =>
  backupDays === undefined ? privacy.backupsUnknown : privacy.backups(backupDays)
