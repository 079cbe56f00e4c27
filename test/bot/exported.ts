import { registered } from '../registered.ts'

/** Two connected companies; Contoso asked with a note. */
export async function pair(note = 'Shall we?') {
  const ada = await registered({ name: 'Contoso' })
  const bob = await registered({ name: 'Fabrikam' })
  const question = await ada.say('connect with fabrikam')
  await ada.press(question, 'Confirm', { note })
  await bob.press(await bob.say('pending'), 'Accept')
  return { ada, bob }
}
