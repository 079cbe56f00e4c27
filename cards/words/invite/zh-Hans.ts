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
    promise: '有答复时我会通知您。在此之前，我不会透露该公司是否已在这里。',
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

    pageText: company =>
      `“${company}”希望在 Liaison 中与贵公司建立连接。Liaison 是 Microsoft Teams 中的机器人，互为供需的公司在这里商定彼此共享哪些数据。`,
    pageHow: '请在贵组织的 Microsoft Teams 中打开 Liaison，并发送以下内容：',
    pageOpen: '在 Teams 中打开',
    pageAfter: '如果贵公司尚未使用 Liaison，请先注册。之后该请求便会等待您的答复。',
    pageUntil: until => `有效期至 ${until}。`,
    invalidHeading: '此邀请无效',
  },
  imported: {
    intro: '贵公司供应商表和客户表中尚未加入 Liaison，或在其中未公开资料的公司。',
    search: '名称开头',
    making: '您的数据表有变化，我正在处理。请稍后再看。',
    nothing: '尚未加载供应商或客户。请点击“导入合作伙伴”进行加载。',
    everybody: '您数据表中的公司都已加入或已收到邀请。',
    noSuch: '尚未加入的公司中没有这个名称。',
    noEmail: '没有邮箱地址',
    several: '一次邀请多家公司',
    tick: '要邀请的公司',
    left: n =>
      n === 0 ? '贵公司一天内的邀请数量已达上限，请明天继续。' : `今天还可以邀请 ${n.toLocaleString('zh-Hans')} 家。`,
    tickFirst: '请至少勾选一家公司。未发送任何邀请。',
    invited: companies => `已邀请：${companies}`,
    notInvited: companies => `未邀请（已加入或没有邮箱地址）：${companies}`,
    settled: company => `“${company}”已加入，或已收到邀请。`,
    addressHeading: company => `“${company}”的邮箱地址`,
    addressText: '只有在您邀请该公司时，我才会向此地址发送邮件。该地址仅贵公司可见。',
    addressed: company => `已保存。现在可以邀请“${company}”了。`,
  },
}
