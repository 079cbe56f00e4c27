const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Terms, privacy, responsibilities (K5, K8); taking everything, and leaving (K7). */
export const leavingWords = {
  /** Instead of a name that was erased. */
  erased: {
    person: 'somebody who was erased',
    company: 'a company that was erased',
    collaboration: 'a collaboration that was erased',
  },

  terms: {
    accepted: 'Accepted for your company',
    acceptedBy: (version: number, who: string, when: string) => `Version ${version}: ${who}, ${when}`,
    acceptedByNobody: 'Nobody has accepted this version for your company yet.',
    outdated: 'There is a new version of the terms. It is asked for again before your company shares anything more.',
  },

  privacy: {
    heading: 'Privacy',
    purposeTitle: 'What it is for',
    purpose:
      'Liaison is there so that companies see risks in their supply chains early and can act on them. It is used for nothing else.',
    region: (region: string) => `Your company’s data is kept in the region ${region}.`,
    copies:
      'When you share with a partner of another region, a copy of what you share is kept there; the card that asks you to confirm names both regions.',
    processorsTitle: 'Third parties that process data for the operator',
    processor: (name: string, purpose: string, country: string) => `${name}: ${purpose} (${country})`,
    noProcessors: 'The operator of this service has named none.',
    backups: (days: number) => `Backups keep erased data for up to ${count(days, 'day', 'days')}, until they age out.`,
    backupsUnknown: 'Backups keep erased data until the operator removes them; ask the operator for how long that is.',
    leave: 'You can take everything, have your company erased, or have yourself erased.',
  },

  responsibilities: {
    heading: 'Responsibilities',
    companyTitle: 'Your company',
    company:
      'Your company decides what it shares and with whom. It is responsible for being allowed to share it, for what its people write here, and for the data that partners share with it.',
    operatorTitle: 'The operator',
    operator:
      'Whoever runs this service keeps it running and secure, stores your data only to run it, shows a partner only what you share with that partner, and erases what you have erased.',
    certificationsTitle: 'Certifications',
    certifications: 'This service has no certifications of any kind, and claims none.',
  },

  /** What is in the ZIP of everything, file by file. */
  takeout: {
    company: 'The profile, the region and the settings of the company',
    people: 'The people of the company, with their roles',
    preferences: 'How each of them wants to be notified',
    terms: 'Which versions of the terms were accepted, when and by whom',
    connections: 'Requests and connections with partners, with what only your company keeps about them',
    collaborations: 'The collaborations of the company, drafts included',
    invitations: 'Invitations sent and received, and what is shared',
    pastScores: 'How visibility scores were, day by day',
    notes: 'Notes on these invitations, of both sides',
    grants: 'Who sees which data entity of whom now',
    invited: 'Companies invited by e-mail',
    addresses: 'E-mail addresses added to imported companies',
    loads: 'Every load of a table, with its counts',
    copies: 'Copies of your tables in other regions, as the ledger has them',
    files: 'Files that were sent to be loaded',
    mappings: 'How the columns of files were mapped',
    history: 'The history as it is chained, entry by entry, to be verified',
    historyCsv: 'The history in words',
    imported: 'The companies in the vendor and customer tables',
    note: 'Made by Liaison. Each file is as it stood when it was read, between these two moments. Texts in CSV files that a spreadsheet would run begin with an apostrophe.',
    table: (table: string) => `The rows of ${table} that are read now`,
  },

  leaving: {
    heading: 'Take everything, or leave',
    exportAll: 'Export everything',
    erase: 'Erase company',
    takeBack: 'Take back',
    forgetMe: 'Forget me',

    exportHeading: 'Export everything',
    exportText:
      'One ZIP with all that your company owns here: profile, people, connections, collaborations, invitations, notes, history, and the tables that you have loaded, as CSV and JSON, with a list of contents.',
    exportLink:
      'The link works once, for half an hour, and for you alone. That you exported everything is in the history.',
    exportOpen: 'Open the page',
    exportAside: 'There is no page to open here. Ask whoever runs this bot.',

    eraseHeading: (company: string) => `Erase ${company}?`,
    eraseEnds: 'After thirty days, this ends for ever',
    connections: 'Connections',
    requests: 'Requests that wait',
    collaborations: 'Collaborations of yours',
    invitations: 'Live invitations',
    viewers: 'Partners who lose sight of your data',
    received: 'Partners whose data you see',
    tables: 'Tables that you have loaded',
    rows: 'Rows',
    people: 'People',
    others: (n: number) => `${n.toLocaleString('en')} more`,
    copyRegions: 'Copies in other regions',
    copiesIn: (region: string, tables: number, rows: number) =>
      `${region}: ${count(tables, 'table', 'tables')}, ${count(rows, 'row', 'rows')}`,
    none: 'none',
    eraseGone:
      'Erased are the profile, the names and addresses of your people, notes, tables, copies in other regions, files, preferences and companies you have invited. Histories keep ids and no names.',
    eraseReach: 'What partners have exported stays with them and is out of reach.',
    eraseMeanwhile:
      'Until then everything stays as it is, and any admin of your company can take this back. All admins are told now, and again seven days before the end.',
    eraseText:
      'Your company is erased after thirty days. Until then everything stays as it is, and any admin can take it back.',
    eraseExport: 'Export everything first, if you want to keep it.',
    eraseType: (company: string) => `To confirm, type the name of your company: ${company}`,
    eraseConfirm: 'Erase after thirty days',

    pending: (company: string, when: string) => `${company} will be erased on ${when}`,
    pendingShort: (when: string) => `Your company will be erased on ${when}. Until then an admin can take it back.`,
    askedBy: (who: string, when: string) => `${who} asked for it on ${when}.`,
    soon: 'This is the reminder: after that day it cannot be taken back.',
    staying: (company: string) => `${company} stays`,
    stayingText: 'Nothing will be erased.',
    takenBack: (who: string, when: string) => `${who} has taken it back on ${when}.`,
    tookBack: 'Taken back. Nothing will be erased.',
    nothingAsked: 'Nobody has asked for your company to be erased. There is nothing to take back.',

    forgetHeading: 'Forget you?',
    forgetText:
      'Your name, your addresses, your language and time zone, your notification settings and this chat are erased here, and I write to you no more. What you did for your company stays, with an id and without your name: answers, notes, and what is in the histories.',
    forgetReach: 'Messages that Teams or your mailbox already holds are not mine to erase.',
    forgetAgain: 'If you write to me again, you join your company anew, as somebody I do not know.',
    forgetLastAdmin: 'You are the last admin. Make somebody else an admin first, or erase the company.',
    forgotten: 'You are forgotten. If you write to me again, you join anew.',

    pageTitle: 'Export everything',
    pageText: (company: string) => `All that ${company} owns on Liaison, as one ZIP.`,
    pageOnce: 'This works once. The download begins when you press the button; a large one takes its time.',
    pageButton: 'Download',
    pageUsed: 'This link has been used. Type “export everything” for another one.',
    pageInvalid: 'This link is not valid, or it has expired. Type “export everything” for another one.',
  },
}

export type LeavingWords = typeof leavingWords
