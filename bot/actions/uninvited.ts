import type { Refusal } from '../../domain/kernel/refusal.ts'
import { type Context, may, type Reply, refused } from './context.ts'
import { showProfile, showProfileForm } from './profile.ts'

/** Why nobody can be invited, on the card where that can be fixed. */
export function showUninvited(context: Context, refusal: Refusal): Promise<Reply> {
  const notice = refused(context.reader, refusal)
  const isMendable = refusal.code === 'profile-incomplete' && may(context.by, 'admin')
  return isMendable ? showProfileForm(context, 'general', notice) : showProfile(context, notice)
}
