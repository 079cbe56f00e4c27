import { pressed, to } from './press.ts'
import { inviteeIn, numberIn } from './said-parts.ts'
import type { Grant } from './wish.ts'

/** I1: the form of an e-mail invitation, with whatever the sentence says of the company. */
export const invite: Grant = async (context, { companies: [company], emails: [email], unknown, said, conditions }) => {
  if (company && !email) return pressed(context, to('connection.ask', { company: company.id }))
  const number = numberIn(said.replace(duns, ''))
  const isCustomer = conditions.relationship === 'customer'
  return pressed(
    context,
    to('prospect.new', {
      name: company?.name ?? (inviteeIn(said) || unknown).slice(0, 200),
      email,
      vendorId: isCustomer ? undefined : number,
      customerId: isCustomer ? number : undefined,
      duns: duns.exec(said)?.[1],
      note: /(?:\b(?:note|notiz|nachricht|message)\b|备注|附言|留言)\s*[:：]\s*(\S[\s\S]*)$/iu.exec(said)?.[1],
    }),
  )
}

const duns = /\bd-?u-?n-?s\b(?:[\s:：#.=-]|number|no|nr|nummer|is|ist|号码?|编号|是|为)*(\d[\d -]{7,}\d)/iu
