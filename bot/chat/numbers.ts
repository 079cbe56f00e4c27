/** Numbers by name, up to a hundred. */
const names: Readonly<Record<string, number>> = {
  zero: 0,
  null: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  couple: 2,
  eins: 1,
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  beiden: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwolf: 12,
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  funfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  hundert: 100,
}
const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  两: 2,
  俩: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** A number in figures or in words, as a part of a regular expression. */
export const NUMBER = `\\d{1,4}(?:[.,]\\d+)?|${Object.keys(names).join('|')}|[一两俩二三四五六七八九十百]+`

/** What it is, rounded; Chinese up to 999. */
export function numberOf(said: string): number {
  if (/^\d/.test(said)) return Math.round(Number(said.replace(',', '.')))
  const known = Object.hasOwn(names, said) ? names[said] : undefined
  if (known !== undefined) return known
  let sum = 0
  let digit = 0
  for (const sign of said) {
    if (sign === '百' || sign === '十') {
      sum += (digit || 1) * (sign === '百' ? 100 : 10)
      digit = 0
    } else digit = digits[sign] ?? 0
  }
  return sum + digit
}
