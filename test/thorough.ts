/** CI does everything as often as is worth it; whoever waits for `npm test` has a sample of what is done many times over. */
export const isThorough = process.env.CI !== undefined
