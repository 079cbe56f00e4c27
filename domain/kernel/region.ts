/** Where a company's data is kept (K4). */
export const regions = ['us', 'eu', 'apac'] as const
export type Region = (typeof regions)[number]
