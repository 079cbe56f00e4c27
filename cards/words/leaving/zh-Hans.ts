import type { LeavingWords } from './en.ts'

export const leavingWords: LeavingWords = {
  erased: {
    person: '（已删除的人员）',
    company: '（已删除的公司）',
    collaboration: '（已删除的协作）',
  },

  terms: {
    accepted: '已代表贵公司接受',
    acceptedBy: (version, who, when) => `第 ${version} 版：${who}，${when}`,
    acceptedByNobody: '贵公司还没有人接受这一版。',
    outdated: '条款有了新版本。贵公司再共享任何内容之前，会再次请求接受。',
  },

  privacy: {
    heading: '隐私',
    purposeTitle: '用途',
    purpose: 'Liaison 的用途是让公司及早看到供应链中的风险并加以应对。不用于其他任何目的。',
    region: region => `贵公司的数据保存在${region}区域。`,
    copies: '当你们向其他区域的合作伙伴共享时，共享内容的副本会保存在那里；请您确认的卡片会写明两个区域。',
    processorsTitle: '为运营方处理数据的第三方',
    processor: (name, purpose, country) => `${name}：${purpose}（${country}）`,
    noProcessors: '本服务的运营方没有列出任何第三方。',
    backups: days => `备份最多在 ${days} 天内仍含有已删除的数据，直到备份过期。`,
    backupsUnknown: '备份在运营方清除之前仍含有已删除的数据；请向运营方询问期限。',
    leave: '您可以带走全部数据、删除贵公司，或删除您自己。',
  },

  responsibilities: {
    heading: '责任',
    companyTitle: '贵公司',
    company: '贵公司决定共享什么、与谁共享，并对有权共享、员工在此书写的内容以及合作伙伴共享给它的数据负责。',
    operatorTitle: '运营方',
    operator:
      '运行本服务的一方负责其正常与安全运行，仅为此保存你们的数据，只向合作伙伴展示你们与其共享的内容，并删除你们要求删除的内容。',
    certificationsTitle: '认证',
    certifications: '本服务没有任何认证，也不声称拥有认证。',
  },

  /** What is in the ZIP of everything, file by file. */
  takeout: {
    company: '公司的资料、区域和设置',
    people: '公司的人员及其角色',
    preferences: '每个人希望如何收到通知',
    terms: '何时由谁接受了哪些版本的条款',
    connections: '与合作伙伴的请求和联系，以及只有贵公司保存的相关信息',
    collaborations: '公司的协作，包括草稿',
    invitations: '发出和收到的邀请，以及共享的内容',
    pastScores: '每一天的可见度',
    notes: '这些邀请上双方的备注',
    grants: '目前谁能看到谁的哪些数据',
    invited: '通过电子邮件邀请的公司',
    addresses: '为导入的公司补充的电子邮件地址',
    loads: '表的每次加载及其数量',
    copies: '其他区域中贵公司表的副本（以登记为准）',
    files: '为加载而发送的文件',
    mappings: '文件的列如何对应',
    history: '按链逐条记录的历史，可供验证',
    historyCsv: '用文字表述的历史',
    imported: '供应商表和客户表中的公司',
    note: '由 Liaison 生成。每个文件都是读取时的状态，介于这两个时刻之间。CSV 文件中会被电子表格执行的文本以撇号开头。',
    table: table => `${table}中目前读取的行`,
  },

  leaving: {
    heading: '带走全部数据或离开',
    exportAll: '导出全部',
    erase: '删除公司',
    takeBack: '撤回',
    forgetMe: '忘记我',

    exportHeading: '导出全部',
    exportText:
      '一个 ZIP 文件，包含贵公司在此拥有的一切：资料、人员、联系、协作、邀请、备注、历史以及已加载的表，格式为 CSV 和 JSON，并附内容清单。',
    exportLink: '链接只能使用一次，半小时内有效，且仅供您使用。您导出全部数据一事会记入历史。',
    exportOpen: '打开页面',
    exportAside: '这里没有可打开的页面。请询问运行此机器人的人。',

    eraseHeading: company => `删除 ${company}？`,
    eraseEnds: '三十天后，以下内容将永久结束',
    connections: '联系',
    requests: '等待中的请求',
    collaborations: '贵公司的协作',
    invitations: '有效的邀请',
    viewers: '将无法再看到贵公司数据的合作伙伴',
    received: '贵公司能看到其数据的合作伙伴',
    tables: '已加载的表',
    rows: '行数',
    people: '人员',
    others: n => `另外 ${n} 家`,
    copyRegions: '其他区域的副本',
    copiesIn: (region, tables, rows) => `${region}：${tables} 张表，${rows} 行`,
    none: '无',
    eraseGone:
      '将删除：资料、员工的姓名和地址、备注、表、其他区域的副本、文件、设置以及你们邀请过的公司。历史只保留标识，不保留姓名。',
    eraseReach: '合作伙伴已经导出的内容留在他们那里，无法触及。',
    eraseMeanwhile: '在此之前一切照旧，贵公司的任何管理员都可以撤回。所有管理员现在会收到通知，结束前七天会再次收到。',
    eraseExport: '如果想保留数据，请先导出全部。',
    eraseType: company => `请输入贵公司的名称以确认：${company}`,
    eraseConfirm: '三十天后删除',

    pending: (company, when) => `${company} 将于 ${when} 被删除`,
    pendingShort: when => `贵公司将于 ${when} 被删除。在此之前，管理员可以撤回。`,
    askedBy: (who, when) => `${who} 于 ${when} 提出。`,
    soon: '这是提醒：过了那一天就无法撤回。',
    staying: company => `${company} 予以保留`,
    stayingText: '不会删除任何内容。',
    takenBack: (who, when) => `${who} 已于 ${when} 撤回。`,
    tookBack: '已撤回。不会删除任何内容。',
    nothingAsked: '没有人要求删除贵公司。没有可撤回的内容。',

    forgetHeading: '忘记您？',
    forgetText:
      '您的姓名、地址、语言和时区、通知设置以及此聊天都将在此删除，我不会再给您写信。您为公司所做的事会保留，只有标识而没有您的姓名：答复、备注以及历史中的记录。',
    forgetReach: 'Teams 或您的邮箱中已有的消息，我无法删除。',
    forgetAgain: '如果您再给我写信，您将作为我不认识的人重新加入贵公司。',
    forgetLastAdmin: '您是最后一位管理员。请先让其他人成为管理员，或者删除公司。',
    forgotten: '已忘记您。如果您再给我写信，您将重新加入。',

    pageTitle: '导出全部',
    pageText: company => `${company} 在 Liaison 上拥有的一切，为一个 ZIP 文件。`,
    pageOnce: '只能使用一次。按下按钮后开始下载；数据较多时需要一些时间。',
    pageButton: '下载',
    pageUsed: '此链接已被使用。请输入“导出全部”获取新的链接。',
    pageInvalid: '此链接无效或已过期。请输入“导出全部”获取新的链接。',
  },
}
