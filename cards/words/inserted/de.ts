import type { Words } from '../en.ts'

export const insertedWords: Pick<Words, 'inserted'> = {
  inserted: {
    collaboration: 'Eine Kooperation in Liaison. Wer daran teilnimmt, sieht, worum es geht.',
    openCollaboration: 'In meinem Chat öffnen',
    connect: 'Um Verbindung bitten',
    nothing: 'Nichts gefunden.',
    unknown: 'Ich kenne Sie noch nicht. Schreiben Sie Liaison zuerst „Hallo“ in Ihrem eigenen Chat.',
    link: 'Eine Seite von Liaison',
    personal: 'Dieser Link gehört einer Person. Wer ihn öffnet, handelt für sie: Geben Sie ihn nicht weiter.',
    public: 'Diese Seite ist für alle.',
  },
}
