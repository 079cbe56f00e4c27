import type { ComponentChildren, VNode } from 'preact'
import type { Reader } from '../../cards/reader.ts'
import { type TableCode, tableGroupCodes, tablesIn } from '../../domain/data/catalogue.ts'

/** Of each page: for whom, where its form goes, and what shows that it is ours. */
export type Frame = { readonly reader: Reader; readonly url: string; readonly token: string }

type Step = 'file' | 'columns' | 'check' | 'load'
const steps: readonly Step[] = ['file', 'columns', 'check', 'load']

export const Steps = ({ reader: { words }, at }: { reader: Reader; at: Step }): VNode => (
  <ol class="steps" aria-label={words.upload.steps}>
    {steps.map((step, index) => (
      <li aria-current={step === at ? 'step' : undefined}>{`${index + 1}. ${words.upload.step[step]}`}</li>
    ))}
  </ol>
)

/** Why nothing came of the last press, above everything else. */
export const Alert = ({ text }: { text: string | undefined }): VNode | null =>
  text === undefined ? null : (
    <p class="alert" role="alert">
      {text}
    </p>
  )

export const TableOptions = ({
  reader: { words },
  chosen,
}: {
  reader: Reader
  chosen: TableCode | undefined
}): VNode => (
  <>
    {tableGroupCodes.map(group => (
      <optgroup label={words.tableGroups[group]}>
        {tablesIn(group).map(table => (
          <option value={table} selected={table === chosen}>
            {words.tables[table]}
          </option>
        ))}
      </optgroup>
    ))}
  </>
)

/** A form of ours with what every one carries. */
export const Form = ({ url, token, children }: Omit<Frame, 'reader'> & { children: ComponentChildren }): VNode => (
  <form method="post" action={url}>
    <input type="hidden" name="token" value={token} />
    {children}
  </form>
)

export const Act = ({ act, title, isFirst = false }: { act: string; title: string; isFirst?: boolean }): VNode => (
  <button type="submit" name="act" value={act} class={isFirst ? 'first' : undefined}>
    {title}
  </button>
)
