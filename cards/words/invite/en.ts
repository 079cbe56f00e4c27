/** What is said about inviting companies by e-mail: the cards, the e-mail, and the page it leads to. */
export const inviteWords = {
  invite: {
    heading: 'Invite by e-mail',
    offer: 'Is the company not here? Invite it by e-mail.',
    intro:
      'I write to this address in your name, and show your note. When the company is here, your request to connect is waiting for it.',
    name: 'Company name',
    email: 'E-mail address',
    note: 'Note (optional; shown in the e-mail)',
    vendorId: 'Our vendor number for them (optional)',
    customerId: 'Our customer number for them (optional)',
    duns: 'DUNS number (optional)',
    own: 'Their numbers stay with your company.',
    disclosure: (list: string) => `Once you are connected, the partner sees this about your company: ${list}.`,
    noMail: 'I cannot send e-mail: no mail server has been set up for me. Nobody can be invited yet.',

    pending: (company: string) => `You invited ${company}`,
    expired: (company: string) => `Your invitation to ${company} has expired`,
    cancelled: (company: string) => `You cancelled your invitation to ${company}`,
    answered: (company: string) => `Your invitation to ${company} has been answered`,
    to: 'To',
    invited: 'Invited',
    promise: 'I will tell you when there is an answer. Until then I tell nobody whether the company is here already.',
    cancelHeading: (company: string) => `Cancel your invitation to ${company}?`,
    cancelText: 'The link in the e-mail then no longer works.',
    row: (company: string, email: string) => `${company} (${email})`,

    joinHeading: (company: string) => `${company} has invited you`,
    joinText: (who: string, company: string) =>
      `${who} of ${company} wants to connect. Open the request to see it and answer. They learn nothing until your company answers.`,
    joinOpen: 'Open the request',
    joinRegister: (company: string) =>
      `${company} has invited you. Once your company is registered, their request to connect is waiting for it.`,

    mailSubject: (company: string) => `${company} invites you to Liaison`,
    mailText: (who: string, company: string) =>
      `${who} of ${company} wants to connect with your company in Liaison. There, companies that supply each other agree in Microsoft Teams which data each shares with the other. Nothing is shared before you say so.`,
    mailBegin: 'See how to begin',
    mailLink: (until: string) => `The link works until ${until}.`,
    mailWhy: (who: string, company: string) => `You get this e-mail because ${who} of ${company} entered your address.`,

    pageText: (company: string) =>
      `${company} wants to connect with your company in Liaison, a bot in Microsoft Teams. There, companies that supply each other agree which data each shares with the other.`,
    pageHow: 'Open Liaison in Microsoft Teams, in your own organization, and send it these words:',
    pageOpen: 'Open in Teams',
    pageAfter: 'If your company is new to Liaison, you register it first. Then the request is waiting for your answer.',
    pageUntil: (until: string) => `This works until ${until}.`,
    invalidHeading: 'This invitation does not work',
  },
  imported: {
    intro:
      'Companies in your vendor and customer tables that are not on Liaison, or that keep their profile private there.',
    search: 'Name begins with',
    making: 'Your tables have changed: I am going through them. Look again in a moment.',
    nothing: 'No vendors or customers are loaded yet. “Import partners” loads them.',
    everybody: 'Everybody in your tables is here, or has been invited.',
    noSuch: 'No such name among those who are not here.',
    noEmail: 'No e-mail address',
    several: 'Invite several at once',
    tick: 'Companies to invite',
    left: (n: number) =>
      n === 0
        ? 'You have invited as many companies as you may within a day. Please go on tomorrow.'
        : `You can invite ${n.toLocaleString('en')} more today.`,
    tickFirst: 'Please tick at least one company. Nobody was invited.',
    invited: (companies: string) => `Invited: ${companies}`,
    notInvited: (companies: string) => `Not invited, for they have joined or have no e-mail address: ${companies}`,
    settled: (company: string) => `${company} has joined, or has been invited already.`,
    addressHeading: (company: string) => `E-mail address of ${company}`,
    addressText: 'I write there only when you invite the company. Only your company sees the address.',
    addressed: (company: string) => `Saved. You can invite ${company} now.`,
  },
}

export type InviteWords = typeof inviteWords
