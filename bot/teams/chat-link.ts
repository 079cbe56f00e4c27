/** Opens the chat with the bot in Teams, with these words ready to be sent. */
export const chatLink = (appId: string, words: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}&message=${encodeURIComponent(words)}`
