/** What is said to somebody who writes in a language that we do not speak, in that language (Q8). */
export const foreign = {
  fr: 'Je ne comprends pas le français. Écrivez-moi en anglais, en allemand ou en chinois.',
  es: 'No entiendo el español. Escríbame en inglés, alemán o chino.',
  it: 'Non capisco l’italiano. Mi scriva in inglese, tedesco o cinese.',
  pt: 'Não entendo português. Escreva-me em inglês, alemão ou chinês.',
  nl: 'Ik versta geen Nederlands. Schrijf mij in het Engels, Duits of Chinees.',
  pl: 'Nie rozumiem polskiego. Proszę pisać po angielsku, niemiecku lub chińsku.',
  tr: 'Türkçe anlamıyorum. Lütfen İngilizce, Almanca veya Çince yazın.',
  ja: '日本語はわかりません。英語、ドイツ語、または中国語で書いてください。',
  ko: '한국어를 이해하지 못합니다. 영어, 독일어 또는 중국어로 써 주세요.',
  ru: 'Я не понимаю по-русски. Пишите, пожалуйста, по-английски, по-немецки или по-китайски.',
} as const
