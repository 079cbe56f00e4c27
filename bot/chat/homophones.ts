/**
 * Characters that are typed for one another, because they are spoken alike: first the one of our words, then what stands in its
 * place. "认正" is "认证".
 */
export const homophones = `
  证正政郑 们门 品频拼聘 库裤酷 供共工功 应因英映影 商伤上 伙火货 伴板半办 协鞋写斜 作做坐座 合和 可克 见件建间 度渡杜读 视是试 订定丁 单丹担
  发法 货或 生声升 产铲 财材才 务物误 信心 邀要腰 请情清轻青 求球 连联莲 接结街 链练 共工供 享想响向 分份纷 开凯 复付覆负 回会
  数树 据具剧句 备被 注住主 留流 拒据句 绝决觉 受收授 提题 醒行 屏平瓶 蔽避必 断段 改该 名明 导倒到 出初 删山 除初 退推 户护
  认任人 排派 程成城 计记 划画话 配陪 额鹅 厂场 仓苍舱 储出 告高 社设 责则 任认 待代带 处出 理里 收手 等灯 得的 历力 史是 变边
  更耕 新心 区去 域欲 存村 权全 限线 谁水 客刻 网往 欧偶 亚压 洲州 荷何 兰蓝 德得 国过 塑素 料了 电店 化华画花 子字 物务 流留`
  .trim()
  .split(/\s+/)
  .map(([right = '', ...others]) => [right, others] as const)
