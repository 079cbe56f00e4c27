/** What can be found from the box in which a message is written; Microsoft 365 Copilot may ask the same. */
export const finders = ['partners', 'collaborations'] as const

/** The name of what is looked for, as the manifest says. */
export const SEARCH = 'search'
