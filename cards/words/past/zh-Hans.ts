import type { Words } from '../en.ts'

const points = (n: number) => `${n.toLocaleString('zh')} 个百分点`

export const pastWords: Pick<Words, 'past'> = {
  past: {
    heading: '变化趋势',
    all: '贵公司对所有合作伙伴的可见度变化',
    ofThem: partner => `贵公司对${partner}的可见度变化`,
    ofUs: partner => `${partner}对贵公司的可见度变化`,
    ofBoth: partner => `贵公司与${partner}之间的可见度变化`,
    inCollaboration: (title, collaboration) => `${title}：${collaboration}`,
    of: collaboration => `${collaboration}的可见度变化`,
    more: (n, from, to) => `${to}比${from}高 ${points(n)}`,
    less: (n, from, to) => `${to}比${from}低 ${points(n)}`,
    same: (from, to) => `${to}与${from}相同`,
    begun: (from, to) => `${from}没有请求任何数据，${to}已有请求`,
    over: (from, to) => `${from}有数据请求，${to}已没有`,
    nothing: '这段时间内没有请求任何数据。',
    known: day => `自${day}起有记录。每一天显示的是当天结束时的可见度（UTC）。`,
    unknown: '从今天起会记录每一天的可见度。请明天再来查看。',
    before: day => `这段时间没有记录：最早的记录是${day}。`,
    never: '那段时间没有记录：当时没有任何请求。',
    ahead: '这段时间还没有到。',
    day: '日期',
    earlier: n => `其间还有 ${n.toLocaleString('zh')} 次变化`,
    chart: '可见度（百分比）',
  },
}
