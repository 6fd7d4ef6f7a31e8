declare module 'mailparser' {
  type Attachment = { contentType: string; content: Buffer }
  export type ParsedMail = {
    messageId?: string
    subject?: string
    date?: Date
    text?: string
    html: string | false
    attachments: Attachment[]
  }
  export function simpleParser(raw: string): Promise<ParsedMail>
}
