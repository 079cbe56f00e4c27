import type { Words } from '../en.ts'

const points = (n: number) => `${n.toLocaleString('de')} ${n === 1 ? 'Prozentpunkt' : 'Prozentpunkte'}`

export const pastWords: Pick<Words, 'past'> = {
  past: {
    heading: 'Im Zeitverlauf',
    all: 'Was Sie von allen Partnern sehen, im Zeitverlauf',
    ofThem: partner => `Was Sie von ${partner} sehen, im Zeitverlauf`,
    ofUs: partner => `Was ${partner} von Ihnen sieht, im Zeitverlauf`,
    ofBoth: partner => `Sie und ${partner}, im Zeitverlauf`,
    inCollaboration: (title, collaboration) => `${title}: ${collaboration}`,
    of: collaboration => `${collaboration}, im Zeitverlauf`,
    more: (n, from, to) => `Am ${to} ${points(n)} mehr als am ${from}`,
    less: (n, from, to) => `Am ${to} ${points(n)} weniger als am ${from}`,
    same: (from, to) => `Am ${to} genauso wie am ${from}`,
    begun: (from, to) => `Am ${from} war nichts angefordert, am ${to} schon`,
    over: (from, to) => `Am ${from} war etwas angefordert, am ${to} nicht mehr`,
    nothing: 'In dieser Zeit war nichts angefordert.',
    known: day => `Bekannt seit ${day}. Jeder Tag hat den Wert, mit dem er endete (UTC).`,
    unknown: 'Ab heute wird der Wert jedes Tages festgehalten. Fragen Sie morgen noch einmal.',
    before: day => `Aus dieser Zeit ist nichts bekannt: Der erste bekannte Tag ist der ${day}.`,
    never: 'Über diese Zeit ist nichts bekannt: Es war nichts angefragt.',
    ahead: 'Diese Zeit ist noch nicht gekommen.',
    day: 'Tag',
    earlier: n => `${n.toLocaleString('de')} weitere ${n === 1 ? 'Änderung' : 'Änderungen'} dazwischen`,
    chart: 'Sichtbarkeit in Prozent',
  },
}
