/** The version of the terms that is asked for today (K5). The text itself is in cards/words. */
export const TERMS_VERSION = 1
