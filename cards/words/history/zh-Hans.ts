import type { DenialReason } from '../../../domain/trust/denials.ts'
import type { HistoryWords, Sentences } from './en.ts'

const number = (n: number) => n.toLocaleString('zh-Hans')

const events: Sentences = {
  'company.registered': () => '公司已注册',
  'company.joined': () => '一位同事已加入',
  'person.role-changed': person => `${person}的角色已更改`,
  'profile.saved': () => '公司资料已更改',
  'profile.published': () => '公司资料已设为公开',
  'profile.hidden': () => '公司资料已设为不公开',
  'connection.requested': {
    ours: partner => `您向“${partner}”发送了连接请求`,
    theirs: partner => `“${partner}”向您发送了连接请求`,
  },
  'connection.accepted': {
    ours: partner => `“${partner}”接受了您的连接请求`,
    theirs: partner => `您接受了“${partner}”的连接请求`,
  },
  'connection.declined': {
    ours: partner => `“${partner}”拒绝了您的连接请求`,
    theirs: partner => `您拒绝了“${partner}”的连接请求`,
  },
  'connection.cancelled': {
    ours: partner => `您取消了发给“${partner}”的请求`,
    theirs: partner => `“${partner}”取消了连接请求`,
  },
  'connection.expired': {
    ours: partner => `您发给“${partner}”的请求已过期`,
    theirs: partner => `“${partner}”的请求已过期`,
  },
  'connection.reminded': partner => `已提醒您处理“${partner}”的请求`,
  'connection.muted': partner => `您屏蔽了“${partner}”`,
  'connection.unmuted': partner => `您取消屏蔽了“${partner}”`,
  'connection.related': partner => `您设置了与“${partner}”的业务关系`,
  'connection.ended': partner => `与“${partner}”的连接已断开`,
  'collaboration.drafted': name => `草稿“${name}”已保存`,
  'collaboration.shared': name => `您共享了“${name}”`,
  'collaboration.changed': name => `您更改了“${name}”`,
  'collaboration.deleted': name => `您删除了“${name}”`,
  'invitation.sent': {
    ours: (partner, name) => `您邀请了“${partner}”：${name}`,
    theirs: (partner, name) => `“${partner}”邀请了您：${name}`,
  },
  'invitation.accepted': {
    ours: (partner, name) => `“${partner}”接受了您的邀请：${name}`,
    theirs: (partner, name) => `您接受了“${partner}”的邀请：${name}`,
  },
  'invitation.declined': {
    ours: (partner, name) => `“${partner}”拒绝了您的邀请：${name}`,
    theirs: (partner, name) => `您拒绝了“${partner}”的邀请：${name}`,
  },
  'invitation.changed': {
    ours: (partner, name) => `“${partner}”更改了与您共享的内容：${name}`,
    theirs: (partner, name) => `您更改了与“${partner}”共享的内容：${name}`,
  },
  'invitation.kept': {
    ours: (partner, name) => `“${partner}”与您共享的内容保持不变：${name}`,
    theirs: (partner, name) => `您与“${partner}”共享的内容保持不变：${name}`,
  },
  'invitation.left': {
    ours: (partner, name) => `“${partner}”已退出：${name}`,
    theirs: (partner, name) => `您退出了“${partner}”的协作：${name}`,
  },
  'invitation.withdrawn': {
    ours: (partner, name) => `发给“${partner}”的邀请已撤回：${name}`,
    theirs: (partner, name) => `“${partner}”的邀请已撤回：${name}`,
  },
  'invitation.ended': (partner, name) => `与“${partner}”的协作已结束：${name}`,
  'invitation.expired': {
    ours: (partner, name) => `您发给“${partner}”的邀请已过期：${name}`,
    theirs: (partner, name) => `“${partner}”的邀请已过期：${name}`,
  },
  'invitation.reminded': (partner, name) => `已提醒您处理“${partner}”的邀请：${name}`,
  'invitation.escalated': (partner, name) => `已通知贵公司的管理员，“${partner}”的邀请仍待处理：${name}`,
  'invitation.unprepared': (partner, name) => `已通知贵公司的管理员，“${partner}”可查看的部分数据项暂无数据：${name}`,
  'invitation.widened': {
    ours: (partner, name) => `您向“${partner}”请求了更多数据：${name}`,
    theirs: (partner, name) => `“${partner}”向您请求了更多数据：${name}`,
  },
  'invitation.narrowed': {
    ours: (partner, name) => `您减少了向“${partner}”请求的数据：${name}`,
    theirs: (partner, name) => `“${partner}”减少了向您请求的数据：${name}`,
  },
  'invitation.offered': {
    ours: (partner, name) => `您更改了向“${partner}”提供的数据：${name}`,
    theirs: (partner, name) => `“${partner}”更改了向您提供的数据：${name}`,
  },
  'invitation.noted': (partner, name) => `与“${partner}”的协作中新增了留言：${name}`,
  'terms.accepted': () => '条款已接受',
  'sensitive.guarded': () => '此后只有管理员才能共享财务信息',
  'sensitive.released': () => '此后对接人也可以共享财务信息',
  'preferences.saved': () => '有人更改了通知方式',
  'channel.named': () => '此后会通知一个频道',
  'channel.released': () => '不再通知该频道',
  'history.trimmed': () => '最早的变更记录已移除：记录只在一定期限内保留',
  'access.denied': () => '有人尝试了无权进行的操作',
  'data.declared': () => '公司已说明哪些数据项有数据',
}

const denied: Record<DenialReason, string> = {
  guest: '以来宾身份',
  'not-found': '不存在，或不面向该公司',
  'needs-role': '需要其他角色',
  'needs-admin': '需要管理员',
  stranger: '所属公司尚未注册',
  'unknown-button': '使用了不存在的按钮',
}

export const historyWords: HistoryWords = {
  history: {
    heading: '变更记录',
    events,
    denied,
    empty: '这里没有任何变更。',
    since: when => `自 ${when} 起`,
    week: '最近 7 天',
    all: '显示全部',
    export: '导出',
    exportNote: '“导出”的链接五分钟内有效。',
    automatic: when => `系统自动，${when}`,
    somebody: '姓名已被清除的人员',
    something: '（已清除）',
    erased: '此处如曾有文字，现已清除。',
    partners: n => `合作伙伴：${number(n)} 个`,
    requested: list => `请求：${list}`,
    offered: list => `提供：${list}`,
    shared: list => `共享：${list}`,
    counts: (met, asked, extras) => `请求 ${asked} 项，共享其中 ${met} 项${extras > 0 ? `，额外 ${extras} 项` : ''}`,
    nothing: '无',
    available: list => `有数据：${list}`,
    fromTo: (from, to) => `从${from}改为${to}`,
    region: region => `数据存放区域：${region}`,
    regions: (from, to) => `数据存放区域：${from}，查看方区域：${to}`,
    changes: n => `另有 ${number(n)} 项`,
    columns: {
      seq: '序号',
      at: '时间（UTC）',
      event: '事件',
      sentence: '变更内容',
      person: '人员',
      company: '公司',
      partner: '合作伙伴',
      collaboration: '协作',
      requested: '请求',
      offered: '提供',
      shared: '共享',
      met: '已请求且已共享',
      asked: '请求项数',
      extras: '额外',
      details: '详情',
      written: '文字',
      hash: '校验码',
    },
    expired: '此链接已过期。请在 Teams 中重新打开“变更记录”，然后点击“导出”。',
    invalid: '此链接无效。请在 Teams 中打开“变更记录”，然后点击“导出”。',
  },
}
