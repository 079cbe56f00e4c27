import { de } from './words/de.ts'
import { en, type Words } from './words/en.ts'
import { zhHans } from './words/zh-Hans.ts'

/** Every language that we speak, by its BCP 47 tag. */
export const languages = { en, de, 'zh-Hans': zhHans } as const satisfies Readonly<Record<string, Words>>

export type Language = keyof typeof languages

export const languageTags = Object.keys(languages) as readonly Language[]

/** The language of ours in which to speak to somebody of that locale; undefined when we speak none of theirs. */
export const languageOf = (locale: string): Language | undefined =>
  languageTags.find(tag => primary(tag) === primary(locale))

const primary = (tag: string) => tag.toLowerCase().split('-')[0]
