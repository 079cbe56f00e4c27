import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder'
import type { Channel } from '../courier.ts'
import { classify } from './connector.ts'
import { messageOf } from './message.ts'

/** Teams as the courier uses it: a chat is known by the reference that was captured when somebody wrote from it. */
export function createChannel(adapter: CloudAdapter, appId: string): Channel {
  return {
    post: (reference, reply) =>
      send(reference, 'post', async context => (await context.sendActivity(messageOf(reply.card)))?.id ?? ''),
    edit: (reference, posted, reply) =>
      send(reference, 'edit', async context => {
        await context.updateActivity({ ...messageOf(reply.card), id: posted.activity })
        return posted.activity
      }),
  }

  async function send(
    reference: unknown,
    verb: 'post' | 'edit',
    act: (context: TurnContext) => Promise<string>,
  ): ReturnType<Channel['post']> {
    // Written by `readArrival`, and kept as it was.
    const known = reference as ConversationReference
    try {
      let activity = ''
      await adapter.continueConversationAsync(appId, known, async context => {
        // A notice answers nothing: botbuilder would make it a reply to an activity that it has made up.
        delete context.activity.id
        activity = await act(context)
      })
      return { conversation: known.conversation.id, activity }
    } catch (error) {
      return classify(error, verb)
    }
  }
}
