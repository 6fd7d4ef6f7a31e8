import { redirect } from '@remix-run/node'

type Contact = { id: string; erasedAt: Date | null }

/** What is asked of a contact that was erased leads to its page; there is nothing to fill in any more. */
export function leaveErased(contact: Contact): void {
  if (contact.erasedAt) throw redirect(`/contacts/${contact.id}`)
}

/** The same for a form that was left open: its page says that nothing of it was kept. */
export function refuseErased(contact: Contact): void {
  if (contact.erasedAt) throw formOfErased(contact.id)
}

export const formOfErased = (id: string): Response => redirect(`/contacts/${id}?said=erased`)
