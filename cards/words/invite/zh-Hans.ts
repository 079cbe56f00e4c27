import type { InviteWords } from './en.ts'

export const inviteWords: InviteWords = {
  invite: {
    heading: '通过邮件邀请',
    offer: '没有找到该公司？可以通过邮件邀请。',
    intro: '我会以贵公司的名义向此地址发送邮件，并附上您的留言。对方加入后，您的连接请求便会在那里等待答复。',
    name: '公司名称',
    email: '邮箱地址',
    note: '留言（选填，会显示在邮件中）',
    vendorId: '我们对其使用的供应商编号（选填）',
    customerId: '我们对其使用的客户编号（选填）',
    duns: '邓白氏编码（选填）',
    own: '这些编号仅供贵公司内部使用。',
    disclosure: list => `建立连接后，对方可以看到贵公司的以下信息：${list}。`,
    noMail: '我无法从此处发送邮件：运营方尚未设置邮件服务器，因此暂时无法邀请。',

    pending: company => `您已邀请“${company}”`,
    expired: company => `您对“${company}”的邀请已过期`,
    cancelled: company => `您已撤回对“${company}”的邀请`,
    answered: company => `您对“${company}”的邀请已有答复`,
    to: '收件人',
    invited: '邀请时间',
    told: '有答复时我会通知您。在此之前，我不会透露该公司是否已在这里。',
    cancelHeading: company => `撤回对“${company}”的邀请？`,
    cancelText: '邮件中的链接将不再有效。',
    row: (company, email) => `${company}（${email}）`,

    joinHeading: company => `“${company}”邀请了您`,
    joinText: (who, company) =>
      `“${company}”的${who}希望与贵公司建立连接。打开请求即可查看并答复。贵公司答复之前，对方不会得知任何消息。`,
    joinOpen: '打开请求',
    joinRegister: company => `“${company}”邀请了您。贵公司注册后，对方的连接请求便会在此等待答复。`,

    mailSubject: company => `“${company}”邀请您使用 Liaison`,
    mailText: (who, company) =>
      `“${company}”的${who}希望在 Liaison 中与贵公司建立连接。互为供需的公司在这里通过 Microsoft Teams 商定彼此共享哪些数据。未经贵公司同意，不会共享任何数据。`,
    mailBegin: '查看如何开始',
    mailLink: until => `链接有效期至 ${until}。`,
    mailWhy: (who, company) => `您收到此邮件，是因为“${company}”的${who}填写了您的地址。`,
    mailStop: '不再接收邀请',

    pageText: company =>
      `“${company}”希望在 Liaison 中与贵公司建立连接。Liaison 是 Microsoft Teams 中的机器人，互为供需的公司在这里商定彼此共享哪些数据。`,
    pageHow: '请在贵组织的 Microsoft Teams 中打开 Liaison，并发送以下内容：',
    pageOpen: '在 Teams 中打开',
    pageAfter: '如果贵公司尚未使用 Liaison，请先注册。之后该请求便会等待您的答复。',
    pageUntil: until => `有效期至 ${until}。`,
    invalidHeading: '此邀请无效',
    stopHeading: '不再接收 Liaison 的邀请？',
    stopText: address => `此后，任何人都无法通过邮件邀请 ${address}。`,
    stopped: '此地址不会再收到邀请。',
  },
}
