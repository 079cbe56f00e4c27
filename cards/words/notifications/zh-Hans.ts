import type { NewsKind, Way } from '../../../domain/delivery/preference.ts'
import type { NotificationWords } from './en.ts'

const kinds: Record<NewsKind, string> = {
  requests: '请求和邀请',
  answers: '答复',
  notes: '留言',
  reminders: '提醒',
  changes: '结束的事项以及本公司的变更',
}

const ways: Record<Way, string> = { instant: '立即', digest: '每天汇总一次', off: '不通知' }

export const notificationWords: NotificationWords = {
  notifications: {
    intro: '请选择我如何通知您。无论如何，等待您答复的事项都在“待您处理”中。',
    kinds,
    ways,
    digestHour: '每日汇总的时间',
    quietFrom: '免打扰开始',
    quietTo: '免打扰结束',
    noQuiet: '不设免打扰时段',
    quiet: '在免打扰时段内，我会先替您保留，结束后再通知您。',
    zone: zone => `Teams 告知的您的时区：${zone}。`,
    always: '角色变更，以及您要求提醒的事项，我始终会立即通知您。',
    email: '只有在 Teams 中联系不到您时，我才会写信到此地址。',
    waits: address =>
      `我已写信到 ${address}，该地址等待确认：在打开邮件中的链接并确认之前，我不会再向该地址发送其他内容。`,
    stopped: address => `不会向 ${address} 发送邮件：有人通过邮件中的链接停止了接收。`,
    sentAgain: '已再次发送邮件，之前的链接不再有效。',
    saved: '已保存。',
    digest: n => `自上次汇总以来有 ${n} 条新消息`,
    digestMore: n => `另有 ${n} 条。需要答复的事项在“待您处理”中。`,
    replaced: title => `${title}：请看此聊天中较新的卡片`,
  },

  mail: {
    why: '您收到此邮件，是因为我无法在 Teams 中联系到您。',
    answer: '查看并答复',
    link: until => `此链接仅供您本人使用，答复后即失效，最迟于 ${until} 失效。`,
    openTeams: '在 Teams 中打开',
    confirm: '是，请写信到这里',
    confirmHeading: '这是您的邮箱地址吗？',
    confirmText: name =>
      `${name} 在 Microsoft Teams 中向 Liaison 提供了此地址，以备 Teams 无法联系时使用。如果不是您本人，请不必理会：不会再向此地址发送邮件。`,
    contact: '是，这是我们的地址',
    contactHeading: company => `这是 ${company} 的邮箱地址吗？`,
    contactText: (name, company) =>
      `${name} 在 Microsoft Teams 中向 Liaison 提供了此地址，作为 ${company} 的联系地址。如果不是，请不必理会：该地址将不起作用。`,
    contactConfirmed: (address, company) => `此后，邀请 ${address} 使用 Liaison 的公司会在 Teams 中联系到 ${company}。`,
    confirmUntil: until => `此链接只能使用一次，有效期至 ${until}。`,
    confirmed: address => `此后，在 Teams 中联系不到您时，我会写信到 ${address}。每封邮件都附有停止接收的链接。`,
    unsubscribe: '不再接收邮件',
    unsubscribeHeading: '不再接收 Liaison 的邮件？',
    unsubscribeText: address => `此后不会再向 ${address} 发送消息或邀请。其他一切不变：待处理的事项仍保留在 Teams 中。`,
    unsubscribed: address => `不会再向 ${address} 发送邮件。`,
    allow: '您可以在此撤销。',
    allowed: address => `会再次向 ${address} 发送邮件。`,
    number: '数字',
    numberText: (number, title) =>
      `请输入 ${number}，然后按“${title}”。邮件程序会自动打开链接并按下按钮：输入数字表明是您本人。`,
    more: '更多选项',
    numberWrong: '数字不正确。未作任何更改。',
    invalidHeading: '此链接无效',
    invalid: '链接不完整或已过期。请在 Teams 中打开 Liaison：“待您处理”会显示需要答复的事项。',
    othersHeading: '需要由其他人答复',
    settledHeading: '此事已处理',
    settled: '未作任何更改。请在 Teams 中打开 Liaison 查看当前情况。',
    done: '已完成。您可以关闭此页面。',
  },

  channel: {
    heading: '通知此频道？',
    text: '此后，频道中的所有人都会看到贵公司与合作伙伴之间发生的事：谁提出请求、谁作出答复，以及留言。不能在此答复。此频道将取代之前指定的频道。',
    stopHeading: '停止通知此频道？',
    stopText: '此处不再发布任何内容。贵公司的人员仍会在各自的聊天中收到通知。',
    named: '从现在起会通知此频道。',
    stopped: '不再通知此频道。',
    notHere: '请在要通知的频道中提及我，并输入“在此通知”。',
    note: '如需答复，请打开您与我的个人聊天。',
  },

  missed: {
    heading: '未送达的通知',
    button: '未送达的通知',
    intro: '最近 30 天内，既未能在 Teams 中、也未能通过邮件送达的通知。',
    empty: '全部已送达。',
    for: (who, when) => `收件人：${who}，${when}`,
    gone: '已不存在的事项',
    whys: {
      'never-met': '尚未与我开始聊天，我也不知道其邮箱地址。',
      uninstalled: '已从 Teams 中移除我，我也不知道其邮箱地址。',
      blocked: 'Teams 不允许我给此人发消息，我也不知道其邮箱地址。',
      'mail-limit': '无法在 Teams 中联系到，且当天的邮件数量已达上限。',
      'mail-stopped': '无法在 Teams 中联系到，且不希望收到邮件。',
      'mail-refused': '无法在 Teams 中联系到，且邮件被拒收。',
      other: 'Teams 未接收此通知。',
    },
  },
}
