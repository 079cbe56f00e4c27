/** What is said where a card is put into a chat with others, and of a link that somebody pastes there. */
export const insertedWords = {
  inserted: {
    collaboration: 'A collaboration in Liaison. Those who take part in it see what it is about.',
    openCollaboration: 'Open in my chat',
    connect: 'Ask to connect',
    nothing: 'Nothing found.',
    unknown: 'I do not know you yet. Write “hi” to Liaison in your own chat with it first.',
    link: 'A page of Liaison',
    personal: 'This link was made for one person. Whoever opens it acts for that person: do not pass it on.',
    public: 'This page is for everybody.',
  },
}
