import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type CallExpression,
  isArrayLiteralExpression,
  isArrowFunction,
  isAwaitExpression,
  isCallExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
} from 'typescript/unstable/ast'
import { API, type Checker, SymbolFlags, type Type, TypeFlags, type TypeReference } from 'typescript/unstable/sync'

/** What values of a field are: `string`, `number`, `boolean`, `Date`, a list of one of them as `string[]`, or `json`. */
export type Kind = string

/** A call in domain/ that asks the database, as it is written there. */
export type Query = {
  /** File and line. */
  readonly place: string
  /** Its text as the source has it. */
  readonly written: string
  /** Undefined when it is not all written in the source. */
  readonly sql: string | undefined
  /** The names of what it is given, or how much it is given. */
  readonly bindings: readonly string[] | number
  /** The fields of its rows as their type says, each with the kinds it may be, null left out; undefined without a type. */
  readonly fields: ReadonlyMap<string, readonly Kind[]> | undefined
  /** Whether the type may leave out columns: that of a whole table may. */
  readonly isPart: boolean
  /** Whether it answers with rows that have no type. */
  readonly isUntyped: boolean
}

/** Every raw query of domain/, and every table or list of columns there whose rows are given a type. */
export function readQueries(): readonly Query[] {
  const api = new API({ cwd: process.cwd() })
  const [project] = api.updateSnapshot({ openProjects: ['tsconfig.json'] }).getProjects()
  if (!project) throw new TypeError('there is no project')
  const queries: Query[] = []
  for (const name of readdirSync('domain', { recursive: true, encoding: 'utf8' }).sort()) {
    const source = name.endsWith('.ts') ? project.program.getSourceFile(resolve('domain', name)) : undefined
    const visit = (node: Node) => {
      const query = isCallExpression(node) ? read(project.checker, node) : undefined
      if (query && source) {
        const lines = source.text.slice(0, node.getStart(source)).split('\n')
        queries.push({ ...query, place: `domain/${name}:${lines.length}` })
      }
      node.forEachChild(visit)
    }
    source?.forEachChild(visit)
  }
  api.close()
  return queries
}

type Read = Omit<Query, 'place'>

function read(checker: Checker, call: CallExpression): Read | undefined {
  const { expression: callee, arguments: args } = call
  const [typeNode] = call.typeArguments ?? []
  const type = typeNode && checker.getTypeFromTypeNode(typeNode)
  if (isIdentifier(callee)) {
    if (isAsking(checker, callee)) return readRaw(checker, call, type, args[1], args[2])
    const table = args[0] && textOf(checker, args[0])
    return type && table && /^\w+( as \w+)?$/.test(table) && args.length === 1
      ? { ...plain, sql: `select * from ${table}`, fields: fieldsOf(checker, type), isPart: true }
      : undefined
  }
  if (!isPropertyAccessExpression(callee)) return undefined
  if (callee.name.text === 'raw') return isColumn(call) ? undefined : readRaw(checker, call, type, args[0], args[1])
  if (!type || !['select', 'first', 'returning'].includes(callee.name.text)) return undefined
  const row = elementOf(checker, type) ?? type
  return { ...plain, sql: builtSql(checker, call), fields: fieldsOf(checker, row) }
}

/** Whether it is one of the functions of `domain/storage` that are given a statement, whatever it is called where it is used. */
function isAsking(checker: Checker, callee: Node): boolean {
  const symbol = checker.getSymbolAtLocation(callee)
  const own = symbol && symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const isOfStorage = own?.valueDeclaration?.path.includes('/domain/storage/') ?? false
  return isOfStorage && ['ask', 'sendAhead', 'changeInBatches'].includes(own?.name ?? '')
}

const plain = { written: '', bindings: 0, isPart: false, isUntyped: false } as const

function readRaw(
  checker: Checker,
  call: CallExpression,
  type: Type | undefined,
  sql: Node | undefined,
  bindings: Node | undefined,
): Read {
  const rows = type && checker.getPropertyOfType(type, 'rows')
  const rowsType = rows && checker.getTypeOfSymbol(rows)
  const row = rowsType && elementOf(checker, rowsType)
  return {
    written: sql?.getText() ?? '',
    sql: sql && textOf(checker, sql),
    bindings: bindingsOf(checker, bindings),
    fields: row && fieldsOf(checker, row),
    isPart: false,
    isUntyped: !type && isUsed(call),
  }
}

/** Whether a piece of SQL is only a part of what another call asks: one of its arguments, or in one. */
const isColumn = ({ parent }: Node): boolean => isPropertyAssignment(parent) || isCallExpression(parent)

const isUsed = ({ parent }: Node): boolean =>
  isVariableDeclaration(parent) || (isAwaitExpression(parent) && isUsed(parent))

function bindingsOf(checker: Checker, node: Node | undefined): Query['bindings'] {
  if (!node) return 0
  if (isArrayLiteralExpression(node)) return node.elements.length
  const type = checker.getTypeAtLocation(node)
  return type ? checker.getPropertiesOfType(type).map(({ name }) => name) : 0
}

/** What stands for the parameters of a function that makes text. */
type Given = ReadonlyMap<string, string | undefined>

/** The text of an expression: literals, constants, and functions of them; without those parts that are chosen at run time. */
function textOf(checker: Checker, node: Node, given: Given = new Map()): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text
  if (isTemplateExpression(node)) {
    const parts = node.templateSpans.map(
      ({ expression, literal }) => (textOf(checker, expression, given) ?? '') + literal.text,
    )
    return node.head.text + parts.join('')
  }
  if (isIdentifier(node) && given.has(node.text)) return given.get(node.text)
  const value = constantOf(checker, isCallExpression(node) ? node.expression : node)
  if (value && isCallExpression(node) && isArrowFunction(value)) {
    const texts = node.arguments.map(each => textOf(checker, each, given))
    const parameters = value.parameters.map(({ name }, at) => [isIdentifier(name) ? name.text : '', texts[at]] as const)
    return textOf(checker, value.body, new Map(parameters))
  }
  return value && textOf(checker, value)
}

/** What a constant is made of, in whichever file it is written. */
function constantOf(checker: Checker, node: Node): Node | undefined {
  if (!isIdentifier(node)) return undefined
  const symbol = checker.getSymbolAtLocation(node)
  const isImported = symbol && symbol.flags & SymbolFlags.Alias
  const declaration = (isImported ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration?.resolve()
  return declaration && isVariableDeclaration(declaration) ? declaration.initializer : undefined
}

/** The tables and columns of a query that is built, without its conditions: those do not change what a row is. */
function builtSql(checker: Checker, call: CallExpression): string | undefined {
  const columns = columnsOf(checker, call.arguments)
  const groups: (string | undefined)[] = []
  const tables: (string | undefined)[] = []
  let node: Node = call
  while (isCallExpression(node) && isPropertyAccessExpression(node.expression) && node.expression.name.text !== 'db') {
    const [first] = node.arguments
    const text = first && textOf(checker, first)
    const name = node.expression.name.text
    if (name === 'joinRaw') tables.unshift(text?.replace(/:\w+/g, 'null'))
    else if (/join$/i.test(name)) tables.unshift(text && `cross join ${text}`)
    if (name === 'groupBy') groups.push(...(columnsOf(checker, node.arguments) ?? [undefined]))
    node = node.expression.expression
  }
  if (isCallExpression(node)) tables.unshift(node.arguments[0] && textOf(checker, node.arguments[0]))
  if (!columns || tables.length === 0 || tables.includes(undefined) || groups.includes(undefined)) return undefined
  const grouped = groups.length > 0 ? ` group by ${groups}` : ''
  return `select ${columns.join() || '*'} from ${tables.join(' ')}${grouped}`
}

function columnsOf(checker: Checker, nodes: readonly Node[]): readonly string[] | undefined {
  const columns = nodes.map(node => {
    if (isSpreadElement(node)) return columnsOf(checker, [node.expression])
    if (isArrayLiteralExpression(node)) return columnsOf(checker, node.elements)
    if (isCallExpression(node)) return node.arguments[0] && textOf(checker, node.arguments[0])?.replaceAll('?', 'null')
    const value = constantOf(checker, node)
    if (value) return columnsOf(checker, [value])
    return textOf(checker, node)?.replace(/ as (\w+)$/, ' as "$1"')
  })
  return columns.includes(undefined) ? undefined : columns.flatMap(each => each ?? [])
}

function elementOf(checker: Checker, type: Type): Type | undefined {
  if (!checker.isArrayLikeType(type)) return undefined
  return checker.getTypeArguments(type as TypeReference)[0]
}

function fieldsOf(checker: Checker, type: Type): Query['fields'] {
  if (type.flags & TypeFlags.AnyOrUnknown) return undefined
  const fields = new Map<string, readonly Kind[]>()
  for (const each of partsOf(type)) {
    for (const property of checker.getPropertiesOfType(each)) {
      const of = checker.getTypeOfSymbol(property)
      const kinds = of ? partsOf(of).map(part => kindOf(checker, part)) : []
      fields.set(property.name, [...new Set([...(fields.get(property.name) ?? []), ...kinds])])
    }
  }
  return fields
}

/** The members of a union that are something: of another type, itself. */
const partsOf = (type: Type): readonly Type[] =>
  (type.isUnionType() ? (type.getTypes() ?? []) : [type]).filter(({ flags }) => !(flags & TypeFlags.Nullable))

function kindOf(checker: Checker, type: Type): Kind {
  if (type.flags & TypeFlags.StringLike) return 'string'
  if (type.flags & TypeFlags.NumberLike) return 'number'
  if (type.flags & TypeFlags.BooleanLike) return 'boolean'
  if (type.getSymbol()?.name === 'Date') return 'Date'
  // An id is a string with a brand.
  if (type.isIntersectionType()) return (type.getTypes() ?? []).map(part => kindOf(checker, part))[0] ?? 'json'
  const element = elementOf(checker, type)
  const kinds = new Set(element && partsOf(element).map(part => kindOf(checker, part)))
  const [kind = 'json'] = kinds
  return kinds.size === 1 && kind !== 'json' ? `${kind}[]` : 'json'
}
