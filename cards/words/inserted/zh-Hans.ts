import type { Words } from '../en.ts'

export const insertedWords: Pick<Words, 'inserted'> = {
  inserted: {
    collaboration: 'Liaison 中的一项协作。参与其中的人可以看到内容。',
    openCollaboration: '在我的聊天中打开',
    connect: '请求建立联系',
    nothing: '没有找到。',
    unknown: '我还不认识您。请先在您与 Liaison 的聊天中发送“你好”。',
    link: 'Liaison 的页面',
    personal: '此链接只属于一个人。打开它的人将以其身份操作：请勿转发。',
    public: '此页面对所有人开放。',
  },
}
