/** The beginning of a text, in at most so many characters. */
export const shorten = (text: string, limit: number) => {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text
}

/** Buttons, labels and choices are plain text, but a few clients read Markdown there: links in them are broken up. */
export const unlinked = (text: string) => text.replaceAll('](', '] (')

/** Escapes people's text for TextBlocks, which read Markdown and break lines only at an empty line. */
export const plain = (text: string) =>
  text
    .replace(/[\\`*_[\]<>~|#]/g, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*\d*)([-+.)])/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n')
