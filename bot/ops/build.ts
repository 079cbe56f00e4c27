import { buildInto } from './bundle.ts'

await buildInto('dist')
