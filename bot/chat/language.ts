import type { foreign } from '../../cards/asking/foreign.ts'
import { type Language, languageOf } from '../../cards/languages.ts'
import { isHan, plainWord } from './vocabulary.ts'

/** A language that we do not speak, and know well enough to say so in it. */
export type Foreign = keyof typeof foreign

/** Small words by which a language is recognised; those that several languages have are left out. */
const marks: Readonly<Record<'en' | 'de' | Exclude<Foreign, 'ja' | 'ko' | 'ru'>, string>> = {
  en: `the we us our is are has have with of which who how what whats show please not yet me can at for see share why where give to list does did do my any
    i you they them their from on about been was were and it this that there when whom between below above under over more less only tell answer no yes just say leave to by reason until now ok`,
  de: `der die das den dem und wir uns unser unsere unseren unserer unserem ist sind hat haben mit von welche welcher welches welchen wer wie was zeig zeige
    bitte nicht noch ich mir kann bei sehen sieht teilen teilt neue warum wo wem wen gibt im am zu auf ein eine einen seit alle liste mehr weniger als uber
    unter zwischen aus fur wenn nur sich gegenuber kein keine nichts bekommen geben freigeben frei wartet auch mal doch schon es du sie ihr dem partner_mit haelfte halfte lieferanten kunden anfrage anfragen einladung kooperation kooperationen sichtbarkeit trenne verlasse kundigen notiz hilfe danke tschuss ja nein warten heisst wieso weshalb warum letzte letzten erste so mal ma nix net nich wieder hin hier was mein meine kein keinen`,
  fr: 'ne ont encore repondu avons voit vu mes tes les des quels quelles quel quelle partenaires nous notre nos avec pour sur est sont qui partagent donnees moins plus combien montre montrez fournisseurs bonjour merci voir peut une du aux pas',
  es: 'no ha han todavia respondido ver visto tenemos hay mis tus los las que quien cuales nuestros nuestras socios con para por esta estan datos comparten menos mas cuantos muestra muestrame proveedores hola gracias ver puede una del como nos',
  it: 'non ha hanno ancora risposto visto abbiamo il lo gli chi quali nostri nostre con per sono dati condividono meno piu quanti mostra fornitori ciao grazie vedere puo una della dei che come ci nostro',
  pt: 'ainda respondeu temos ha os quem quais nossos nossas parceiros com para sao dados compartilham menos mais quantos mostra fornecedores ola obrigado ver pode uma dos nao como voce',
  nl: 'nog geantwoord hebben het een wie welke onze ons met voor zijn delen gegevens minst meest hoeveel laat leveranciers hallo bedankt kan niet wat heeft van wij',
  pl: 'ktorzy ktore nasi nasze partnerzy dla jest dane najmniej wiecej ile pokaz dostawcy dzien dobry dziekuje moze nie jak sie nam',
  tr: 'hangi bizim ile icin veri paylasiyor en az daha fazla kac goster tedarikciler merhaba tesekkurler ve bir ne kim ortaklar',
}
const sets = Object.entries(marks).map(([tag, words]) => [tag, new Set(words.split(/\s+/))] as const)

/** In which language a sentence is: one of ours, another one, or undefined where that cannot be said. */
export function languageIn(said: string): Language | Foreign | undefined {
  if (/[\u3040-\u30ff]/u.test(said)) return 'ja'
  if (isHan(said)) return 'zh-Hans'
  if (/\p{Script=Hangul}/u.test(said)) return 'ko'
  if (/[¿¡]/u.test(said)) return 'es'
  if ((said.match(/\p{Script=Cyrillic}/gu) ?? []).length > 3) return 'ru'
  // Once, however often it is said: "no no".
  const words = [...new Set(plainWord(said).split(/[^\p{L}]+/u))].filter(Boolean)
  const counts = sets.map(([tag, set]) => [tag, words.filter(word => set.has(word)).length] as const)
  const of = (tag: string) => counts.find(([each]) => each === tag)?.[1] ?? 0
  const german = of('de') + (/[äöüß]/iu.test(said) ? 1.5 : 0)
  const [other, most] = counts.filter(([tag]) => tag !== 'en' && tag !== 'de').sort(([, a], [, b]) => b - a)[0] ?? [
    '',
    0,
  ]
  if (most >= 2 && most > german && most > of('en')) return other as Foreign
  if (german > of('en')) return 'de'
  return of('en') > german ? 'en' : undefined
}

/** The language that somebody asks to be spoken to in: "speak German", "sprich Deutsch", "说中文". */
export function chosenLanguage(said: string): Language | undefined {
  const text = plainWord(said)
  const isAsked =
    /^(?:please |bitte |can you |could you |kannst du |konnten sie |let s )?(?:speak|talk|answer|reply|write|switch|change|use|set|sprich|sprechen|red|rede|antworte|schreib|stell|wechsle|wechsel|auf|in|language|sprache|ab jetzt?|ab sofort|from now on)\b.*\b(?:english|german|chinese|mandarin|deutsch|englisch|chinesisch)\b/.test(
      text,
    ) ||
    /^(?:in )?(?:english|german|chinese|deutsch|englisch|chinesisch)(?: please| bitte)?[.!]?$/.test(text.trim()) ||
    /^(?:bitte |please )?(?:wieder |jetzt |again )?(?:auf|in) (?:deutsch|englisch|chinesisch|german|english|chinese) (?:antworten|schreiben|reden|sprechen|again|please)/.test(
      text,
    ) ||
    /^(?:can|could|would) (?:you|u) (?:do|speak|talk|use|answer in|write in) (?:in )?(?:english|german|chinese)\b/.test(
      text,
    ) ||
    /(?:说|讲|换成?|改成|用|切换(?:到|成)?|改用|语言).*(?:中文|汉语|普通话|英文|英语|德文|德语)|^(?:请)?(?:中文|英文|英语|德语|德文)[。！]?$/.test(
      text,
    )
  if (!isAsked) return undefined
  const named =
    [
      // "Speak Chinese, not English"
      ...text
        .replace(
          /(?:\bnot|\bnicht|\bstatt|\binstead of|不要?(?:说|讲|用)?|别(?:说|讲|用)?) ?(?:english|englisch|german|deutsch|chinese|chinesisch|中文|英文|英语|德文|德语)/g,
          '',
        )
        .matchAll(/english|englisch|german|deutsch|chinese|mandarin|chinesisch|中文|汉语|普通话|英文|英语|德文|德语/g),
    ].at(-1)?.[0] ?? ''
  if (/engl|英/.test(named)) return 'en'
  if (/germ|deutsch|德/.test(named)) return 'de'
  return languageOf('zh')
}
