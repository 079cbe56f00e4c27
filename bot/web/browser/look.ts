/** Text on one background: all of it is named in the stylesheet of our pages, which knows light and dark. */
const onto = (backgroundColor: string | undefined) => ({
  ...(backgroundColor === undefined ? {} : { backgroundColor }),
  foregroundColors: Object.fromEntries(
    ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'].map(color => [
      color,
      { default: 'var(--text)', subtle: 'var(--subtle)' },
    ]),
  ),
})

/** How Microsoft's renderer draws cards on our pages: in the look of the pages. */
export const look = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 14, default: 16, medium: 18, large: 24, extraLarge: 28 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 20, default: 24, medium: 26, large: 30, extraLarge: 36 },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: onto(undefined),
    emphasis: onto('var(--ground)'),
    accent: onto('var(--soft)'),
    good: onto('var(--good-soft)'),
    attention: onto('var(--bad-soft)'),
    warning: onto('var(--bad-soft)'),
  },
  actions: {
    maxActions: 8,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 200 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
  },
}
