/** Something on a card that cannot be seen, or not be read. */
export type Flaw = { readonly card: string; readonly what: string; readonly where: string }

/** Runs in the page: what of each card is cut, scrolls sideways, or has too little contrast. */
export function flawsIn(): Flaw[] {
  const LEAST = 4.5
  const flaws: Flaw[] = []

  const rgba = (color: string): number[] => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  const over = ([r = 0, g = 0, b = 0, a = 1]: number[], [r2 = 0, g2 = 0, b2 = 0]: number[]) => [
    r * a + r2 * (1 - a),
    g * a + g2 * (1 - a),
    b * a + b2 * (1 - a),
    1,
  ]
  const behind = (element: Element): number[] => {
    const layers: number[][] = []
    for (let each: Element | null = element; each; each = each.parentElement) {
      const layer = rgba(getComputedStyle(each).backgroundColor)
      if ((layer[3] ?? 0) > 0) layers.push(layer)
      if (layer[3] === 1) break
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1])
  }
  const light = (color: number[]) => {
    const [r = 0, g = 0, b = 0] = color.slice(0, 3).map(value => {
      const part = value / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one: number[], other: number[]) => {
    const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a)
    return (high + 0.05) / (low + 0.05)
  }

  for (const section of document.querySelectorAll('[data-card]')) {
    const card = section.getAttribute('data-card') ?? ''
    const { left, right } = section.getBoundingClientRect()
    for (const element of section.querySelectorAll('*')) {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      const style = getComputedStyle(element)
      if (style.visibility === 'hidden') continue
      // The sign of the menu is the client's own: three dots, a pixel wider than their box.
      if (element.closest('.fui-MenuButton')) continue
      const where = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`
      if (box.right > right + 1 || box.left < left - 1) flaws.push({ card, what: 'beyond its edge', where })
      const hides = /hidden|clip|auto|scroll/
      const isField = element.matches('input, textarea, select')
      if (!isField && hides.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        flaws.push({ card, what: 'cut or scrolled sideways', where })
      if (!isField && hides.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2)
        flaws.push({ card, what: 'cut below', where })
      // The colours of a chart are the client's, too: it knows no dark theme. The card says the same in words.
      if (element.closest('.ac-adaptiveCard > :has([aria-label*="Line chart"])')) continue
      const says = [...element.childNodes].some(node => node.nodeType === 3 && (node.textContent ?? '').trim() !== '')
      if (!says) continue
      const back = behind(element)
      const ratio = contrast(over(rgba(style.color), back), back)
      if (ratio < LEAST) flaws.push({ card, what: `contrast ${ratio.toFixed(2)}`, where })
    }
  }
  return flaws
}

/** What somebody hears who goes through a card by the keyboard, and at which place of the page each of it is. */
export type Heard = {
  readonly card: string
  readonly names: readonly string[]
  readonly unreached: readonly string[]
  readonly order: readonly number[]
}

/** Runs in the page: the names of the buttons of each card, and the places of all that the keyboard reaches. */
export function buttonsIn(): Heard[] {
  return [...document.querySelectorAll('[data-card]')].map(section => {
    const reached = [
      ...section.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, [tabindex]'),
    ].filter(each => each.tabIndex >= 0 && each.getBoundingClientRect().height > 0)
    // What opens the list of a field belongs to the field, which the keyboard reaches.
    const buttons = [...section.querySelectorAll<HTMLElement>('button, [role="button"]')].filter(
      each => each.getBoundingClientRect().height > 0 && !each.parentElement?.querySelector(':scope > input'),
    )
    return {
      card: section.getAttribute('data-card') ?? '',
      names: buttons.map(each =>
        [each.getAttribute('aria-label') ?? each.textContent ?? '', each.title, each.getAttribute('aria-description')]
          .filter(Boolean)
          .join(' · '),
      ),
      unreached: buttons.filter(each => !reached.includes(each)).map(each => each.textContent ?? ''),
      order: reached.map(each => each.tabIndex),
    }
  })
}
