import { castOf } from './cast.ts'

export const scene = castOf()
