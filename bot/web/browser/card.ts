import { type Action, AdaptiveCard, ExecuteAction, HostConfig, SerializationContext, Versions } from 'adaptivecards'
import { look } from './look.ts'

/** What the server tells: a card to draw; `asks` when its button is to repeat the press before, with the number that is typed. */
type Told = { readonly card: { readonly fallbackText: string }; readonly asks?: boolean }
/** A press, as the server takes it. */
type Press = { readonly verb: string; readonly data: Readonly<Record<string, unknown>>; readonly number?: string }

// Texts are people's: none is taken for Markdown, so none ever becomes HTML.
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false
}

const config = new HostConfig(look)
const stage = document.getElementById('card')
const { card = '', press = '', failed = '', more = '' } = stage?.dataset ?? {}
/** The press that waits for a number. */
let asked: Press | undefined
let isSending = false

if (stage) show(stage, { card: JSON.parse(card) })

function show(stage: HTMLElement, { card }: Told) {
  const drawn = new AdaptiveCard()
  drawn.hostConfig = config
  drawn.onExecuteAction = action => void pressed(stage, action)
  // Microsoft's own menu speaks English, and its entries hear Enter alone.
  const menus: (readonly Action[])[] = []
  drawn.onRenderOverflowActions = actions => menus.push([...actions]) > 0
  drawn.parse(card, new SerializationContext(Versions.v1_5))
  const element = drawn.render()
  if (!element) return
  for (const actions of menus) actions[0]?.parent?.renderedElement?.append(menuOf(actions))
  stage.replaceChildren(element)
  document.title = `${card.fallbackText} · Liaison`
  const [heading, ...others] = element.querySelectorAll<HTMLElement>('[role=heading]')
  heading?.setAttribute('aria-level', '1')
  for (const other of others) other.setAttribute('aria-level', '2')
  if (heading) heading.tabIndex = -1
  // As in a form: Enter in a line of text presses the button that is meant.
  for (const line of element.querySelectorAll<HTMLElement>('input.ac-textInput'))
    line.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') element.querySelector<HTMLElement>('.style-positive')?.click()
    })
}

/** What is rarely needed, as the form of the page has it. */
function menuOf(actions: readonly Action[]): HTMLElement {
  const menu = document.createElement('details')
  menu.className = 'more'
  const title = document.createElement('summary')
  title.textContent = more
  const buttons = document.createElement('div')
  for (const action of actions) {
    action.render()
    if (action.renderedElement) buttons.append(action.renderedElement)
  }
  menu.append(title, buttons)
  return menu
}

async function pressed(stage: HTMLElement, action: Action) {
  if (!(action instanceof ExecuteAction) || isSending) return
  const { number, ...data } = { ...action.data } as Record<string, unknown>
  const repeated = asked?.verb === action.verb ? asked : undefined
  const sent: Press = repeated ? { ...repeated, number: `${number ?? ''}` } : { verb: action.verb, data }
  const told = await send(stage, sent)
  if (!told) return
  asked = told.asks ? { verb: sent.verb, data: sent.data } : undefined
  show(stage, told)
  // Whoever hears the page hears what has become of it.
  stage.querySelector<HTMLElement>('[role=heading]')?.focus()
  window.scrollTo(0, 0)
}

/** Undefined when nobody knows what became of it: then the page says so, and everything typed stays. */
async function send(stage: HTMLElement, sent: Press): Promise<Told | undefined> {
  isSending = true
  stage.setAttribute('aria-busy', 'true')
  stage.querySelector('[role=alert]')?.remove()
  try {
    const response = await fetch(press, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
      credentials: 'omit',
    })
    return (await response.json()) as Told
  } catch {
    const alert = document.createElement('p')
    alert.className = 'alert'
    alert.setAttribute('role', 'alert')
    alert.textContent = failed
    stage.append(alert)
    return undefined
  } finally {
    isSending = false
    stage.removeAttribute('aria-busy')
  }
}
