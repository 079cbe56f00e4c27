import type {
  IActionSet,
  IBadge,
  IChoiceSetInput,
  IColumn,
  IColumnSet,
  IContainer,
  IExecuteAction,
  IFactSet,
  IImage,
  ILineChart,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITable,
  ITableCell,
  ITableRow,
  ITextBlock,
  ITextInput,
  IToggleInput,
  IToggleVisibilityAction,
} from '@microsoft/teams.cards'

/** A part of a card, as it is sent. */
export type Element = { readonly type: string; readonly [property: string]: unknown }

/** A button, as it is sent. */
export type Action = { readonly type: string; readonly title: string; readonly [property: string]: unknown }

/** What Teams knows of an element, of parts that are made already. */
type Typed<T> = {
  readonly [K in keyof T]: K extends 'items' | 'columns' | 'rows' | 'cells'
    ? readonly Element[]
    : K extends 'actions'
      ? readonly Action[]
      : K extends 'selectAction' | 'inlineAction' | 'fallback'
        ? Action | undefined
        : T[K] extends readonly (infer E)[] | undefined
          ? readonly E[]
          : object extends Pick<T, K>
            ? T[K] | undefined
            : T[K]
}

/** Not every client draws it: then its fallback is. */
type TypedNewer<T> = Typed<Omit<T, 'fallback'>> & { readonly fallback: Element }

type TypedElement =
  | Typed<IActionSet>
  | TypedNewer<IBadge>
  | Typed<IChoiceSetInput>
  | Typed<IColumn>
  | Typed<IColumnSet>
  | Typed<IContainer>
  | Typed<IFactSet>
  | Typed<IImage>
  | TypedNewer<ILineChart>
  | Typed<IRichTextBlock>
  | (Typed<Omit<ITable, 'columns'>> & { readonly columns: readonly { readonly width: number }[] })
  | Typed<ITableCell>
  | Typed<ITableRow>
  | Typed<ITextBlock>
  | Typed<ITextInput>
  | Typed<IToggleInput>

type TypedAction = { readonly title: string } & (
  | Typed<IExecuteAction>
  | Typed<IOpenUrlAction>
  | Typed<ISubmitAction>
  | Typed<IToggleVisibilityAction>
)

/** An element as Teams defines it: a property that it does not have, or a value that it does not know, does not compile. */
export const element = (typed: TypedElement): Element => typed

/** A button, likewise. */
export const action = (typed: TypedAction): Action => typed
