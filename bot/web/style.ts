import { createHash } from 'node:crypto'

/** The one stylesheet of all pages, in the look of Teams, light and dark as the reader's machine has it. */
export const style = `
:root{color-scheme:light dark;--ground:#f5f5f5;--surface:#fff;--text:#242424;--subtle:#5c5c5c;--line:#d1d1d1;--field:#616161;
--brand:#5b5fc7;--on-brand:#fff;--soft:#e8ebfa;--bad:#b10e1c;--bad-soft:#fdf3f4;--good:#0e700e;--good-soft:#f1faf1}
@media (prefers-color-scheme:dark){:root{--ground:#1f1f1f;--surface:#292929;--text:#fff;--subtle:#c0c0c0;--line:#525252;--field:#adadad;
--brand:#8b90f7;--on-brand:#111;--soft:#2f2f4a;--bad:#f1707b;--bad-soft:#3b2a2c;--good:#6bc26b;--good-soft:#1d2f1d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 "Segoe UI",system-ui,sans-serif}
header{padding:1rem 1rem 0;max-width:40rem;margin:0 auto;color:var(--brand);font-weight:600}
main{max-width:40rem;margin:1rem auto 3rem;padding:1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:8px}
.wide header,.wide main{max-width:58rem}.full header,.full main{max-width:100rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0}a{color:var(--brand)}.subtle{color:var(--subtle)}
blockquote{border-left:4px solid var(--line);margin:1rem 0;padding:0 1rem}
label{display:block;margin:.75rem 0 .25rem}fieldset{margin:1rem 0;border:1px solid var(--line);border-radius:4px}
legend{padding:0 .25rem;font-weight:600}
fieldset label,label:has(>[type=checkbox]){font-weight:400;padding-left:1.6rem;text-indent:-1.6rem}fieldset .subtle{display:block;text-indent:0}th label{margin:0}
textarea,select,input:not([type=checkbox],[type=radio],[type=hidden]){display:block;width:100%;font:inherit;color:inherit;
background:var(--surface);border:1px solid var(--field);border-radius:4px;padding:.4rem .6rem;min-height:2.5rem}
input[type=file]::file-selector-button{font:inherit;font-weight:600;padding:.4rem 1rem;margin-right:.75rem;border:1px solid var(--field);border-radius:4px;
background:var(--surface);color:var(--text)}
input[type=file]{padding:2rem 1rem;border:2px dashed var(--field);background:var(--ground);cursor:pointer}
input[type=checkbox],input[type=radio]{width:1.1rem;height:1.1rem;vertical-align:-.2rem;margin-right:.4rem;accent-color:var(--brand)}
button,.button{display:inline-block;font:inherit;font-weight:600;min-height:2.5rem;padding:.4rem 1rem;margin:.5rem .5rem .5rem 0;
border:1px solid var(--field);border-radius:4px;background:var(--surface);color:var(--text);cursor:pointer;text-decoration:none}
button.first{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}.scroll td,.scroll th{white-space:nowrap;max-width:20rem;overflow:hidden;text-overflow:ellipsis}
.scroll .whole{white-space:normal;min-width:16rem}
.alert{border-left:4px solid var(--bad);background:var(--bad-soft);padding:.5rem 1rem;border-radius:4px}
.good{border-left:4px solid var(--good);padding:.5rem 1rem}
.tabs{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;margin:.75rem 0 1rem}.tabs [aria-current]{font-weight:600;color:var(--text);text-decoration:none}
.filter{display:flex;flex-wrap:wrap;gap:0 1rem;border:0;padding:0;margin:0}.filter div{flex:1 1 10rem}.filter legend{position:absolute;left:-100vw}
summary{cursor:pointer;padding:.5rem 0}.search{max-width:48rem}th a{color:inherit}dt{font-weight:600;margin-top:.75rem}dd{margin:0}
.steps{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:0 0 1.25rem;color:var(--subtle)}
.steps [aria-current]{color:var(--brand);font-weight:600}
.counts{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin:1rem 0}.counts b{display:block;font-size:1.5rem}
progress{width:100%;height:.75rem;accent-color:var(--brand)}
#card[aria-busy]{opacity:.6}#card label{margin:0}#card textarea{min-height:4.5rem}#card [role=heading]{outline:none}
.ac-actionSet{flex-wrap:wrap}.ac-pushButton{max-width:100%;white-space:normal!important}#card .ac-pushButton>*{white-space:normal!important}.ac-pushButton.style-positive,.ac-pushButton.primary{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}
.ac-pushButton.style-destructive{background:var(--bad);border-color:var(--bad);color:var(--surface)}
.more summary{width:max-content;max-width:100%;color:var(--brand);font-weight:600}.more div{display:flex;flex-wrap:wrap}
@media (max-width:40rem){main{margin:0;border:0;border-radius:0;padding:1rem}
.cells thead{position:absolute;left:-100vw}.cells tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
.cells td,.cells th{display:block;border:0;padding:.15rem 0}}
`

/** Its address changes with it, so that browsers may keep it. */
export const styleAddress = `/style-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`
