import type { LayoutWords } from './en.ts'

const number = (n: number) => n.toLocaleString('zh-Hans')

export const layoutWords: LayoutWords = {
  layout: {
    open: thing => `打开：${thing}`,
    upTo: (label, limit) => `${label}，最多 ${number(limit)} 个字符`,
    youGet: '您将看到',
    theyAskFor: '对方请求',
    theySee: '对方可见',
    youSee: '您可见',
    theyOffer: '对方提供',
    youOffer: '您提供',
    nothing: '无',
    dataEntities: n => `${number(n)} 个数据项`,
    seenAlready: n => `其中 ${number(n)} 项对方已可见`,
    join: (one, other) => `${one}，${other}`,
    extra: entity => `${entity}（额外）`,
    tick: '请勾选您要共享的数据项，不必全部共享。',
    tickAnything: '对方没有指定请求哪些数据项。请勾选您要共享的数据项。',
    shareMore: '共享其他数据',
    otherOf: group => `${group}（未请求）`,
    answerBy: day => `请在 ${day} 前答复`,
    again: day => `${day} 起可再次发送`,
    over: '未被接受',
    toAnswer: '处理',
    toAsk: '提问',
    toSetUp: '设置',
  },
}
