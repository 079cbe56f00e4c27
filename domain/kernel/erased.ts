/**
 * What stands in place of a name that was erased (K7); cards say it in words. Nobody can type it: what is invisible is taken out of
 * whatever people write.
 */
export const ERASED = {
  person: '\ue000erased person\ue000',
  company: '\ue000erased company\ue000',
  collaboration: '\ue000erased collaboration\ue000',
} as const
