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
    noMail: 'I cannot send e-mail from here: whoever runs me has not set up a mail server. Nobody can be invited yet.',

    pending: (company: string) => `You invited ${company}`,
    expired: (company: string) => `Your invitation to ${company} has expired`,
    cancelled: (company: string) => `You cancelled your invitation to ${company}`,
    answered: (company: string) => `Your invitation to ${company} has been answered`,
    to: 'To',
    invited: 'Invited',
    told: 'I tell you when there is an answer. Whether the company is here already, I tell nobody before.',
    cancelHeading: (company: string) => `Cancel your invitation to ${company}?`,
    cancelText: 'The link in the e-mail then no longer works.',
    row: (company: string, email: string) => `${company} (${email})`,

    joinHeading: (company: string) => `${company} has invited you`,
    joinText: (who: string, company: string) =>
      `${who} of ${company} wants to connect. Open the request to see it and answer. They hear nothing before your company answers.`,
    joinOpen: 'Open the request',
    joinRegister: (company: string) =>
      `${company} has invited you. Once your company is registered, their request to connect is waiting for it.`,

    mailSubject: (company: string) => `${company} invites you to Liaison`,
    mailText: (who: string, company: string) =>
      `${who} of ${company} wants to connect with your company in Liaison. There, companies that supply each other agree in Microsoft Teams which data each shares with the other. Nothing is shared before you say so.`,
    mailBegin: 'See how to begin',
    mailLink: (until: string) => `The link works until ${until}.`,
    mailWhy: (who: string, company: string) => `You get this e-mail because ${who} of ${company} entered your address.`,
    mailStop: 'No more invitations',

    pageText: (company: string) =>
      `${company} wants to connect with your company in Liaison, a bot in Microsoft Teams. There, companies that supply each other agree which data each shares with the other.`,
    pageHow: 'Open Liaison in Microsoft Teams, in your own organization, and send it these words:',
    pageOpen: 'Open in Teams',
    pageAfter: 'If your company is new to Liaison, you register it first. Then the request is waiting for your answer.',
    pageUntil: (until: string) => `This works until ${until}.`,
    invalidHeading: 'This invitation does not work',
    stopHeading: 'No more invitations from Liaison?',
    stopText: (address: string) => `Nobody can invite ${address} by e-mail then.`,
    stopped: 'You get no more invitations at this address.',
  },
}

export type InviteWords = typeof inviteWords
